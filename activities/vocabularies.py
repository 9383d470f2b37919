"""Every coded word of the product, with its Danish source label. A code is never renamed once published."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganisationKind(models.TextChoices):
    """What sort of body runs an activity (schema.org Organization)."""

    ASSOCIATION = "association", _("Forening")
    VOLUNTEER_GROUP = "volunteer_group", _("Frivillig gruppe")
    MUNICIPAL_OFFER = "municipal_offer", _("Kommunen")
    CHURCH = "church", _("Kirke eller menighed")
    HOUSING = "housing", _("Boligforening")
    PATIENT_ASSOCIATION = "patient_association", _("Patientforening")
    SOCIAL_ENTERPRISE = "social_enterprise", _("Socialøkonomisk virksomhed")


class Category(models.TextChoices):
    """What one does there (OpenActive `activity` concepts)."""

    COFFEE_SOCIAL = "coffee_social", _("Kaffe og samvær")
    SHARED_MEALS = "shared_meals", _("Fællesspisning")
    PARASPORT = "parasport", _("Parasport")
    MOVEMENT = "movement", _("Motion og bevægelse")
    OUTDOORS = "outdoors", _("Natur og udeliv")
    MUSIC_SONG = "music_song", _("Musik og sang")
    CREATIVE = "creative", _("Kreativt og håndværk")
    GAMES = "games", _("Spil, kort og e-sport")
    CULTURE = "culture", _("Kultur, læsning og foredrag")
    LEARNING = "learning", _("Læring, sprog og it")
    VOLUNTEERING = "volunteering", _("Giv en hånd: frivilligt arbejde")
    WORKSHOP = "workshop", _("Værksted og beskæftigelse")
    SUPPORT_GROUP = "support_group", _("Selvhjælp og samtalegrupper")
    COUNSELLING = "counselling", _("Åben rådgivning")
    FAITH = "faith", _("Tro og kirke")
    GARDEN_ANIMALS = "garden_animals", _("Have og dyr")


class Audience(models.TextChoices):
    """Whom an activity is meant for or explicitly welcomes, said in the first person."""

    LONELY = "lonely", _("Jeg mangler nogen at være sammen med")
    NEW_IN_TOWN = "new_in_town", _("Jeg er ny i byen")
    BEREAVEMENT = "bereavement", _("Jeg har mistet en, jeg holder af")
    MENTAL_HEALTH = "mental_health", _("Jeg har det svært psykisk")
    AUTISM_ADHD = "autism_adhd", _("Jeg har autisme eller ADHD")
    BRAIN_INJURY = "brain_injury", _("Jeg har en hjerneskade")
    DEMENTIA = "dementia", _("Jeg har demens")
    INTELLECTUAL_DISABILITY = "intellectual_disability", _("Jeg har et udviklingshandicap")
    PHYSICAL_DISABILITY = "physical_disability", _("Jeg har et bevægelseshandicap")
    VISION_LOSS = "vision_loss", _("Jeg er blind eller svagtseende")
    HEARING_LOSS = "hearing_loss", _("Jeg er døv eller hører dårligt")
    CHRONIC_ILLNESS = "chronic_illness", _("Jeg lever med sygdom eller smerter")
    RECOVERY = "recovery", _("Jeg er på vej ud af et misbrug")
    RELATIVES = "relatives", _("Jeg er pårørende")
    YOUNG_ADULT = "young_adult", _("Jeg er ung (18-30)")
    SENIOR = "senior", _("Jeg er over 65")
    SINGLE_PARENT = "single_parent", _("Jeg er alene med børn")
    OUTSIDE_WORK = "outside_work", _("Jeg er uden for arbejdsmarkedet")
    NEWCOMER_DENMARK = "newcomer_denmark", _("Jeg er ny i Danmark")
    LGBT = "lgbt", _("Jeg er LGBT+")
    MEN_COMMUNITY = "men_community", _("Jeg vil gerne møde andre mænd")
    LOW_INCOME = "low_income", _("Jeg har ikke mange penge")


class Welcome(models.TextChoices):
    """How an activity welcomes an audience (schema.org audience, Open Referral eligibility)."""

    OPEN = "open", _("Også for")
    ESPECIALLY = "especially", _("Især for")
    ONLY = "only", _("Kun for")


class FocusArea(models.TextChoices):
    """The six focus areas of the municipality's social policy 2025-2028."""

    DIGNITY = "dignity", _("Værdighed")
    HEALTH = "health", _("Sundhed")
    COMMUNITIES = "communities", _("Fællesskaber")
    EMPLOYMENT = "employment", _("Beskæftigelse")
    FLEXIBILITY = "flexibility", _("Fleksibilitet")
    WHOLE_PERSON = "whole_person", _("Det hele menneske")


