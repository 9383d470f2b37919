"""What tests of finding share: a moment that stands still, and one published activity."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from activities.models import Activity
from tests.factories import NOW, OccurrenceFactory, ScheduleFactory


@pytest.fixture
def still_now() -> Iterator[None]:
    """Every clock says NOW."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def coffee(still_now: None, transactional_db: None) -> Activity:
    """A published activity in Sønderborg tomorrow, indexed as its rows were committed."""
    once = ScheduleFactory(activity__title="Kaffe i huset", start_date=NOW.date() + timedelta(days=1), rrule="")
    OccurrenceFactory(schedule=once)
    return Activity.objects.get()
