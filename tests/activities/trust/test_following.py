"""Following one activity by mail: asked for without an account, confirmed by one button, told of changes, forgotten at its end."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from post_office.models import Email

from accounts import delivery
from accounts.models import UndeliverableAddress
from activities import following, publication
from activities.models import Activity, Follower, Occurrence
from tests.activities.trust.conftest import Send
from tests.factories import NOW, OccurrenceFactory, PublishedActivityFactory, ScheduleFactory

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
READER = "laeser@example.dk"


@pytest.fixture
def tuesday(coffee: Activity) -> Occurrence:
    """Coffee every Tuesday; tomorrow's."""
    schedule = ScheduleFactory(activity=coffee)
    ends_at = NOW + timedelta(hours=26)
    made: Occurrence = OccurrenceFactory(schedule=schedule, original_starts_at=NOW + DAY, ends_at=ends_at)
    return made


def follow(activity: Activity, email: str = READER, *, language: str = "da") -> Follower:
    """Somebody who has said yes."""
    return Follower.objects.create(activity=activity, email=email, language=language, asked_at=NOW, confirmed_at=NOW)


def page(activity: Activity) -> str:
    return f"/aktivitet/{activity.pk}/foelg/"


def followed() -> list[tuple[str, bool]]:
    return [(one.email, one.confirmed_at is not None) for one in Follower.objects.order_by("pk")]


def links(mail: Email) -> list[str]:
    return re.findall(r"http://127.0.0.1:8000(\S*/foelg/\S+)", mail.message)


def test_a_wish_becomes_a_mail_and_only_a_press_of_the_button_a_yes(tuesday: Occurrence, send: Send) -> None:
    status, text = send(page(tuesday.activity), email=" Laeser@Example.dk ")
    mail = Email.objects.get()
    assert (status, "Kig i din indbakke" in text, mail.to, mail.subject, followed()) == (
        200, True, [READER], "Vil du have mails om Kaffe?", [(READER, False)],
    )  # fmt: skip
    (link,) = links(mail)
    with time_machine.travel(NOW + DAY, tick=False):
        browser = Client(enforce_csrf_checks=True)
        opened = browser.get(link)  # as a scanner does
        assert (opened.status_code, opened.cookies, followed()) == (200, {}, [(READER, False)])
        pressed = browser.post(link)
    assert ("Så får du besked" in pressed.content.decode(), followed()) == (True, [(READER, True)])


