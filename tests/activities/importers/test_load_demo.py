"""The demo never goes stale, and starting again costs next to nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.freshness import Freshness, freshness
from activities.models import Activity, Membership
from tests.factories import NOW, UserFactory

pytestmark = pytest.mark.django_db


def test_the_demo_is_found_on_any_day(capsys: pytest.CaptureFixture[str]) -> None:
    organiser = UserFactory(email="forening@example.dk")
    statements: list[int] = []
    for days in (0, 0, 50, 400):
        now = NOW + timedelta(days=days)
        with time_machine.travel(now, tick=False), CaptureQueriesContext(connection) as queries:
            call_command("load_demo")
        shown = Activity.objects.published()
        assert shown.filter(occurrences__starts_at__gt=now).distinct().count() == 240
        assert {freshness(activity, now=now) for activity in shown} == {Freshness.FRESH}
        statements.append(len(queries))
    assert Membership.objects.get().user == organiser
    assert statements[1] < 15, "a second start at the same moment asks little and writes nothing"
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "Demo: 240 created, 0 changed, 0 unchanged.",
        "Demo: 240 activities, 0 confirmed again.",
        "Demo: 240 activities, 0 confirmed again.",
    ]
