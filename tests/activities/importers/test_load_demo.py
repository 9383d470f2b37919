"""The demo never goes stale, and starting again costs next to nothing."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activities.freshness import Freshness, freshness
from activities.models import Activity, Membership, Organisation, Question
from tests.factories import NOW, UserFactory

pytestmark = pytest.mark.django_db


def test_the_demo_is_found_on_any_day(capsys: pytest.CaptureFixture[str]) -> None:
    statements: list[int] = []
    for days in (0, 0, 50, 400):
        now = NOW + timedelta(days=days)
        with time_machine.travel(now, tick=False), CaptureQueriesContext(connection) as queries:
            call_command("load_demo")
        shown = Activity.objects.published()
        assert shown.filter(occurrences__starts_at__gt=now).distinct().count() == 240
        assert {freshness(activity, now=now) for activity in shown} == {Freshness.FRESH}
        statements.append(len(queries))
    assert statements[1] < 15, "a second start at the same moment asks little and writes nothing"
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "Demo: 240 created, 0 changed, 0 unchanged.",
        "Demo: 240 activities, 0 confirmed again.",
        "Demo: 240 activities, 0 confirmed again.",
    ]


def test_the_demo_can_be_as_on_another_day() -> None:
    call_command("load_demo", "--at", "2026-03-28T12:00", verbosity=0)
    first = Activity.objects.published().earliest("pk")
    assert first.confirmed_at == datetime(2026, 3, 28, 11, tzinfo=UTC), (
        "without an offset it is the time of the clock here"
    )


def test_the_demo_organiser_has_an_association_and_something_to_do(client: Client) -> None:
    for _start in range(2):
        call_command("create_demo_accounts", verbosity=0)
        call_command("load_demo", verbosity=0)
    membership = Membership.objects.get()
    activities = membership.organisation.activities.published()
    assert (membership.user.email, membership.role, membership.organisation.is_verified, activities.count()) == (
        "forening@example.dk", "owner", True, 4,
    )  # fmt: skip
    question = Question.objects.get()
    assert (question.activity.organisation, question.feature) == (membership.organisation, "come_alone")
    client.force_login(membership.user)
    desk = client.get("/forening/").content.decode()
    said = ("Alssund Para-Idræt", "Folk spørger", "Du er ikke med i en forening her endnu.")
    assert [one in desk for one in said] == [True, True, False]


def test_where_demo_accounts_are_not_allowed_nobody_is_let_in(settings: Any) -> None:
    settings.DEMO_ACCOUNTS = False
    UserFactory(email="forening@example.dk")
    call_command("load_demo", verbosity=0)
    assert (Membership.objects.count(), Organisation.objects.verified().count()) == (0, 0)
