"""A result says which of the person's words it is about, which it only mentions, and where nobody wrote of them."""

from datetime import timedelta

import pytest
from django.utils import translation

from finder.answer import Match, Result
from finder.query import SearchQuery
from finder.search import search
from finder.understanding.spelling import forget_vocabulary
from tests.casework.offers import TUESDAY_AT_TEN, an_offer, write_index
from tests.factories import NOW, OccurrenceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offers(db: None) -> None:
    """A club, a visit to it, and two gatherings."""
    an_offer("Strikkeklubben", summary="Vi hjælper hinanden.", category="creative")
    an_offer("Broderi", description="Nogle af os strikker.", category="creative", audiences=["senior"])
    an_offer("Filmklub", summary="Vi ser en film.", category="culture", audiences=["dementia"])
    an_offer("Formiddagskaffe i sognehuset", category="faith", audiences=["senior"], facts={"transport_offered": "yes"})
    an_offer("Åbent hus", category="coffee_social", facts={"quiet_space": "yes"})
    write_index()
    forget_vocabulary()


def asked(text: str, **chosen: object) -> dict[str, Result]:
    """The results by title, in their order."""
    answer = search(SearchQuery(q=text, **chosen), now=NOW, with_facets=False)  # type: ignore[arg-type]  # any parameter
    return {result.card["title"]: result for result in answer.results}


def said(match: Match, name: str) -> list[str]:
    """What one list of a match says of the words."""
    return [item.text for item in getattr(match, name) if item.feature == "words"]


def test_the_title_says_what_it_is_about_and_a_description_only_mentions() -> None:
    found = asked("strik")
    assert said(found["Strikkeklubben"].match, "fits") == ["Det handler om ”strik”."]
    assert said(found["Broderi"].match, "fits") == ["Det kan have noget med ”strik” at gøre."]


def test_half_of_a_compound_is_not_what_was_asked_for() -> None:
    found = asked("filmaften")
    assert said(found["Filmklub"].match, "fits")
    found = asked("strikkeklub")
    assert list(found) == ["Strikkeklubben", "Broderi"], "a club for films has nothing to do with it"
    assert [one.is_fitting for one in found.values()] == [True, False]
    assert said(found["Broderi"].match, "partly") == ["Det kan have noget med ”strikkeklub” at gøre."]


def test_where_nobody_wrote_of_the_words_nobody_knows() -> None:
    found = asked("strik i et stille rum")
    assert said(found["Åbent hus"].match, "unknown") == ["det handler om ”strik”."]
    assert said(found["Broderi"].match, "unknown") == []


def test_whom_the_words_tell_of_is_told_by_the_result_itself_where_it_says_so() -> None:
    found = asked("min mor har demens")
    assert not said(found["Filmklub"].match, "fits")
    assert "dementia" in [item.feature for item in found["Filmklub"].match.fits]


def test_words_are_told_in_the_language_of_the_page() -> None:
    with translation.override("en"):
        assert said(asked("knitting")["Strikkeklubben"].match, "fits") == ["It is about “knitting”."]


def test_words_are_told_where_no_sentence_is_to_be_read() -> None:
    assert said(asked("strik", interpret=False)["Strikkeklubben"].match, "fits") == ["Det handler om ”strik”."]


def test_coffee_in_a_parish_hall_is_coffee() -> None:
    found = asked("formiddagskaffe for ældre hvor man kan blive hentet")
    assert next(iter(found)) == "Formiddagskaffe i sognehuset"
    assert found["Formiddagskaffe i sognehuset"].is_fitting
    assert "Det handler om tro og kirke." not in [
        item.text for item in found["Formiddagskaffe i sognehuset"].match.fits
    ]


def test_what_one_needs_is_reason_enough_to_be_found() -> None:
    assert next(iter(asked("brug for et stille rum"))) == "Åbent hus"


def test_how_one_is_received_is_told_to_somebody_new() -> None:
    match = asked("jeg er lige flyttet hertil og vil strikke")["Strikkeklubben"].match
    assert "come_alone" in [item.feature for item in match.unknown]


def test_the_day_that_was_asked_for_is_the_day_that_is_named() -> None:
    often = an_offer("Banko", category="games")
    on_saturday = TUESDAY_AT_TEN + timedelta(days=4)
    OccurrenceFactory(schedule=often.schedules.get(), original_starts_at=on_saturday)
    write_index()
    assert asked("banko")["Banko"].next_starts_at == TUESDAY_AT_TEN
    assert asked("banko på lørdag")["Banko"].next_starts_at == on_saturday
    assert asked("banko på søndag")["Banko"].next_starts_at == TUESDAY_AT_TEN, "a wish hides nothing"


def test_what_was_told_of_a_life_is_only_guessed_at() -> None:
    an_offer("Natteravne", summary="Skriv med andre, når søvn er svær.", category="support_group")
    write_index()
    match = asked("jeg kan ikke sove")["Natteravne"].match
    assert said(match, "fits") == ["Det kan have noget med ”kan ikke sove” at gøre."]
    known = asked("jeg kan ikke sove og har ikke bil")["Formiddagskaffe i sognehuset"].match.fits
    assert [item.feature for item in known] == ["transport_offered"], "a known fact, and no guess before it"


def test_two_results_that_meet_the_same_are_told_apart_by_whom_they_are_for() -> None:
    an_offer("Kor for unge", audiences=["young_adult"], category="music_song")
    an_offer("Kor for unge også", category="music_song")
    write_index()
    forget_vocabulary()
    found = asked("en pige på 15 vil synge i kor")
    told = {title: "Det er for unge." in [item.text for item in one.match.fits] for title, one in found.items()}
    assert (told["Kor for unge"], told["Kor for unge også"]) == (True, False)


def test_what_is_guessed_is_not_asked_in_the_same_breath() -> None:
    an_offer("Aften", description="Vi taler om søvn.", category="support_group")
    write_index()
    forget_vocabulary()
    match = asked("jeg kan ikke sove")["Aften"].match
    assert [item.text for item in (*match.fits, *match.unknown)] == ["Det kan have noget med ”kan ikke sove” at gøre."]


def test_in_the_order_of_dates_the_next_date_is_named() -> None:
    often = an_offer("Banko", category="games")
    OccurrenceFactory(schedule=often.schedules.get(), original_starts_at=TUESDAY_AT_TEN + timedelta(days=4))
    write_index()
    assert asked("banko på lørdag", ordering="next")["Banko"].next_starts_at == TUESDAY_AT_TEN
