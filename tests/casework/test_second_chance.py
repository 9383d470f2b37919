"""A second chance answers the reason that was given, and counts never tell of anybody."""

from datetime import timedelta

import pytest

from accounts.models import User
from activities.models import Activity
from casework import answers, outcomes, shortlists
from casework.desk_news import answer_news, list_summary, trouble_news
from casework.links import hand_over
from casework.models import Client, OutcomeCount, OutcomeKind, Shortlist
from casework.second_chance import second_chances
from tests.casework.conftest import NOW, UNIT
from tests.casework.lists import a_list, item_of
from tests.casework.offers import TUESDAY_AT_TEN, an_offer, write_index
from tests.factories import PlaceFactory

NORDBORG = {"latitude": 55.057, "longitude": 9.741, "town": "Nordborg", "postcode": "6430"}


@pytest.fixture
def shortlist(caseworker: User, client_of: object) -> Shortlist:
    """Somebody who lives in Nordborg and has one thing on the list, in Sønderborg on Tuesday."""
    client: Client = client_of(home="Nordborg", audiences=["lonely"])  # type: ignore[operator]  # a fixture that makes clients
    return a_list(client, by=caseworker, titles=("Kaffe",))


def found_after(shortlist: Shortlist, reason: str) -> list[str]:
    """What is suggested once this was answered."""
    write_index()
    item = item_of(shortlist, "Kaffe")
    answers.answer(item, kind="no", reason=reason, now=NOW)
    chances = second_chances(shortlist, [item], now=NOW)
    return [one.result.card["title"] for one in chances[0].suggestions]


@pytest.mark.parametrize(
    ("reason", "feature"),
    [
        ("did_not_dare_alone", "met_at_door"),
        ("did_not_dare_alone", "buddy_first_visit"),
        ("too_many_people", "small_group"),
    ],
)
def test_it_has_what_was_missing(shortlist: Shortlist, reason: str, feature: str) -> None:
    an_offer("Uden")
    an_offer("Med", facts={feature: "yes"})
    assert found_after(shortlist, reason) == ["Med"]


def test_it_is_nearer(shortlist: Shortlist) -> None:
    an_offer("Lige så langt")
    an_offer("Om hjørnet", place=PlaceFactory(**NORDBORG))
    assert found_after(shortlist, "too_far") == ["Om hjørnet"]


def test_it_is_on_another_day(shortlist: Shortlist) -> None:
    an_offer("Også tirsdag")
    an_offer("Torsdag", starts_at=TUESDAY_AT_TEN + timedelta(days=2))
    assert found_after(shortlist, "wrong_time") == ["Torsdag"]


def test_it_is_of_another_kind(shortlist: Shortlist) -> None:
    an_offer("Mere kaffe")
    an_offer("Sang", category="music_song")
    assert found_after(shortlist, "not_for_me") == ["Sang"]


def test_without_a_reason_nothing_is_pressed_on_anybody(shortlist: Shortlist) -> None:
    write_index()
    item = item_of(shortlist, "Kaffe")
    answers.answer(item, kind="no", now=NOW)
    assert second_chances(shortlist, [item], now=NOW) == []


def test_nothing_on_the_list_comes_back(shortlist: Shortlist, caseworker: User) -> None:
    shortlists.add(shortlist.client, an_offer("Med", facts={"met_at_door": "yes"}), by=caseworker, now=NOW)
    assert found_after(shortlist, "did_not_dare_alone") == []


def test_the_desk_tells_of_answers_and_of_what_is_off(shortlist: Shortlist, caseworker: User, colleague: User) -> None:
    hand_over(shortlist, by=caseworker, now=NOW)
    answers.answer(item_of(shortlist, "Kaffe"), kind="no", reason="too_far", now=NOW)
    Activity.objects.filter(title="Kaffe").update(publication_status="paused")
    assert [one.what for one in answer_news(caseworker, now=NOW)] == [
        "Nej, ikke nu. Der er for langt. (mandag 23. november)"
    ]
    assert [(one.title, one.what[:11]) for one in trouble_news(caseworker, now=NOW)] == [("Kaffe", "Holder paus")]
    assert (answer_news(colleague, now=NOW), trouble_news(colleague, now=NOW)) == ([], [])
    assert list_summary(shortlist.client, now=NOW).count == 1


def test_counts_outlive_clients_and_are_shown_from_five(shortlist: Shortlist, caseworker: User) -> None:
    client = shortlist.client
    for _list in range(5):
        outcomes.count(OutcomeKind.LISTS, client, now=NOW)
    outcomes.count(OutcomeKind.ANSWERS, client, now=NOW)
    client.delete()
    months = outcomes.months_of(UNIT, now=NOW)
    assert [(month.name, month.counts) for month in months] == [
        ("november 2026", ("5", "Færre end fem", "Færre end fem", "Færre end fem"))
    ]
    assert outcomes.months_of("Job", now=NOW) == []
    assert {field.name for field in OutcomeCount._meta.get_fields()} == {"id", "unit", "month", "kind", "number"}