class OnlineMode(models.TextChoices):
    """Where one takes part: at a place, from home, or either (schema.org eventAttendanceMode)."""

    NO = "no", _("På stedet")
    YES = "yes", _("Kun online")
    BOTH = "both", _("På stedet eller online")


class Booking(models.TextChoices):
    """What one does before coming (Open Referral application_process)."""

    DROP_IN = "drop_in", _("Bare kom")
    SIGN_UP = "sign_up", _("Meld dig til")
    REFERRAL = "referral", _("Du skal henvises")


class Gender(models.TextChoices):
    """Whom it is held for."""

    ANY = "any", _("Alle")
    WOMEN = "women", _("Kun kvinder")
    MEN = "men", _("Kun mænd")


class PriceUnit(models.TextChoices):
    """What a price buys."""

    VISIT = "visit", _("pr. gang")
    MONTH = "month", _("pr. måned")
    SEASON = "season", _("pr. sæson")
    YEAR = "year", _("pr. år")
    ONCE = "once", _("én gang")


class CapacityStatus(models.TextChoices):
    """Whether there is room (Open Referral wait_time, OpenActive remainingAttendeeCapacity)."""

    OPEN = "open", _("Der er plads")
    WAITING_LIST = "waiting_list", _("Venteliste")
    FULL = "full", _("Alt er optaget")
    UNKNOWN = "unknown", _("Vi ved ikke, om der er plads")


class PublicationStatus(models.TextChoices):
    """Our own record of an activity's life; 'ended' is derived from its dates, not a status."""

    DRAFT = "draft", _("Kladde")
    SUBMITTED = "submitted", _("Venter på godkendelse")
    PUBLISHED = "published", _("Vises for alle")
    PAUSED = "paused", _("Holder pause")
    WITHDRAWN = "withdrawn", _("Trukket tilbage")
    EXPIRED = "expired", _("Udløbet")


class OccurrenceStatus(models.TextChoices):
    """What has become of one dated instance (OpenActive eventStatus)."""

    SCHEDULED = "scheduled", _("Som planlagt")
    CANCELLED = "cancelled", _("Aflyst")
    MOVED = "moved", _("Flyttet")


class ReportReason(models.TextChoices):
    """What somebody finds wrong on a public page."""

    TIME = "time", _("Tiden eller datoen passer ikke")
    PLACE = "place", _("Stedet passer ikke")
    CONTACT = "contact", _("Jeg kan ikke få fat i dem")
    STOPPED = "stopped", _("Det findes ikke mere")
    ACCESS = "access", _("Adgangen er ikke, som der står")
    HARMFUL = "harmful", _("Det er ikke et trygt sted, eller det er ikke i orden")
    OTHER = "other", _("Noget andet")


class Precision(models.TextChoices):
    """How exactly a point on the map is known."""

    ADDRESS = "address", _("Adressen")
    STREET = "street", _("Vejen")
    TOWN = "town", _("Byen")
    AREA = "area", _("Området")
    UNKNOWN = "unknown", _("Ikke kendt")


class FeatureValue(models.TextChoices):
    """What is known of a feature. No statement means unknown, which is neither yes nor no."""

    YES = "yes", pgettext_lazy("accessibility", "Ja")
    PARTLY = "partly", pgettext_lazy("accessibility", "Delvist")
    NO = "no", pgettext_lazy("accessibility", "Nej")


UNKNOWN = "unknown"


class StatementSource(models.TextChoices):
    """Who says so."""

    ORGANISER = "organiser", _("foreningen")
    VENUE = "venue", _("stedet")
    VISITOR = "visitor", _("en besøgende")
    INSPECTED = "inspected", _("et besøg på stedet")
    IMPORTED = "imported", _("en liste, vi har modtaget")