def test_the_form_stands_on_the_page_and_sets_no_cookie(tuesday: Occurrence, client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        answer = client.get(tuesday.activity.get_absolute_url())
    assert (f'action="{page(tuesday.activity)}"' in answer.content.decode(), answer.cookies) == (True, {})


REFUSED: dict[str, tuple[dict[str, Any], int, str]] = {
    "nothing": ({}, 422, "Skriv din e-mail."),
    "not an address": ({"email": "maja"}, 422, "E-mailen ser forkert ud."),
    "no address in lower case": ({"email": "İda@example.dk"}, 422, "E-mailen ser forkert ud."),
    "too fast": ({"email": READER, "wait_s": 1}, 422, "Det gik lidt hurtigt for os."),
    "another site": ({"email": READER, "origin": "https://example.org"}, 403, ""),
    "a machine": ({"email": READER, "trap": "http://spam"}, 200, "Kig i din indbakke"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_says_so_and_keeps_no_address(tuesday: Occurrence, send: Send, case: str) -> None:
    typed, status, sentence = REFUSED[case]
    found, text = send(page(tuesday.activity), **typed)
    assert (found, sentence in text, followed(), Email.objects.count()) == (status, True, [], 0)


def test_nobody_is_buried_in_mail_and_nobody_learns_who_follows(tuesday: Occurrence, send: Send) -> None:
    others = [PublishedActivityFactory() for _ in range(6)]
    answers = ["Kig i din indbakke" in send(page(one), email=READER)[1] for one in others]
    assert (answers, Email.objects.count(), len(followed())) == ([True] * 6, 5, 5)
    follow(tuesday.activity)
    again = send(page(tuesday.activity), email=READER)[1]
    assert ("Kig i din indbakke" in again, Email.objects.count()) == (True, 5)


def test_a_wish_is_asked_about_once_a_day(coffee: Activity) -> None:
    for later in (timedelta(0), timedelta(hours=1), DAY):
        following.ask(coffee, email=READER, language="da", now=NOW + later)
    older, newer = (links(mail)[0].split("/")[2] for mail in Email.objects.order_by("pk"))
    assert (following.follower_of(older), following.follower_of(newer)) == (None, Follower.objects.get())


def test_one_address_of_the_net_gets_tired(tuesday: Occurrence, send: Send) -> None:
    statuses = [send(page(tuesday.activity), email=f"{number}@example.dk")[0] for number in range(11)]
    assert statuses == [200] * 10 + [429]


def test_a_date_called_off_is_told_to_those_who_said_yes(tuesday: Occurrence) -> None:
    follow(tuesday.activity)
    Follower.objects.create(activity=tuesday.activity, email="no@example.dk", language="da", asked_at=NOW)
    publication.cancel_occurrence(tuesday, now=NOW, reason="Sygdom")
    (mail,) = Email.objects.all()
    assert (mail.to, mail.subject) == ([READER], "Aflyst: Kaffe tirsdag 24. november kl. 10.00")
    assert mail.message.split("\n\n")[:6] == [
        "Hej",
        "Kaffe er aflyst tirsdag 24. november kl. 10.00.",
        "De skriver: Sygdom",
        "Næste gang er tirsdag 1. december kl. 10.00.",
        f"Se siden:\nhttp://127.0.0.1:8000{tuesday.activity.get_absolute_url()}",
        f"Vil du ikke have flere mails om det her? Stop dem her:\nhttp://127.0.0.1:8000{links(mail)[0]}",
    ]
    assert mail.headers["List-Unsubscribe"] == f"<http://127.0.0.1:8000{links(mail)[0]}>"


def test_each_verb_says_what_has_happened_in_the_reader_s_language(tuesday: Occurrence) -> None:
    follow(tuesday.activity)
    follow(tuesday.activity, "leser@example.de", language="de")
    publication.move_occurrence(tuesday, new_starts_at=NOW + timedelta(hours=30), now=NOW)
    publication.restore_occurrence(tuesday, now=NOW)
    publication.pause(tuesday.activity, now=NOW)
    publication.resume(tuesday.activity, now=NOW)
    publication.confirm(tuesday.activity, now=NOW)
    danish = [mail.subject for mail in Email.objects.filter(to=READER).order_by("pk")]
    assert danish == [
        "Flyttet: Kaffe tirsdag 24. november kl. 10.00",
        "Alligevel: Kaffe tirsdag 24. november kl. 10.00",
        "Kaffe holder pause",
        "Kaffe begynder igen",
    ]
    german = Email.objects.filter(to="leser@example.de").order_by("pk")
    assert [links(mail)[0].startswith("/de/foelg/") for mail in german] == [True] * 4


def test_a_double_tap_writes_one_mail(tuesday: Occurrence) -> None:
    follow(tuesday.activity)
    publication.cancel_occurrence(tuesday, now=NOW, reason="Sygdom")
    with pytest.raises(publication.PublicationError, match="Det er allerede gjort"):
        publication.cancel_occurrence(tuesday, now=NOW, reason="Sygdom")
    assert Email.objects.count() == 1


def test_calling_off_costs_the_same_however_many_follow(tuesday: Occurrence) -> None:
    asked = []
    for followers in (0, 5, 25):  # the very first change writes a row that is there from then on
        for number in range(Follower.objects.count(), followers):
            follow(tuesday.activity, f"laeser{number}@example.dk")
        with CaptureQueriesContext(connection) as queries:
            publication.cancel_occurrence(tuesday, now=NOW)
        asked.append(len(queries))
        publication.restore_occurrence(tuesday, now=NOW)
    assert (asked[1], Email.objects.count()) == (asked[2], 2 * (5 + 25))


def test_what_ends_says_so_and_forgets_everybody(tuesday: Occurrence) -> None:
    follow(tuesday.activity)
    publication.withdraw(tuesday.activity, now=NOW)
    mail = Email.objects.get()
    assert (mail.subject, "vi har slettet din e-mail" in mail.message, followed()) == ("Kaffe er slut", True, [])
    assert "List-Unsubscribe" not in mail.headers


def test_mail_and_cause_are_written_together_or_not_at_all(
    tuesday: Occurrence, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(tuesday.activity)
    monkeypatch.setattr(following, "queue_mails", lambda _mails: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        publication.cancel_occurrence(tuesday, now=NOW)
    tuesday.refresh_from_db()
    assert (tuesday.status, Email.objects.count()) == ("scheduled", 0)


def test_one_press_stops_and_a_mail_program_may_press_too(tuesday: Occurrence) -> None:
    for email in (READER, "to@example.dk"):
        follow(tuesday.activity, email)
    publication.cancel_occurrence(tuesday, now=NOW)
    first, second = (links(mail)[0] for mail in Email.objects.order_by("pk"))
    browser = Client(enforce_csrf_checks=True)
    assert (browser.get(first).status_code, len(followed())) == (200, 2)
    browser.post(first, {"List-Unsubscribe": "One-Click"})
    assert followed() == [("to@example.dk", True)]
    again = browser.post(first)
    assert (again.status_code, "Du får ikke flere mails" in again.content.decode()) == (200, True)
    assert browser.post(second, headers={"origin": "https://example.org"}).status_code == 403
    assert browser.get("/foelg/forged/").status_code == 410


def test_what_nobody_needs_any_more_is_forgotten(tuesday: Occurrence) -> None:
    ended, gone = PublishedActivityFactory(), PublishedActivityFactory()
    OccurrenceFactory(schedule=ScheduleFactory(activity=ended), original_starts_at=NOW - DAY)
    OccurrenceFactory(schedule=ScheduleFactory(activity=gone))
    all_three: list[Activity] = [tuesday.activity, ended, gone]
    for number, activity in enumerate(all_three):
        follow(activity, f"{number}@example.dk")
    Activity.objects.filter(pk=gone.pk).update(publication_status="expired")
    for days in (2, 3):
        Follower.objects.create(activity=tuesday.activity, email=f"wish{days}@example.dk", language="da", asked_at=NOW - days * DAY)  # fmt: skip
    assert (following.forget(now=NOW), following.forget(now=NOW)) == (3, 0)
    assert followed() == [("0@example.dk", True), ("wish2@example.dk", False)]


def test_an_address_that_is_refused_is_forgotten_and_listed_nowhere(tuesday: Occurrence) -> None:
    follow(tuesday.activity)
    publication.cancel_occurrence(tuesday, now=NOW)
    delivery.give_up(Email.objects.get(), code=550, now=NOW)
    assert (followed(), UndeliverableAddress.objects.count()) == ([], 0)


def test_nobody_sees_an_address_and_a_number_only_from_three(coffee: Activity) -> None:
    numbers = []
    for number in range(4):
        follow(coffee, f"{number}@example.dk")
        numbers.append(following.counted(coffee))
    assert (numbers, admin.site.is_registered(Follower), str(Follower.objects.first())) == (
        [None, None, 3, 4], False, f"{coffee.pk}: {Follower.objects.order_by('pk')[0].pk}",
    )  # fmt: skip


def test_every_letter_is_whole_in_every_language(tuesday: Occurrence) -> None:
    for code in ("da", "de", "en"):
        with translation.override(code):
            follow(tuesday.activity, f"{code}@example.dk", language=code)
    publication.cancel_occurrence(tuesday, now=NOW)
    assert [mail.headers["Content-Language"] for mail in Email.objects.order_by("pk")] == ["da", "de", "en"]


def test_an_activity_called_follow_keeps_its_own_page(client: Client) -> None:
    activity = PublishedActivityFactory(title="Følg")
    OccurrenceFactory(schedule=ScheduleFactory(activity=activity))
    with time_machine.travel(NOW, tick=False):
        assert "<h1>Følg</h1>" in client.get(activity.get_absolute_url()).content.decode()
