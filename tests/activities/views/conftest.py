"""A weekly coffee club as the pages show it, and a clock that stands still."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from activities.models import Activity, Schedule
from activities.vocabularies import OccurrenceStatus
from tests.factories import NOW, OccurrenceFactory, ScheduleFactory, StatementFactory


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Monday 23 November 2026, ten in the morning in Copenhagen."""
    with time_machine.travel(NOW, tick=False):
        yield


def _on(schedule: Schedule, start: datetime, *, later: timedelta = timedelta(), **changes: str) -> None:
    """Two hours from a start, or so much later than it was meant to be."""
    starts_at = start + later
    OccurrenceFactory(
        schedule=schedule,
        original_starts_at=start,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        **changes,
    )


@pytest.fixture
def coffee(db: None) -> Activity:
    """Tuesdays at ten; next week is cancelled, the week after is moved to one o'clock."""
    schedule = ScheduleFactory(
        activity__title="Kaffe i Nørregade",
        activity__summary="Kaffe og snak for alle.",
        activity__description="Vi drikker kaffe.\n\nNogle strikker.",
        activity__first_visit="Lis står i døren kl. 9.55. Sæt dig, hvor du vil.",
        activity__price_dkk=Decimal("12.50"),
        activity__price_unit="visit",
        activity__contact_name="Lis",
        activity__contact_phone="70 00 10 11",
        activity__languages=["da", "de"],
        activity__place__name="Huset",
        activity__organisation__name="Kaffeklubben",
        activity__organisation__slug="kaffeklubben",
    )
    first = NOW + timedelta(days=1)  # Tuesday 24 November at ten
    _on(schedule, first)
    _on(schedule, first + timedelta(weeks=1), status=OccurrenceStatus.CANCELLED, reason="huset er lejet ud")
    _on(schedule, first + timedelta(weeks=2), later=timedelta(hours=3), status=OccurrenceStatus.MOVED)
    activity: Activity = schedule.activity
    StatementFactory(activity=activity, feature="wheelchair_participation", value="partly", note="ét trin ved køkkenet")
    StatementFactory(activity=None, place=activity.place, feature="step_free", source="venue")
    StatementFactory(activity=activity, feature="come_alone")
    return activity