class AccessibilityFeature(models.TextChoices):
    """The 37 facts of accessibility and welcome."""

    STEP_FREE = "step_free", _("Trinfrit fra vej til lokale")
    ACCESSIBLE_PARKING = "accessible_parking", _("Handicapparkering")
    DROPOFF_AT_DOOR = "dropoff_at_door", _("Du kan sættes af ved døren")
    NEAR_PUBLIC_TRANSPORT = "near_public_transport", _("Bus inden for 300 m")
    TRANSPORT_OFFERED = "transport_offered", _("Vi kan hente dig eller køre med")
    WIDE_DOORS = "wide_doors", _("Brede døre (mindst 77 cm)")
    LIFT = "lift", _("Elevator, eller alt i ét plan")
    WHEELCHAIR_PARTICIPATION = "wheelchair_participation", _("Du kan være med fra kørestol")
    SEATING = "seating", _("Man kan sidde og holde pauser")
    ADAPTED_EQUIPMENT = "adapted_equipment", _("Tilpassede redskaber kan lånes")
    ACCESSIBLE_TOILET = "accessible_toilet", _("Handicaptoilet")
    CHANGING_PLACE = "changing_place", _("Pusleplads med lift til voksne")
    GUIDE_DOG_WELCOME = "guide_dog_welcome", _("Fører- og servicehund velkommen")
    TACTILE_GUIDANCE = "tactile_guidance", _("Ledelinjer, kontrast og punktskrift")
    SIGHTED_GUIDE = "sighted_guide", _("Kan følges uden at se; nogen ledsager dig")
    LARGE_PRINT = "large_print", _("Stor skrift eller lyd")
    HEARING_LOOP = "hearing_loop", _("Teleslynge")
    SIGN_LANGUAGE = "sign_language", _("Tegnsprog, eller tolk kan bestilles")
    LIVE_CAPTIONS = "live_captions", _("Skrivetolk eller undertekster")
    GOOD_ACOUSTICS = "good_acoustics", _("Lidt støj og rumklang")
    EASY_LANGUAGE = "easy_language", _("Let dansk og god tid")
    NO_READING_NEEDED = "no_reading_needed", _("Man behøver ikke læse eller skrive")
    PICTURE_PLAN = "picture_plan", _("Billeder af, hvad der skal ske")
    QUIET_SPACE = "quiet_space", _("Et stille rum at trække sig tilbage til")
    LOW_SENSORY = "low_sensory", _("Dæmpet lyd og lys")
    SMALL_GROUP = "small_group", _("Lille gruppe (højst 8)")
    PREDICTABLE_STRUCTURE = "predictable_structure", _("Samme tid, sted og program hver gang")
    OWN_PACE = "own_pace", _("Pauser, gå før tid, ingen tvang om at tale")
    TRAINED_VOLUNTEERS = "trained_volunteers", _("Frivillige med erfaring")
    ALLERGY_FRIENDLY = "allergy_friendly", _("Uden røg, parfume og dyr")
    COME_ALONE = "come_alone", _("Kom alene, vi tager imod dig")
    MET_AT_DOOR = "met_at_door", _("Du bliver mødt ved døren første gang")
    BUDDY_FIRST_VISIT = "buddy_first_visit", _("En følgeven kan gå med dig første gang")
    COMPANION_WELCOME = "companion_welcome", _("Ledsager eller hjælper er gratis med")
    TRY_FREE_ONCE = "try_free_once", _("Prøv gratis uden at binde dig")
    START_ANY_TIME = "start_any_time", _("Du kan begynde når som helst")
    PHONE_CONTACT = "phone_contact", _("Ring til et menneske, før du kommer")


F = AccessibilityFeature

# Facts of the place (V): inherited where the activity is silent. All others are facts of the activity (A).
PLACE_FEATURES: frozenset[str] = frozenset(
    {
        F.STEP_FREE, F.ACCESSIBLE_PARKING, F.DROPOFF_AT_DOOR, F.NEAR_PUBLIC_TRANSPORT, F.WIDE_DOORS, F.LIFT,
        F.ACCESSIBLE_TOILET, F.CHANGING_PLACE, F.GUIDE_DOG_WELCOME, F.TACTILE_GUIDANCE, F.HEARING_LOOP, F.GOOD_ACOUSTICS,
    }
)  # fmt: skip

