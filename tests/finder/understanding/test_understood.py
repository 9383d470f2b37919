"""What the search makes of a sentence: what is looked up for it, and what it wishes for."""

from collections.abc import Iterable

import pytest

from activities.models import Activity
from activities.vocabularies import Category
from finder import codes
from finder.conditions import OneOf
from finder.query import SearchQuery
from finder.search import search
from finder.understanding.spelling import forget_vocabulary
from finder.understanding.subjects import kinds_for
from finder.understanding.understood import understand
from tests.casework.offers import an_offer, write_index

pytestmark = pytest.mark.django_db


def looked_up(text: str) -> set[str]:
    """The words that are looked up, and the names of what they tell of."""
    return {term.word for term in understand(SearchQuery(q=text)).words.terms}


def titles(text: str) -> list[str]:
    return [result.card["title"] for result in search(SearchQuery(q=text)).results]


def offers(*texts: tuple[str, str, str]) -> Iterable[Activity]:
    made = [an_offer(title, summary=summary, category=category) for title, summary, category in texts]
    write_index()
    forget_vocabulary()
    return made


def test_what_was_told_of_a_life_finds_what_is_there_for_it() -> None:
    offers(("Natteravne", "Skriv med andre, når søvn er svær.", "support_group"), ("Nattløb", "", "movement"))
    assert titles("jeg kan ikke sove om natten")[0] == "Natteravne"
    assert "sleeplessness" in looked_up("jeg kan ikke sove om natten")


def test_words_that_only_tell_are_not_looked_up_and_those_that_name_are() -> None:
    offers(("Reparationscafé", "", "workshop"), ("Cykelværksted", "", "workshop"))
    assert looked_up("min cykel er i stykker") == {"cykel", "broken_things"}


def test_the_words_of_a_need_are_not_looked_up() -> None:
    offers(("Store grupper", "", "movement"), ("Kor", "", "music_song"))
    assert looked_up("bange for store grupper, men vil i kor") == {"kor"}


def test_a_misspelt_word_is_mended_and_a_danish_one_is_meant_as_it_stands() -> None:
    offers(("Fællessang", "Vi synger en sang.", "music_song"), ("Svømning", "", "movement"))
    assert titles("svømnign") == ["Svømning"]
    assert titles("jeg går i seng") == []


def test_gravy_is_no_sleep() -> None:
    offers(("Mænd ved komfuret", "Vi begynder med kartofler og brun sovs.", "shared_meals"))
    assert titles("jeg kan ikke sove") == []


@pytest.mark.parametrize(("text", "group"), [("jeg er 22", "young_adult"), ("min far på 81 år", "senior")])
def test_an_age_looks_for_the_words_of_its_group(text: str, group: str) -> None:
    assert group in looked_up(text)


def test_an_age_between_looks_for_no_group() -> None:
    assert looked_up("jeg er 45") == set()


def test_sport_for_somebody_who_is_blind_may_be_parasport() -> None:
    [kind] = [one.condition for one in understand(SearchQuery(q="sport for blinde")).words.wishes if one.key == "kind"]
    meant = {codes.number_of("category", code) for code in (Category.MOVEMENT, Category.PARASPORT)}
    assert isinstance(kind, OneOf)
    assert {*kind.codes} == meant


def test_who_knows_nobody_is_shown_coffee_first_and_is_not_kept_from_the_rest() -> None:
    offers(("Kajak for nye", "", "outdoors"), ("Kaffe for nye", "", "coffee_social"))
    words = understand(SearchQuery(q="jeg kender ingen i byen")).words
    assert words.kinds == tuple(codes.number_of("category", code) for code in kinds_for(["new_in_town"]))
    assert not words.kinds_find, "it is a hint, and no reason to be found"


def test_a_kind_that_is_said_in_words_nobody_uses_is_found_by_being_of_it() -> None:
    offers(("Søndag i sognet", "", "faith"), ("Vi spiser", "Et fællesskab om mad.", "shared_meals"))
    assert titles("kristent fællesskab")[0] == "Søndag i sognet"


def test_where_it_must_not_be_comes_last_and_says_so() -> None:
    here, there = an_offer("Kor", place__town="Nordborg", category="music_song"), an_offer("Kor", category="music_song")
    write_index()
    found = search(SearchQuery(q="kor, men ikke i Nordborg")).results
    assert [(one.id, one.is_fitting) for one in found] == [(str(there.pk), True), (str(here.pk), False)]
    assert [item.text for item in found[1].match.misfits] == ["Det er i Nordborg."]


def test_a_stretch_of_land_is_looked_up_only_where_nothing_else_was_said() -> None:
    assert looked_up("kor på Als") == {"kor"}
    assert looked_up("Als") == {"als"}


