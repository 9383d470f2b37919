"""Published activities for tests of suggestions, each told in one line, and indexed together."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from activities.models import Activity
from finder import index
from tests.factories import NOW, AudienceFactory, OccurrenceFactory, ScheduleFactory, StatementFactory

TUESDAY_AT_TEN = NOW + timedelta(days=1)


def an_offer(
    title: str = "Kaffe i huset",
    *,
    facts: Mapping[str, str] | None = None,
    audiences: Iterable[str] = ("lonely",),
    starts_at: Any = TUESDAY_AT_TEN,
    lasts: timedelta | None = timedelta(hours=2),
    welcome: str = "open",
    **fields: Any,
) -> Activity:
    """One activity in Sønderborg tomorrow, Tuesday, from ten to twelve; `facts` are features and their values."""
    own = {f"activity__{name}": value for name, value in fields.items()}
    schedule = ScheduleFactory(activity__title=title, start_date=date(2026, 11, 24), rrule="", **own)
    OccurrenceFactory(
        schedule=schedule, original_starts_at=starts_at, ends_at=None if lasts is None else starts_at + lasts
    )
    for feature, value in (facts or {}).items():
        StatementFactory(activity=schedule.activity, feature=feature, value=value)
    for audience in audiences:
        AudienceFactory(activity=schedule.activity, audience=audience, welcome=welcome)
    activity: Activity = schedule.activity
    return activity


def write_index() -> None:
    """Everything there is, as it stands now."""
    index.rebuild(now=NOW, version=1)