# How the page groups them.
FEATURE_GROUPS: tuple[tuple[str, object, tuple[str, ...]], ...] = (
    ("arrive", _("Komme derhen"), (F.NEAR_PUBLIC_TRANSPORT, F.ACCESSIBLE_PARKING, F.DROPOFF_AT_DOOR, F.TRANSPORT_OFFERED)),
    ("inside", _("Komme ind og rundt"), (F.STEP_FREE, F.WIDE_DOORS, F.LIFT, F.ACCESSIBLE_TOILET, F.CHANGING_PLACE)),
    ("take_part", _("Være med"), (F.WHEELCHAIR_PARTICIPATION, F.SEATING, F.ADAPTED_EQUIPMENT, F.OWN_PACE, F.COMPANION_WELCOME)),
    ("seeing", _("Syn"), (F.SIGHTED_GUIDE, F.GUIDE_DOG_WELCOME, F.TACTILE_GUIDANCE, F.LARGE_PRINT)),
    ("hearing", _("Hørelse"), (F.HEARING_LOOP, F.SIGN_LANGUAGE, F.LIVE_CAPTIONS, F.GOOD_ACOUSTICS)),
    ("understanding", _("Forstå"), (F.EASY_LANGUAGE, F.NO_READING_NEEDED, F.PICTURE_PLAN)),
    ("calm", _("Ro og tryghed"), (F.QUIET_SPACE, F.LOW_SENSORY, F.SMALL_GROUP, F.PREDICTABLE_STRUCTURE, F.TRAINED_VOLUNTEERS, F.ALLERGY_FRIENDLY)),
    ("welcome", _("Første gang"), (F.COME_ALONE, F.MET_AT_DOOR, F.BUDDY_FIRST_VISIT, F.TRY_FREE_ONCE, F.START_ANY_TIME, F.PHONE_CONTACT)),
)  # fmt: skip


class Need(models.TextChoices):
    """How a citizen asks, in the first person; never stored on an activity."""

    WHEELCHAIR = "wheelchair", _("Jeg bruger kørestol")
    WALKS_POORLY = "walks_poorly", _("Jeg går dårligt eller bruger rollator")
    SEES_POORLY = "sees_poorly", _("Jeg ser dårligt")
    HEARS_POORLY = "hears_poorly", _("Jeg hører dårligt")
    READS_POORLY = "reads_poorly", _("Jeg læser ikke så let")
    NEEDS_CALM = "needs_calm", _("Jeg har brug for ro")
    WANTS_PREDICTABILITY = "wants_predictability", _("Jeg vil vide, hvad der skal ske")
    NERVOUS_FIRST_TIME = "nervous_first_time", _("Jeg er nervøs første gang")
    BRINGS_HELPER = "brings_helper", _("Jeg har en hjælper med")
    SCENTS_ANIMALS = "scents_animals", _("Jeg tåler ikke røg, dufte eller dyr")
    LITTLE_DANISH = "little_danish", _("Jeg taler ikke så meget dansk")