def test_an_age_alone_finds_what_is_for_that_age() -> None:
    an_offer("Volleyball", audiences=["young_adult"], category="movement")
    an_offer("Banko", audiences=["senior"], category="games")
    write_index()
    [found] = search(SearchQuery(q="hvad kan man gå til når man er 15 år")).results
    assert [item.text for item in found.match.fits] == ["Det er for unge."]


def test_who_goes_to_something_does_not_walk() -> None:
    assert looked_up("bare noget at gå til") == set()
    assert "gå" in looked_up("vil gerne gå en lang tur")


def test_what_helps_somebody_is_wished_for_and_shuts_nobody_out() -> None:
    an_offer("Banko", category="games", facts={"transport_offered": "no"}, summary="Bus fra torvet.")
    an_offer("Kaffe", category="coffee_social", facts={"transport_offered": "yes"})
    write_index()
    assert titles("jeg har ikke bil") == ["Kaffe", "Banko"]


def test_what_was_told_of_a_life_is_a_wish_where_it_is_all_that_was_told() -> None:
    keys = {one.key for one in understand(SearchQuery(q="jeg kan ikke sove")).words.wishes}
    assert keys == {"situation:kan ikke sove", "own_group"}
    keys = {one.key for one in understand(SearchQuery(q="min søn har autisme og kan ikke sove")).words.wishes}
    assert "situation:kan ikke sove" not in keys


def test_who_names_an_illness_is_not_shown_another() -> None:
    an_offer("Dans for parkinson", audiences=["chronic_illness"], category="movement")
    an_offer("Træn med kroniske smerter", audiences=["chronic_illness"], category="movement")
    write_index()
    forget_vocabulary()
    assert titles("jeg har parkinson")[0] == "Dans for parkinson"
    assert titles("jeg har fibromyalgi")[0] == "Træn med kroniske smerter"


def test_who_writes_of_somebody_ill_is_a_relative_too() -> None:
    assert looked_up("min mor har demens") >= {"dementia", "relatives"}
    assert "relatives" not in looked_up("jeg har demens")


@pytest.mark.parametrize(
    ("typed", "meant"), [("sorggrube", "Sorggruppe"), ("petang", "Petanque"), ("parkensons", "Dans for parkinson")]
)
def test_a_word_is_mended_as_it_stands_by_what_is_known_and_beside_its_parts(typed: str, meant: str) -> None:
    offers(("Sorggruppe", "", "support_group"), ("Petanque", "", "movement"), ("Dans for parkinson", "", "movement"))
    assert titles(typed)[0] == meant


def test_from_an_area_no_distance_is_told_and_all_of_it_is_near() -> None:
    an_offer("Strik", category="creative")
    write_index()
    [found] = search(SearchQuery(q="strik på Als")).results
    assert (found.distance_m, "Det er tæt på Als." in [one.text for one in found.match.fits]) == (None, True)
    [found] = search(SearchQuery(q="strik i Sønderborg")).results
    assert found.distance_m is not None


def test_a_group_of_its_own_stands_after_what_is_open_to_all() -> None:
    an_offer("Regnbuecafé for ensomme", audiences=["lonely", "lgbt"], category="coffee_social")
    an_offer("Kaffeklub", audiences=["lonely"], category="coffee_social")
    write_index()
    assert titles("jeg er ensom") == ["Kaffeklub", "Regnbuecafé for ensomme"]
    unlike = search(SearchQuery(q="jeg er ensom")).results[1]
    assert [item.text for item in unlike.match.misfits] == ["Det er mest for LGBT+."]
    assert titles("jeg er ensom og homoseksuel")[0] == "Regnbuecafé for ensomme"


def test_who_goes_well_with_children_is_found_for_grandchildren() -> None:
    an_offer("Høstfest", audiences=["single_parent"], category="shared_meals")
    an_offer("Foredrag", category="culture")
    write_index()
    assert titles("noget med børnebørnene") == ["Høstfest"]


def test_who_wants_to_stay_at_home_finds_what_is_online_without_its_words() -> None:
    an_offer("Bankospil", category="games", online="yes")
    an_offer("Skak", category="games", online="no")
    write_index()
    assert titles("strik fra sofaen") == ["Bankospil"]


def test_what_is_only_for_whom_is_no_song() -> None:
    offers(("Mandekor", "", "music_song"), ("Mandeværksted", "", "workshop"), ("Koret", "", "music_song"))
    assert titles("mandekor")[:2] == ["Mandekor", "Koret"]


def test_in_a_crisis_its_words_are_not_looked_up() -> None:
    offers(("Mandeklub", "Vi slår græs.", "workshop"), ("Sorg og sjælesorg", "", "support_group"))
    assert titles("min mand slår mig") == ["Sorg og sjælesorg"]


def test_a_compound_of_which_only_the_beginning_is_known_has_to_do_with_that() -> None:
    offers(("Gåtur med hund", "", "garden_animals"), ("Kor", "", "music_song"))
    assert titles("hundefrisering") == ["Gåtur med hund"]
    assert titles("xyzefrisering") == []
