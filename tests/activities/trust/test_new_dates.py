"""Whoever follows an activity is told once when an edit gives it other coming dates, and of no other edit."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import translation
from post_office.models import Email

from accounts.models import User
from activities import following, publication, revision
from activities.belongings import plain_schedule
from activities.models import Activity, Follower, Schedule
from activities.occurrences import materialise
from tests.factories import (
    NOW,
    ApproverFactory,
    MembershipFactory,
    OrganisationFactory,
    PublishedActivityFactory,
    ScheduleFactory,
)

pytestmark = pytest.mark.django_db

READER = "laeser@example.dk"


@pytest.fixture
def organiser() -> User:
    """Somebody of a verified association."""
    made: User = MembershipFactory(organisation=OrganisationFactory(verified_at=NOW), role="owner").user
    return made


@pytest.fixture
def tuesdays(organiser: User) -> Schedule:
    """Coffee every Tuesday from ten to twelve, followed by one reader."""
    coffee = PublishedActivityFactory(organisation=organiser.organisations.get(), title="Kaffe", confirmed_at=NOW)
    made: Schedule = ScheduleFactory(activity=coffee)
    materialise(coffee, now=NOW)
    follow(coffee)
    return made


def follow(activity: Activity, email: str = READER, *, language: str = "da") -> None:
    """Somebody has said yes."""
    Follower.objects.create(activity=activity, email=email, language=language, asked_at=NOW, confirmed_at=NOW)


def save_step(organiser: User, activity: Activity, **said: Any) -> int:
    """Saves the step that asks when, as the form stands or with other answers, and gives the status."""
    typed = {
        "rhythm": "weekly", "weekdays": ["TU"], "start_time": "10:00", "end_time": "12:00", "start_date": "2026-09-01",
    } | said  # fmt: skip
    client = Client()
    client.force_login(organiser)
    with time_machine.travel(NOW, tick=False):
        return client.post(f"/forening/aktivitet/{activity.pk}/hvornaar/", typed).status_code


def edit(schedule: Schedule, **said: Any) -> dict[str, Any]:
    """An edit of the schedule."""
    return {"schedules": [plain_schedule(schedule) | said]}


def test_other_days_are_told_once(organiser: User, tuesdays: Schedule) -> None:
    assert save_step(organiser, tuesdays.activity, weekdays=["WE"], start_time="14:30", end_time="16:00") == 302
    (mail,) = Email.objects.all()
    assert (mail.to, mail.subject) == ([READER], "Nye tider: Kaffe")
    assert mail.message.split("\n\n")[:4] == [
        "Hej",
        "Kaffe har fået nye tider.",
        "De næste gange:\n- onsdag 25. november kl. 14.30\n- onsdag 2. december kl. 14.30\n- onsdag 9. december kl. 14.30",
        f"Se siden:\nhttp://127.0.0.1:8000{tuesdays.activity.get_absolute_url()}",
    ]
    assert mail.headers["List-Unsubscribe"].startswith("<http://127.0.0.1:8000/foelg/")


@pytest.mark.parametrize("said", [{}, {"end_time": "12:30"}, {"end_date": "2099-01-01"}])
def test_the_same_dates_are_no_news(organiser: User, tuesdays: Schedule, said: dict[str, str]) -> None:
    assert save_step(organiser, tuesdays.activity, **said) == 302
    assert Email.objects.count() == 0


def test_dates_that_night_has_not_rolled_forward_yet_are_no_news(organiser: User, tuesdays: Schedule) -> None:
    tuesdays.activity.occurrences.filter(starts_at__gt=NOW + timedelta(weeks=10)).delete()
    assert save_step(organiser, tuesdays.activity, end_time="12:30") == 302
    assert Email.objects.count() == 0


@pytest.mark.parametrize("verb", [publication.pause, publication.withdraw])
def test_what_is_not_shown_tells_nobody(organiser: User, tuesdays: Schedule, verb: Any) -> None:
    activity = tuesdays.activity
    verb(activity, now=NOW)
    Email.objects.all().delete()
    changes = edit(tuesdays, rrule="FREQ=WEEKLY;BYDAY=WE")
    revision.revise(activity, changes=changes, base_version=activity.version, now=NOW, by=organiser)
    assert Email.objects.count() == 0


def test_what_waits_is_told_when_it_is_approved(organiser: User, tuesdays: Schedule) -> None:
    changes = edit(tuesdays, rrule="FREQ=WEEKLY;BYDAY=WE")
    waiting = revision.propose(tuesdays.activity, changes=changes, base_version=tuesdays.activity.version, by=organiser)
    assert Email.objects.count() == 0
    revision.approve(waiting, now=NOW, by=ApproverFactory(), reason="Fint")
    (mail,) = Email.objects.all()
    assert (mail.subject, "Fint" in mail.message) == ("Nye tider: Kaffe", False)


def test_one_date_left_is_the_next_and_none_is_said(organiser: User, tuesdays: Schedule) -> None:
    for last in ("2026-11-24", "2026-11-23"):
        activity = Activity.objects.get()
        changes = edit(tuesdays, end_date=last)
        revision.revise(activity, changes=changes, base_version=activity.version, now=NOW, by=organiser)
    one, none = (mail.message.split("\n\n")[2] for mail in Email.objects.order_by("pk"))
    assert (one, none) == ("Næste gang er tirsdag 24. november kl. 10.00.", "Der er ingen datoer lige nu.")


def test_edit_and_mail_are_kept_together_or_not_at_all(
    organiser: User, tuesdays: Schedule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "queue_mails", lambda _mails: 1 / 0)
    changes = edit(tuesdays, rrule="FREQ=WEEKLY;BYDAY=WE")
    with pytest.raises(ZeroDivisionError):
        revision.revise(tuesdays.activity, changes=changes, base_version=tuesdays.activity.version, now=NOW)
    tuesdays.refresh_from_db()
    assert (tuesdays.rrule, Email.objects.count()) == ("FREQ=WEEKLY;BYDAY=TU", 0)


def test_the_letter_is_in_the_reader_s_language(organiser: User, tuesdays: Schedule) -> None:
    Follower.objects.all().delete()
    for code in ("da", "de", "en"):
        follow(tuesdays.activity, f"{code}@example.dk", language=code)
    with translation.override("en"):
        save_step(organiser, tuesdays.activity, weekdays=["WE"])
    subjects = list(Email.objects.order_by("pk").values_list("subject", flat=True))
    assert subjects == ["Nye tider: Kaffe", "Neue Termine: Kaffe", "New times: Kaffe"]
