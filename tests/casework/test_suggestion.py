"""What is suggested to a client, in which order, and what is said of it."""

from datetime import timedelta
from typing import Any

import pytest

from activities.models import Activity
from activities.vocabularies import AccessibilityFeature
from casework.profile import Profile
from casework.ready_questions import QUESTIONS, ReadyQuestion
from casework.suggestion import Suggestion, suggest
from finder.understanding.spelling import forget_vocabulary
from tests.casework.offers import TUESDAY_AT_TEN, an_offer, write_index
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def suggested(profile: Profile, **more: Any) -> list[Suggestion]:
    """What is suggested in a world that has just been indexed."""
    write_index()
    forget_vocabulary()
    return list(suggest(profile, now=NOW, **more))


def titles(profile: Profile, **more: Any) -> list[str]:
    """The titles of the suggestions, in order."""
    return [one.result.card["title"] for one in suggested(profile, **more)]


def test_a_must_that_is_denied_never_appears_and_an_unknown_one_comes_with_a_question() -> None:
    an_offer("Denied", facts={"step_free": "no"})
    an_offer("Unknown")
    an_offer("Known", facts={"step_free": "yes"})
    found = suggested(Profile(must_features=("step_free",)))
    assert [(one.result.card["title"], one.questions) for one in found] == [
        ("Known", ()),
        ("Unknown", (ReadyQuestion("step_free", "Er der trin på vejen ind?"),)),
    ]


def test_what_the_person_likes_comes_before_what_is_only_near() -> None:
    an_offer("Kaffe")
    an_offer("Skakklub", category="games")
    assert titles(Profile(interests="skak og billard", home="6400")) == ["Skakklub", "Kaffe"]


def test_a_word_that_only_describes_a_thing_is_not_what_they_like() -> None:
    an_offer("Fiskeri for unge og gamle", category="outdoors")
    an_offer("Bilklubben", category="workshop")
    assert titles(Profile(interests="gamle biler")) == ["Bilklubben", "Fiskeri for unge og gamle"]


def test_what_is_meant_for_them_comes_before_what_is_meant_for_others() -> None:
    an_offer("For døve", audiences=["hearing_loss"])
    an_offer("For alle", audiences=[])
    an_offer("For blinde", audiences=["vision_loss"])
    assert titles(Profile(audiences=("vision_loss",))) == ["For blinde", "For alle", "For døve"]


def test_what_is_only_for_others_is_not_suggested() -> None:
    an_offer("Kun for døve", audiences=["hearing_loss"], welcome="only")
    assert titles(Profile(audiences=("vision_loss",))) == []
    assert titles(Profile(audiences=("vision_loss", "hearing_loss"))) == ["Kun for døve"]


def test_a_feature_that_would_be_nice_ranks_and_hides_nothing() -> None:
    an_offer("Stor", facts={"small_group": "no"})
    an_offer("Ukendt")
    an_offer("Lille", facts={"small_group": "yes"})
    assert titles(Profile(nice_features=("small_group",))) == ["Lille", "Ukendt", "Stor"]


def test_a_note_is_read_and_weighs_less_than_an_interest() -> None:
    an_offer("Kaffe")
    an_offer("Sangaften", category="music_song")
    an_offer("Havedag", category="garden_animals")
    assert titles(Profile(interests="have", note="Sang i kor før.")) == ["Havedag", "Sangaften", "Kaffe"]


@pytest.mark.parametrize(
    ("fields", "profile"),
    [
        ({"capacity_status": "full"}, Profile()),
        ({"price_dkk": 300, "price_unit": "season"}, Profile(max_price=50)),
        ({"price_dkk": 60, "price_unit": "visit"}, Profile(max_price=50)),
        ({"min_age": 60}, Profile(age=59)),
        ({"gender": "women"}, Profile(gender="men")),
        ({"languages": ["de"]}, Profile(languages=("da", "ar"))),
        ({"online": "no"}, Profile(from_home=True)),
        ({"booking": "sign_up"}, Profile(drop_in=True)),
        ({"confirmed_at": NOW - timedelta(days=200)}, Profile()),
        ({"publication_status": "paused"}, Profile()),
        ({}, Profile(weekdays=("MO", "WE"))),
        ({}, Profile(starts_after=11 * 60)),
        ({}, Profile(starts_before=9 * 60)),
        ({}, Profile(ends_before=11 * 60)),
        ({}, Profile(home="Nordborg", max_km=10)),
    ],
)
def test_every_limit_decides(fields: dict[str, Any], profile: Profile) -> None:
    an_offer("Uden for grænsen", **fields)
    assert titles(profile) == []


