"""Sentences become readings: one test for each rule that a reader follows, and the traps beside it."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from activities.vocabularies import AccessibilityFeature, Audience, Category
from finder.language.reading import read
from tests.work import calls_of


def said(text: str) -> dict[str, Any]:
    """What a sentence states, without the words left over."""
    return {key: value for key, value in read(text).as_dict().items() if key != "terms"}


WEEKEND, WORKDAYS = ["SA", "SU"], ["MO", "TU", "WE", "TH", "FR"]

RULES: list[tuple[str, dict[str, Any]]] = [
    # Places
    ("noget i Nordborg", {"place": "Nordborg"}),
    ("noget i nordborg", {"place": "Nordborg"}),
    ("etwas in Gravenstein", {"place": "Gråsten"}),
    ("anything in Sonderborg", {"place": "Sønderborg"}),
    ("Jeg bor i 6430", {"place": "Nordborg"}),
    ("højst 5 km fra Vollerup", {"place": "Vollerup"}),
    ("vi er flyttet hertil fra Flensborg", {"audiences": ["new_in_town"]}),
    ("et hold med bro over vandet", {}),
    ("ikke i Sønderborg", {}),
    # People
    ("min mand er død", {"audiences": ["bereavement"]}),
    ("my wife passed away", {"audiences": ["bereavement"]}),
    ("jeg mistede mit job", {"audiences": ["outside_work"]}),
    ("lige flyttet hertil", {"audiences": ["new_in_town"]}),
    ("neu in Dänemark", {"audiences": ["newcomer_denmark"]}),
    ("alene med to børn", {"audiences": ["single_parent"]}),
    ("min mand drikker", {"audiences": ["relatives"]}),
    ("jeg drikker for meget", {"audiences": ["recovery"]}),
    ("min mor har en blodprop i hjernen", {"audiences": ["brain_injury"]}),
    ("er sucht eine Gruppe", {}),
    ("min kone drikker for meget", {"audiences": ["relatives"]}),
    ("min mand drikker kun te", {}),
    ("vores søn er på stoffer", {"audiences": ["relatives"]}),
    ("min bedste ven er død", {"audiences": ["bereavement"]}),
    ("efter min mands død", {"audiences": ["bereavement"]}),
    ("har lige mistet bussen", {}),
    ("jeg har mistet alle mine venner", {"audiences": ["lonely"]}),
    ("vi mangler en målmand", {"features": ["transport_offered"]}),
    ("jeg hører ikke hvad folk siger", {"audiences": ["hearing_loss"]}),
    ("jeg hører kun jazz", {"category": ["music_song"]}),
    ("synet er blevet dårligt", {"audiences": ["vision_loss"]}),
    ("det ser ikke så svært ud", {}),
    ("far bliver mere og mere forvirret", {"audiences": ["dementia"]}),
    ("kan ikke huske hvad foreningen hedder", {}),
    ("vores datter siger at hun er en dreng", {"audiences": ["lgbt"]}),
    ("en pige der er til piger", {"audiences": ["lgbt"]}),
    ("springe ud i noget nyt", {}),
    ("drengene vil svømme", {"category": ["movement"]}),
    ("både for mænd og kvinder", {}),
    ("ung pårørende", {"audiences": ["relatives", "young_adult"]}),
    ("I broke my arm", {}),
    ("lever af kontanthjælp", {"audiences": ["outside_work"]}),
    # Needs and features
    ("jeg sidder i kørestol", {"audiences": ["physical_disability"], "features": ["wheelchair_participation"]}),
    ("uden trapper", {"features": ["step_free"]}),
    ("jeg kan ikke gå på trapper", {"features": ["step_free"]}),
    ("tåler ikke larm", {"features": ["low_sensory"]}),
    ("min hjælper skal med gratis", {"features": ["companion_welcome"]}),
    ("I need captions", {"features": ["live_captions"]}),
    ("ich brauche einen Aufzug", {"features": ["lift"]}),
    ("jeg kan ikke lide at snakke i telefon", {}),
    # Kinds
    ("strikkeklub", {"category": ["creative"]}),
    ("morgenkaffe", {"category": ["coffee_social"]}),
    ("ikke noget med kirke", {}),
    ("nothing religious, just coffee", {"category": ["coffee_social"]}),
    ("kirke er ikke noget for mig", {}),
    ("noget andet end fodbold", {}),
    ("ikke andet end kaffe", {"category": ["coffee_social"]}),
    ("et ressourceforløb efter min operation", {"audiences": ["outside_work"]}),
    ("jeg kan ikke synge", {"category": ["music_song"]}),
    ("strikkekursus", {"category": ["creative"]}),
    ("svømning for handicappede", {"audiences": ["physical_disability"]}),
    ("det må ikke være for dyrt", {}),
    # Times
    ("mandag til onsdag", {"weekdays": ["MO", "TU", "WE"]}),
    ("på hverdage", {"weekdays": WORKDAYS}),
    ("not on weekends", {"weekdays": WORKDAYS}),
    ("mandage kan vi ikke", {"weekdays": ["TU", "WE", "TH", "FR", "SA", "SU"]}),
    ("mandag og tirsdag kan jeg ikke", {"weekdays": ["WE", "TH", "FR", "SA", "SU"]}),
    ("Mittwochabend", {"weekdays": ["WE"], "time_of_day": ["evening"]}),
    ("ikke om aftenen", {"time_of_day": ["morning", "afternoon"]}),
    ("efter kl. 18", {"time_of_day": ["evening"]}),
    ("mellem 10 og 14", {"time_of_day": ["morning", "afternoon"]}),
    ("vi ses i morgen", {}),
    ("god aften", {}),
    ("jeg leder efter arbejde", {"audiences": ["outside_work"]}),
    ("min far bliver 90 på fredag", {"age": 90}),
    ("jeg var der i lørdags", {}),
    ("juleaften", {}),
    # Price, online, age, language
    ("noget gratis", {"free": True}),
    ("it should not cost anything", {"free": True}),
    ("smoke free", {"features": ["allergy_friendly"]}),
    ("jeg vil prøve en gang gratis", {"features": ["try_free_once"]}),
    ("kan jeg være med hjemmefra", {"online": True}),
    ("skal hentes hjemmefra", {"features": ["transport_offered"]}),
    ("min far på 78", {"age": 78}),
    ("Borger, 58, stok", {"age": 58, "audiences": ["physical_disability"]}),
    ("to børn på 2 og 5 år", {}),
    ("drengene på 8 og 10", {}),
    ("min søn på otte år", {"age": 8}),
    ("hun er femogfirs", {"age": 85}),
    ("my mum is eighty-five", {"age": 85}),
    ("vi er to", {}),
    ("for unge mellem 18 og 30", {"audiences": ["young_adult"]}),
    ("noget på tysk", {"language": "de"}),
    ("taler kun ukrainsk", {"audiences": ["newcomer_denmark"], "language": "uk"}),
    ("jeg vil lære tysk", {"category": ["learning"]}),
    # Spelling
    ("demenz", {"audiences": ["dementia"]}),
    ("koerestol", {"audiences": ["physical_disability"], "features": ["wheelchair_participation"]}),
]


@pytest.mark.parametrize(("text", "expected"), RULES, ids=[text for text, _ in RULES])
def test_a_sentence_is_read(text: str, expected: dict[str, Any]) -> None:
    assert said(text) == expected


def test_what_is_left_over_are_the_words_to_look_up() -> None:
    text = "Min far på 78 har demens, findes der noget med sang i nærheden af Guderup om tirsdagen?"
    assert read(text).terms == ("demens", "sang")


@pytest.mark.parametrize(
    ("text", "left_over"),
    [
        ("min gamle mor vil synge", ("gamle", "synge")),
        ("vores 15-årige søn vil synge", ("synge",)),
        ("en borger vil synge", ("synge",)),
        ("Grundlov for borgere", ("grundlov", "borgere")),
    ],
)
def test_whom_it_is_for_is_no_word_to_look_up(text: str, left_over: tuple[str, ...]) -> None:
    reading = read(text)
    assert reading.terms == left_over
    assert reading.for_someone_else == ("borgere" not in left_over)


def test_a_chip_says_what_was_understood_and_from_which_words() -> None:
    reading = read("Jeg sidder i kørestol og vil spise sammen i Nordborg mandag eller tirsdag")
    assert [(chip.key, chip.words) for chip in reading.chips] == [
        ("audience:physical_disability", "kørestol"),
        ("feature:wheelchair_participation", "kørestol"),
        ("category:shared_meals", "spise sammen"),
        ("place:Nordborg", "Nordborg"),
        ("weekday:MO,TU", "mandag eller tirsdag"),
    ]


def test_a_need_that_nothing_else_speaks_of_has_a_chip_of_its_own() -> None:
    reading = read("jeg er ny her og nervøs og sidder i kørestol")
    assert reading.needs == ("wheelchair", "nervous_first_time")
    keys = [chip.key for chip in reading.chips]
    assert keys == [
        "audience:new_in_town",
        "need:nervous_first_time",
        "audience:physical_disability",
        "feature:wheelchair_participation",
    ]
    assert read(reading.text, ignore=["need:nervous_first_time"]).needs == ("wheelchair",)


def test_a_chip_let_go_is_not_read_and_its_words_are_words_again() -> None:
    text = "sang for demente i Nordborg mandag eller tirsdag"
    reading = read(text, ignore=["audience:dementia", "weekday:MO,TU", "place:Nordborg"])
    assert reading.as_dict() == {
        "category": ["music_song"],
        "terms": ["sang", "demente", "nordborg", "mandag", "tirsdag"],
    }


def test_every_chip_can_be_let_go() -> None:
    text = "Min mor på 82, døv, vil synge gratis på tysk i Broager om formiddagen, ikke søndag, højst 5 km, online"
    reading = read(text)
    assert read(text, ignore=[chip.key for chip in reading.chips]).chips == ()


def test_needs_and_who_it_is_for_are_told_beside_what_was_stated() -> None:
    reading = read("Min søn er nervøs og sidder i kørestol, højst 5 km, ikke kirke, gerne på Sydals")
    assert reading.needs == ("wheelchair", "nervous_first_time")
    assert reading.is_nervous
    assert reading.also == {
        "area": "Sydals",
        "radius_km": 5,
        "unwanted_categories": ["faith"],
        "for_someone_else": True,
    }


@given(st.text(max_size=400))
@example("mandag til")
@example("fra 10 til")
@example("kl.")
@example("²³ år ١٢ år 99999999999999999999 år")
@example("ikke " * 80)
@example("i " * 200)
@example("ingen .. trapper | * # ?")
def test_any_text_is_read_into_known_codes(text: str) -> None:
    reading = read(text)
    assert {*reading.audiences} <= {*Audience.values}
    assert {*reading.features} <= {*AccessibilityFeature.values}
    assert {*reading.categories} <= {*Category.values}
    assert all(reading.text[chip.start : chip.end] == chip.words for chip in reading.chips)


@pytest.mark.parametrize(
    "text", ["ikke mandag " * 900, "ingen at snakke med " * 500, "kan kan ikke ikke " * 500, "x" * 10_000]
)
def test_ten_thousand_characters_are_no_more_work_than_a_long_sentence(text: str) -> None:
    read(text[:100])  # what is worked out once and kept does not count
    assert calls_of(lambda: read(text)) < 60_000


def test_what_is_not_wanted_is_a_chip_that_can_be_let_go() -> None:
    [chip] = read("ikke noget med sport").chips
    assert (chip.key, chip.is_denied, chip.words) == ("category:movement", True, "sport")
    assert read("ikke noget med sport", ignore=[chip.key]).unwanted_categories == ()


@pytest.mark.parametrize(
    ("text", "place", "unwanted"),
    [
        ("kor på Als, men ikke i Nordborg", None, "Nordborg"),
        ("ikke i Nordborg, det er for langt væk", None, "Nordborg"),
        ("jeg kan ikke komme til Gråsten", None, "Gråsten"),
        ("I can't get to Nordborg", None, "Nordborg"),
        ("jeg bor ikke længere i Broager men i Gråsten", "Gråsten", "Broager"),
        ("alt andet end Augustenborg", None, "Augustenborg"),
        ("jeg kender ikke nogen i Sønderborg", "Sønderborg", None),
        ("der er ikke noget for mig i Nordborg", "Nordborg", None),
        ("mere end 5 km fra Broager", "Broager", None),
        ("er der ikke noget i Nordborg?", "Nordborg", None),
        ("Gibt es nicht etwas in Nordborg?", "Nordborg", None),
        ("ikke andre steder end Broager", "Broager", None),
    ],
)
def test_where_it_must_not_be_is_no_place_to_go(text: str, place: str | None, unwanted: str | None) -> None:
    reading = read(text)
    assert (reading.place, *reading.unwanted_places) == (place, *([unwanted] if unwanted else []))
    assert "nordborg" not in reading.terms


def test_what_goes_on_from_a_place_that_is_not_wanted_is_not_wanted_either() -> None:
    assert read("kor, men ikke i Nordborg eller Broager").unwanted_places == ("Nordborg", "Broager")
    assert read("hverken i Nordborg eller i Broager").place is None
    assert "als" not in read("kor, men ikke på Als").terms


@pytest.mark.parametrize("text", ["jeg er fem år ældre end min mand", "am Tresen", "hun er to år ældre"])
def test_years_between_people_are_no_age(text: str) -> None:
    assert read(text).age is None


def test_who_says_they_are_a_citizen_writes_for_themselves() -> None:
    assert not read("jeg er en borger med demens").for_someone_else
    assert read("en borger med demens").for_someone_else