@dataclass(frozen=True, slots=True)
class NeedFeatures:
    """What a need asks of an activity: a confirmed no on a core feature hides it, the others rank and explain."""

    core: tuple[str, ...]
    other: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Core features first."""
        return self.core + self.other


NEED_FEATURES: dict[str, NeedFeatures] = {
    Need.WHEELCHAIR: NeedFeatures(
        (F.STEP_FREE, F.WHEELCHAIR_PARTICIPATION), (F.WIDE_DOORS, F.LIFT, F.ACCESSIBLE_TOILET, F.ACCESSIBLE_PARKING)
    ),
    Need.WALKS_POORLY: NeedFeatures(
        (), (F.STEP_FREE, F.DROPOFF_AT_DOOR, F.LIFT, F.SEATING, F.ACCESSIBLE_TOILET, F.OWN_PACE)
    ),
    Need.SEES_POORLY: NeedFeatures(
        (), (F.NEAR_PUBLIC_TRANSPORT, F.TACTILE_GUIDANCE, F.GUIDE_DOG_WELCOME, F.SIGHTED_GUIDE, F.LARGE_PRINT)
    ),
    Need.HEARS_POORLY: NeedFeatures((), (F.HEARING_LOOP, F.SIGN_LANGUAGE, F.LIVE_CAPTIONS, F.GOOD_ACOUSTICS)),
    Need.READS_POORLY: NeedFeatures((), (F.EASY_LANGUAGE, F.NO_READING_NEEDED, F.PICTURE_PLAN)),
    Need.NEEDS_CALM: NeedFeatures((), (F.GOOD_ACOUSTICS, F.QUIET_SPACE, F.LOW_SENSORY, F.SMALL_GROUP, F.OWN_PACE)),
    Need.WANTS_PREDICTABILITY: NeedFeatures((), (F.PICTURE_PLAN, F.PREDICTABLE_STRUCTURE, F.TRAINED_VOLUNTEERS)),
    Need.NERVOUS_FIRST_TIME: NeedFeatures(
        (), (F.COME_ALONE, F.MET_AT_DOOR, F.BUDDY_FIRST_VISIT, F.TRY_FREE_ONCE, F.PHONE_CONTACT)
    ),
    Need.BRINGS_HELPER: NeedFeatures((F.COMPANION_WELCOME,), (F.WHEELCHAIR_PARTICIPATION,)),
    Need.SCENTS_ANIMALS: NeedFeatures((F.ALLERGY_FRIENDLY,), ()),
    Need.LITTLE_DANISH: NeedFeatures((), (F.EASY_LANGUAGE, F.NO_READING_NEEDED)),
}


class Weekday(models.TextChoices):
    """RFC 5545 weekday codes, Monday first."""

    MONDAY = "MO", _("mandag")
    TUESDAY = "TU", _("tirsdag")
    WEDNESDAY = "WE", _("onsdag")
    THURSDAY = "TH", _("torsdag")
    FRIDAY = "FR", _("fredag")
    SATURDAY = "SA", _("lørdag")
    SUNDAY = "SU", _("søndag")


class TimeOfDay(models.TextChoices):
    """Part of the day by start time: morning before 12, afternoon 12 to 17, evening from 17."""

    MORNING = "morning", _("Formiddag")
    AFTERNOON = "afternoon", _("Eftermiddag")
    EVENING = "evening", _("Aften")


class Language(models.TextChoices):
    """The languages an activity can be held in (ISO 639-1); sign language is a feature, not a code here."""

    DA = "da", _("dansk")
    EN = "en", _("engelsk")
    DE = "de", _("tysk")
    AR = "ar", _("arabisk")
    UK = "uk", _("ukrainsk")
    PL = "pl", _("polsk")
    RO = "ro", _("rumænsk")
    TR = "tr", _("tyrkisk")
    FA = "fa", _("persisk")
    PS = "ps", _("pashto")
    KU = "ku", _("kurdisk")
    SO = "so", _("somali")
    TI = "ti", _("tigrinya")
    AM = "am", _("amharisk")
    UR = "ur", _("urdu")
    HI = "hi", _("hindi")
    BN = "bn", _("bengali")
    TA = "ta", _("tamil")
    TH = "th", _("thai")
    VI = "vi", _("vietnamesisk")
    ZH = "zh", _("kinesisk")
    JA = "ja", _("japansk")
    KO = "ko", _("koreansk")
    TL = "tl", _("tagalog")
    RU = "ru", _("russisk")
    LT = "lt", _("litauisk")
    LV = "lv", _("lettisk")
    ET = "et", _("estisk")
    BG = "bg", _("bulgarsk")
    HU = "hu", _("ungarsk")
    CS = "cs", _("tjekkisk")
    SK = "sk", _("slovakisk")
    BS = "bs", _("bosnisk")
    SR = "sr", _("serbisk")
    SQ = "sq", _("albansk")
    ES = "es", _("spansk")
    PT = "pt", _("portugisisk")
    FR = "fr", _("fransk")
    IT = "it", _("italiensk")
    NL = "nl", _("hollandsk")
    SV = "sv", _("svensk")
    NO = "no", _("norsk")
    FI = "fi", _("finsk")
    IS = "is", _("islandsk")
    FO = "fo", _("færøsk")
    KL = "kl", _("grønlandsk")
    SW = "sw", _("swahili")


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a feature is called in other people's vocabularies."""

    a11yjson: tuple[str, ...] = ()
    osm: tuple[str, ...] = ()
    god_adgang: tuple[int, ...] = ()
    measure: str = ""


