"""Four activities in Nordborg and Sønderborg, indexed, and a clock that stands still."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from tests.factories import NOW, OccurrenceFactory, PlaceFactory, ScheduleFactory, StatementFactory

NORDBORG = {"postcode": "6430", "town": "Nordborg", "latitude": 55.0573, "longitude": 9.7408}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Monday 23 November 2026, ten in the morning in Copenhagen."""
    with time_machine.travel(NOW, tick=False):
        yield


def held(title: str, *, days: int = 1, **activity: object) -> object:
    """A published activity with one date, so many days ahead at ten."""
    schedule = ScheduleFactory(
        activity__title=title,
        start_date=(NOW + timedelta(days=days)).date(),
        rrule="",
        **{f"activity__{name}": value for name, value in activity.items()},
    )
    start = NOW + timedelta(days=days)
    OccurrenceFactory(schedule=schedule, original_starts_at=start, ends_at=start + timedelta(hours=2))
    return schedule.activity


@pytest.fixture
def world(db: None) -> None:
    """Coffee that fits a wheelchair, coffee of which nothing is known, coffee up the stairs, and a choir online."""
    fits = held("Kaffe uden trin", place=PlaceFactory(name="Huset", **NORDBORG), price_dkk=0, booking="drop_in")
    StatementFactory(activity=fits, feature="step_free")
    StatementFactory(activity=fits, feature="wheelchair_participation")
    held("Kaffe i kælderen", days=3, place=PlaceFactory(name="Kælderen", **NORDBORG))
    upstairs = held("Kaffe på loftet", days=2, place=PlaceFactory(name="Loftet", **NORDBORG))
    StatementFactory(activity=upstairs, feature="step_free", value="no")
    held("Kor på skærmen", days=10, online="yes", category="music_song")
    call_command("rebuild_index", verbosity=0)
