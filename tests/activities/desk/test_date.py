"""Cancelled tonight: one date called off or moved from a phone, and everybody sees it at once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import User
from activities import following, publication
from activities.models import Activity, Follower, Occurrence, Organisation
from activities.occurrences import materialise
from activities.recurrence import COPENHAGEN
from finder import index
from tests.factories import NOW, MembershipFactory, PlaceFactory, PublishedActivityFactory, ScheduleFactory

BrowserOf = Callable[[User], Client]
Capture = Callable[..., Any]


@pytest.fixture
def evening(organisation: Organisation) -> Occurrence:
    """The next date of something held on Tuesdays, tomorrow at ten."""
    place = PlaceFactory(owner=organisation)
    activity = PublishedActivityFactory(organisation=organisation, title="Strik", place=place)
    ScheduleFactory(activity=activity)
    materialise(activity, now=NOW)
    index.rebuild(now=NOW, version=1)
    return Occurrence.objects.filter(starts_at__gt=NOW).order_by("starts_at")[0]


@pytest.fixture
def phone(browser_of: BrowserOf, person: User) -> Client:
    """A member's."""
    return browser_of(person)


def page(one: Occurrence) -> str:
    return f"/forening/aktivitet/{one.activity_id}/gang/{one.pk}/"


def sent(phone: Client, one: Occurrence, **said: str) -> tuple[int, str]:
    with time_machine.travel(NOW, tick=False):
        answer = phone.post(page(one), said, follow=True)
    one.refresh_from_db()
    return answer.status_code, answer.content.decode()


def test_two_taps_from_the_desk_call_it_off(phone: Client, evening: Occurrence) -> None:
    with time_machine.travel(NOW, tick=False):
        desk = phone.get("/forening/").content.decode()
        first = phone.get(page(evening)).content.decode()
    assert (f'href="{page(evening)}"' in desk, 'name="because" value="illness">Sygdom</button>' in first) == (
        True,
        True,
    )
    status, text = sent(phone, evening, deed="cancel", because="illness")
    assert (status, "Det er aflyst. Alle kan se det nu." in text) == (200, True)
    assert (evening.status, evening.reason) == ("cancelled", "Sygdom")


