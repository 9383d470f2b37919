"""Which dates are days off: the schools' holidays an installation lists in its settings, and Denmark's public holidays."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays
from django.conf import settings


@dataclass(frozen=True, slots=True)
class Holiday:
    """A stretch of days off, both ends included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SchoolHolidays:
    """The list of one municipality: who says so, and when somebody last looked."""

    source: str
    checked_on: date
    periods: tuple[Holiday, ...]

    def has(self, day: date) -> bool:
        """Whether the schools are closed."""
        return any(one.first <= day <= one.last for one in self.periods)


def school_holidays() -> SchoolHolidays | None:
    """The list of this installation, or None when it has none; then organisers pick dates themselves.

    SCHOOL_HOLIDAYS is `{"source": ..., "checked_on": ISO date, "periods": [[name, first, last], ...]}`.
    """
    said = settings.SCHOOL_HOLIDAYS
    if not said:
        return None
    periods = tuple(
        Holiday(name, date.fromisoformat(first), date.fromisoformat(last)) for name, first, last in said["periods"]
    )
    return SchoolHolidays(said["source"], date.fromisoformat(said["checked_on"]), periods)


def is_public_holiday(day: date) -> bool:
    """Whether it is a Danish public holiday (library `holidays`), Christmas Eve and New Year's Eve included."""
    return day in _public_holidays(day.year) or (day.month, day.day) in {(12, 24), (12, 31)}


@lru_cache(maxsize=32)
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("DK", years=year))


def left_out(days: Collection[date], *, school: bool, public: bool) -> frozenset[date]:
    """Those of the days on which nothing is held, by what an organiser chose."""
    closed = school_holidays() if school else None
    return frozenset(day for day in days if (closed and closed.has(day)) or (public and is_public_holiday(day)))