def test_what_one_can_join_from_home_is_never_too_far_away_and_says_so() -> None:
    an_offer("Banko begge steder", online="both")
    (found,) = suggested(Profile(home="Nordborg", max_km=5))
    assert [item.text for item in found.result.match.partly] == ["Du kan være med hjemmefra. Der er langt at møde op."]


def test_three_kinds_wherever_three_fit_equally_well() -> None:
    for number in range(6):
        an_offer(f"Kaffe {number}")
    an_offer("Sang", category="music_song")
    an_offer("Skak", category="games")
    found = suggested(Profile(audiences=("lonely",), interests="kaffe"))
    assert sorted(one.category for one in found) == ["coffee_social"] * 3 + ["games", "music_song"]


def test_for_the_nervous_the_steps_go_from_small_to_open() -> None:
    an_offer("Åben")
    an_offer("Kom alene", facts={"come_alone": "yes"})
    an_offer("Mødt ved døren", facts={"met_at_door": "yes"})
    an_offer("Lille", facts={"small_group": "yes"})
    found = suggested(Profile(interests="åben", is_nervous=True))
    assert [(one.result.card["title"], one.step) for one in found] == [
        ("Mødt ved døren", 1),
        ("Lille", 1),
        ("Kom alene", 2),
        ("Åben", 3),
    ]


def test_a_suggestion_is_explained_as_the_search_explains_a_result() -> None:
    an_offer("Skakklub", category="games", facts={"step_free": "yes", "seating": "partly"}, languages=["da"])
    profile = Profile(
        must_features=("step_free",), nice_features=("seating", "come_alone"), audiences=("lonely",),
        interests="skak", languages=("da",), free_until=11 * 60, max_price=0,
    )  # fmt: skip
    (found,) = suggested(profile)
    match = found.result.match
    assert [item.text for item in match.fits] == [
        "Man spiller sammen.", "Der er ingen trin.", "Der bliver talt dansk.", "Her kan du møde nogen.",
    ]  # fmt: skip
    assert [item.text for item in match.partly] == ["Der er få steder at sidde.", "Det slutter kl. 12.00."]
    assert [item.text for item in match.unknown] == ["man kan komme alene.", "hvad det koster."]
    assert match.misfits == ()
    assert [one.text for one in found.questions] == ["Hvad koster det?"]


def test_what_must_be_rung_about_first_asks_whether_it_is_still_on() -> None:
    an_offer("Gammel", confirmed_at=NOW - timedelta(days=95))
    (found,) = suggested(Profile())
    assert found.questions == (ReadyQuestion("freshness", "Foregår det stadig, som der står?"),)


def test_what_was_seen_already_is_left_out_and_no_more_than_asked_for_is_given() -> None:
    first = an_offer("Første")
    for number in range(3):
        an_offer(f"Næste {number}")
    assert titles(Profile(), count=2, without={str(first.pk)}) == ["Næste 0", "Næste 1"]


def test_a_profile_that_says_nothing_gets_what_comes_next() -> None:
    an_offer("Senere", starts_at=TUESDAY_AT_TEN + timedelta(days=3))
    an_offer("Først")
    assert titles(Profile()) == ["Først", "Senere"]


def test_nothing_is_written_while_suggesting(django_assert_max_num_queries: Any) -> None:
    an_offer("Skakklub", category="games")
    write_index()
    with django_assert_max_num_queries(16) as asked:
        suggest(Profile(interests="skak", audiences=("lonely",), home="6400", note="Er alene."), now=NOW)
    assert {query["sql"].split()[0] for query in asked.captured_queries} <= {"SELECT", "WITH"}
    assert Activity.objects.count() == 1


def test_every_feature_has_its_question() -> None:
    assert set(QUESTIONS) == {*AccessibilityFeature.values, "price", "language", "online", "booking"}
    assert all(str(question).endswith("?") for question in QUESTIONS.values())