def test_everybody_sees_it_at_once(
    phone: Client, evening: Occurrence, client: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        sent(phone, evening, deed="cancel", because="own", reason="Fie har brækket foden")
    activity = evening.activity
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        public = client.get(activity.get_absolute_url()).content.decode()
        found = client.get("/find/?interpret=0").content.decode()
        spots = client.get("/kort.json").content.decode()
        own = client.get(f"/aktivitet/{activity.pk}/strik/kalender.ics").content.decode().replace("\r\n ", "")
        all_of_them = client.get(activity.organisation.get_absolute_url() + "kalender.ics").content.decode()
        listed = client.get("/api/v1/activities").json()["results"][0]["next_occurrence"]["starts_at"]
        detail = client.get(f"/api/v1/activities/{activity.pk}").json()["occurrences"][0]
        points = client.get("/api/v1/map").content.decode()
    assert "Aflyst: Fie har brækket foden" in public
    assert ("I morgen" in found, "1. december" in found) == (False, True)
    assert [own.count("STATUS:CANCELLED"), all_of_them.count("STATUS:CANCELLED")] == [1, 1]
    assert "Aflyst: Fie har brækket foden" in own
    assert (listed[:10], detail["status"], detail["reason"]) == ("2026-12-01", "cancelled", "Fie har brækket foden")
    assert ("2026-11-24" in spots, "2026-11-24" in points, "Strik" in points) == (False, False, True)


def test_it_is_held_after_all(phone: Client, evening: Occurrence) -> None:
    sent(phone, evening, deed="cancel", because="none")
    status, text = sent(phone, evening, deed="restore")
    assert (status, evening.status, "Det bliver til noget alligevel." in text) == (200, "scheduled", True)
    assert "Det er allerede gjort." in sent(phone, evening, deed="restore")[1]


def test_it_is_moved(phone: Client, evening: Occurrence) -> None:
    text = sent(phone, evening, deed="move", day="2026-11-25", start="19:00", end="21:00", why="Hallen er optaget")[1]
    assert ("Det er flyttet. Alle kan se det nu." in text, evening.status, evening.reason) == (
        True, "moved", "Hallen er optaget",
    )  # fmt: skip
    assert evening.starts_at == datetime(2026, 11, 25, 19, 0, tzinfo=COPENHAGEN)
    assert evening.ends_at == datetime(2026, 11, 25, 21, 0, tzinfo=COPENHAGEN)


WRONG: dict[str, tuple[dict[str, str], str]] = {
    "no reason": ({"deed": "cancel"}, "Vælg en grund."),
    "own words that are none": (
        {"deed": "cancel", "because": "own"},
        "Skriv, hvorfor det er aflyst. Eller tryk på en af de andre grunde.",
    ),
    "html": ({"deed": "cancel", "because": "own", "reason": "<b>syg</b>"}, "Skriv uden HTML-koder. Fjern &lt;b&gt;."),
    "no day": ({"deed": "move", "start": "19:00"}, "Skriv den nye dag."),
    "no such day": ({"deed": "move", "day": "2026-02-30", "start": "19:00"}, "Skriv datoen sådan her: 24-12-2026."),
    "no such hour": ({"deed": "move", "day": "2026-11-25", "start": "25:00"}, "Skriv klokkeslættet sådan her: 14.30."),
    "gone by": ({"deed": "move", "day": "2026-11-22", "start": "10:00"}, "Den nye tid er allerede gået."),
    "too far away": ({"deed": "move", "day": "2028-01-01", "start": "10:00"}, "Vælg en dag inden for det næste år."),
    "as it is": (
        {"deed": "move", "day": "2026-11-24", "start": "10:00", "end": "12:00"},
        "Det er den tid, det har nu. Vælg en anden.",
    ),
    "an hour that summer time skips": (
        {"deed": "move", "day": "2027-03-28", "start": "02:30"},
        "Den nat bliver uret stillet frem. Vælg et klokkeslæt, der findes.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_says_so_and_changes_nothing(phone: Client, evening: Occurrence, case: str) -> None:
    said, sentence = WRONG[case]
    status, text = sent(phone, evening, **said)
    assert (status, sentence in text, evening.status) == (422, True, "scheduled")


def test_an_end_after_midnight_is_on_the_next_day(phone: Client, evening: Occurrence) -> None:
    sent(phone, evening, deed="move", day="2026-11-25", start="20:00", end="01:00")
    assert evening.ends_at == datetime(2026, 11, 26, 1, 0, tzinfo=COPENHAGEN)


def test_no_other_word_is_a_deed_and_what_has_begun_is_not_there(phone: Client, evening: Occurrence) -> None:
    assert sent(phone, evening, deed="explode")[0] == 404
    with time_machine.travel(evening.starts_at, tick=False):
        assert phone.get(page(evening)).status_code == 404


def test_a_date_of_others_is_not_there(browser_of: BrowserOf, evening: Occurrence) -> None:
    stranger = browser_of(MembershipFactory().user)
    assert [sent(stranger, evening, deed="cancel", because="illness")[0], evening.status] == [404, "scheduled"]


def test_the_reason_is_danish_whatever_the_desk_speaks(phone: Client, evening: Occurrence) -> None:
    with time_machine.travel(NOW, tick=False):
        phone.post(f"/de{page(evening)}", {"deed": "cancel", "because": "weather"})
    evening.refresh_from_db()
    assert evening.reason == "Vejret"


def test_the_desk_says_how_many_follow_from_three(phone: Client, evening: Occurrence) -> None:
    words = []
    for number in range(3):
        Follower.objects.create(
            activity=evening.activity, email=f"{number}@example.dk", language="da", asked_at=NOW, confirmed_at=NOW
        )
        words.append(
            "får en mail, når noget bliver ændret"
            in phone.get(f"/forening/aktivitet/{evening.activity_id}/").content.decode()
        )
    assert (words, following.counted(evening.activity)) == ([False, False, True], 3)


def test_a_paused_activity_may_be_called_off_too(phone: Client, evening: Occurrence) -> None:
    publication.pause(Activity.objects.get(pk=evening.activity_id), now=NOW)
    assert (sent(phone, evening, deed="cancel", because="few")[0], evening.status) == (200, "cancelled")