FEATURE_MAPPINGS: dict[str, Mapping] = {
    F.STEP_FREE: Mapping(("pathways.isKerbstoneFree", "entrances"), ("wheelchair", "step_count"), (1, 2)),
    F.ACCESSIBLE_PARKING: Mapping(("parking.forWheelchairUsers",), ("capacity:disabled",), (1, 2), "spaces"),
    F.DROPOFF_AT_DOOR: Mapping((), (), (1, 2, 3), "m"),
    F.NEAR_PUBLIC_TRANSPORT: Mapping((), ("highway=bus_stop",), (2, 3), "m"),
    F.TRANSPORT_OFFERED: Mapping((), (), (1, 2, 3, 4, 5, 6, 7)),
    F.WIDE_DOORS: Mapping(("doors.width",), ("width", "automatic_door"), (1, 2), "cm"),
    F.LIFT: Mapping(("equipment",), ("elevator",), (1, 2)),
    F.WHEELCHAIR_PARTICIPATION: Mapping(("wheelchairPlaces",), ("wheelchair",), (1,), "places"),
    F.SEATING: Mapping((), ("bench",), (2,)),
    F.ADAPTED_EQUIPMENT: Mapping(("availableEquipment",), (), (1, 2)),
    F.ACCESSIBLE_TOILET: Mapping(("restrooms",), ("toilets:wheelchair",), (1, 2)),
    F.CHANGING_PLACE: Mapping(
        ("hasCeilingHoist", "hasChangingTableForAdults"), ("changing_table:adult",), (1, 6)
    ),
    F.GUIDE_DOG_WELCOME: Mapping(("animalPolicy.allowsGuideDogs",), ("dog",), (3,)),
    F.TACTILE_GUIDANCE: Mapping(("hasTactileGuideStrips",), ("tactile_paving",), (3,)),
    F.SIGHTED_GUIDE: Mapping(("hasAudioDescription",), (), (3,)),
    F.LARGE_PRINT: Mapping(("media.isLargePrint",), (), (3, 7)),
    F.HEARING_LOOP: Mapping(("hasInductionLoop",), ("hearing_loop",), (4,)),
    F.SIGN_LANGUAGE: Mapping(("staff.isTrainedInSigning",), (), (4,)),
    F.LIVE_CAPTIONS: Mapping(("media.hasRealTimeCaptioning",), (), (4,)),
    F.GOOD_ACOUSTICS: Mapping(("isQuiet", "hasSoundAbsorption"), (), (4,)),
    F.EASY_LANGUAGE: Mapping(("media.hasPlainLanguageOption",), (), (6, 7)),
    F.NO_READING_NEEDED: Mapping((), (), (7,)),
    F.PICTURE_PLAN: Mapping((), (), (6, 7)),
    F.QUIET_SPACE: Mapping(("hasLowStimulusEnvironment",)),
    F.LOW_SENSORY: Mapping(("hasLowStimulusEnvironment",), (), (5,)),
    F.SMALL_GROUP: Mapping((), (), (), "people"),
    F.PREDICTABLE_STRUCTURE: Mapping((), (), (6,)),
    F.OWN_PACE: Mapping((), (), (2,)),
    F.TRAINED_VOLUNTEERS: Mapping(("staff",), (), (6,)),
    F.ALLERGY_FRIENDLY: Mapping(("smokingPolicy", "animalPolicy"), ("smoking",), (5,)),
    F.COMPANION_WELCOME: Mapping(("wheelchairPlaces.hasSpaceForAssistant",), (), (1, 2, 3, 4, 5, 6)),
    F.TRY_FREE_ONCE: Mapping((), ("fee",)),
}  # fmt: skip
