"""Where people live in Denmark, roughly, and what they do there: material for a made-up country of activities."""

# Town, postcode, latitude, longitude, thousands of people.
TOWNS: tuple[tuple[str, int, float, float, int], ...] = (
    ("København", 2100, 55.676, 12.568, 660), ("Frederiksberg", 2000, 55.679, 12.514, 105), ("Aarhus", 8000, 56.157, 10.211, 290),
    ("Odense", 5000, 55.403, 10.402, 183), ("Aalborg", 9000, 57.048, 9.919, 120), ("Esbjerg", 6700, 55.467, 8.452, 72),
    ("Randers", 8900, 56.461, 10.036, 64), ("Horsens", 8700, 55.861, 9.850, 63), ("Kolding", 6000, 55.490, 9.472, 62),
    ("Vejle", 7100, 55.711, 9.536, 61), ("Roskilde", 4000, 55.642, 12.080, 53), ("Herning", 7400, 56.136, 8.974, 52),
    ("Silkeborg", 8600, 56.170, 9.545, 51), ("Hørsholm", 2970, 55.881, 12.501, 48), ("Helsingør", 3000, 56.036, 12.614, 48),
    ("Næstved", 4700, 55.230, 11.761, 45), ("Viborg", 8800, 56.453, 9.402, 42), ("Fredericia", 7000, 55.566, 9.753, 41),
    ("Køge", 4600, 55.458, 12.182, 39), ("Holstebro", 7500, 56.360, 8.616, 37), ("Taastrup", 2630, 55.652, 12.292, 36),
    ("Slagelse", 4200, 55.403, 11.354, 35), ("Hillerød", 3400, 55.928, 12.301, 36), ("Sønderborg", 6400, 54.909, 9.789, 28),
    ("Holbæk", 4300, 55.717, 11.713, 30), ("Svendborg", 5700, 55.060, 10.607, 27), ("Hjørring", 9800, 57.464, 9.982, 26),
    ("Ringsted", 4100, 55.443, 11.790, 24), ("Frederikshavn", 9900, 57.441, 10.537, 23), ("Nørresundby", 9400, 57.059, 9.923, 23),
    ("Haderslev", 6100, 55.250, 9.489, 22), ("Skive", 7800, 56.567, 9.027, 20), ("Nyborg", 5800, 55.312, 10.790, 18),
    ("Kalundborg", 4400, 55.679, 11.089, 16), ("Nykøbing F", 4800, 54.769, 11.874, 17), ("Aabenraa", 6200, 55.044, 9.417, 16),
    ("Thisted", 7700, 56.955, 8.694, 13), ("Nordborg", 6430, 55.057, 9.741, 6), ("Gråsten", 6300, 54.919, 9.595, 4),
    ("Augustenborg", 6440, 54.952, 9.872, 3), ("Rønne", 3700, 55.101, 14.706, 14), ("Tønder", 6270, 54.933, 8.867, 8),
    ("Ribe", 6760, 55.330, 8.762, 8), ("Skagen", 9990, 57.721, 10.584, 8), ("Grenaa", 8500, 56.416, 10.878, 14),
    ("Middelfart", 5500, 55.506, 9.731, 16), ("Ikast", 7430, 56.139, 9.157, 16), ("Grindsted", 7200, 55.757, 8.928, 10),
    ("Varde", 6800, 55.621, 8.481, 14), ("Maribo", 4930, 54.777, 11.500, 6),
)  # fmt: skip

WHAT: dict[str, tuple[str, ...]] = {
    "coffee_social": ("Kaffeklub", "Åbent hus", "Formiddagskaffe", "Café for alle", "Snak over en kop kaffe"),
    "shared_meals": ("Fællesspisning", "Spis sammen", "Suppeaften", "Folkekøkken"),
    "parasport": ("Parasvømning", "Kørestolsbasket", "Boccia", "Handicapbadminton", "Siddende yoga"),
    "movement": ("Seniorgymnastik", "Svømning", "Linedance", "Bordtennis", "Cirkeltræning", "Badminton for alle"),
    "outdoors": ("Gåtur", "Vandreklub", "Krolf", "Roning for begyndere", "Stavgang i skoven"),
    "music_song": ("Kor uden noder", "Fællessang", "Mandekor", "Guitar for begyndere"),
    "creative": ("Strikkecafé", "Broderi", "Maleværksted", "Keramik", "Syklub"),
    "games": ("Skak", "Banko", "Brætspil", "Bridge", "E-sport for voksne"),
    "culture": ("Læsekreds", "Foredrag", "Skriveværksted", "Filmklub"),
    "learning": ("It-hjælp", "Sprogcafé", "Dansk for nye", "Lektiecafé for voksne"),
    "volunteering": ("Besøgsven", "Hjælp i genbrug", "Kør en tur", "Hold haven"),
    "workshop": ("Mandeværksted", "Træværksted", "Cykelværksted", "Reparationscafé"),
    "support_group": ("Sorggruppe", "Pårørendegruppe", "Samtalegruppe om angst", "Gruppe for unge"),
    "counselling": ("Åben rådgivning", "Gældsrådgivning", "Hjælp til breve", "Retshjælp"),
    "faith": ("Babysalmesang", "Stille gudstjeneste", "Bibelkreds", "Kirkekaffe"),
    "garden_animals": ("Fælleshave", "Hundeklub", "Havedag", "Ridning for alle"),
}  # fmt: skip
WHO = (
    "for begyndere",
    "for seniorer",
    "for nye i byen",
    "for alle",
    "for mænd",
    "for kvinder",
    "om aftenen",
    "i sognehuset",
    "på havnen",
    "",
)
SENTENCES = (
    "Vi mødes i god tid og drikker kaffe sammen, før vi går i gang.", "Du behøver ikke kunne noget i forvejen.",
    "Der er altid en frivillig, som tager imod nye.", "Vi taler roligt og har god tid til alle.",
    "Nogle har været med i mange år, andre kom i sidste uge.", "Man kan sidde ned undervejs, hvis man bliver træt.",
    "Tag gerne en ven, en nabo eller en hjælper med.", "Vi holder til i lokaler i stueplan tæt på bussen.",
    "Prisen dækker kaffe og materialer.", "Ring gerne først, hvis du er i tvivl om noget.",
    "Vi slutter med en sang eller en kort historie.", "Om sommeren er vi ude, når vejret er til det.",
    "Der er plads til både dem, der taler meget, og dem, der helst lytter.", "Du bestemmer selv, hvor længe du bliver.",
    "Vi spiser det, de frivillige har lavet, og hjælpes ad med opvasken.", "Musikken er lav, og lyset er dæmpet.",
    "Instruktøren er uddannet og kender til ryg og knæ.", "Børnebørn er velkomne i ferierne.",
    "Vi låner redskaber ud de første gange.", "Det er gratis at prøve.",
)  # fmt: skip
VENUES = ("Sognehuset", "Borgerhuset", "Hallen", "Biblioteket", "Forsamlingshuset", "Frivillighuset", "Skolen", "Aktivitetscentret", "Klubhuset", "Kulturhuset")  # fmt: skip
