"""A schedule in words and back: once, every week, every other week, every month, or dates one picks."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.recurrence import Pattern
from activities.vocabularies import Weekday

WEEKDAYS = tuple(Weekday.values)


class Rhythm(models.TextChoices):
    """The choices a volunteer has; AS_NOW stands for a rule that came from elsewhere and is left alone."""

    WEEKLY = "weekly", _("Hver uge")
    FORTNIGHTLY = "fortnightly", _("Hver anden uge")
    MONTHLY = "monthly", _("Hver måned")
    ONCE = "once", _("Én gang")
    DATES = "dates", _("Datoer, jeg vælger")
    AS_NOW = "as_now", _("Som det er nu")


class Nth(models.TextChoices):
    """Which of a month's weekdays."""

    FIRST = "1", _("Den første")
    SECOND = "2", _("Den anden")
    THIRD = "3", _("Den tredje")
    FOURTH = "4", _("Den fjerde")
    LAST = "-1", _("Den sidste")


@dataclass(frozen=True, slots=True)
class Timetable:
    """When an activity is held, as the step asks for it."""

    rhythm: str
    start_time: time
    end_time: time | None = None
    start_date: date | None = None
    end_date: date | None = None
    weekdays: tuple[str, ...] = ()
    nth: str = Nth.FIRST.value
    dates: tuple[date, ...] = ()
    not_on: tuple[date, ...] = ()
    skips_school_holidays: bool = False
    skips_public_holidays: bool = False
    as_now: tuple[dict[str, Any], ...] = field(default=())

    def rule(self) -> str:
        """The rule of RFC 5545; empty for single dates."""
        days = ",".join(day for day in WEEKDAYS if day in self.weekdays)
        return {
            Rhythm.WEEKLY.value: f"FREQ=WEEKLY;BYDAY={days}",
            Rhythm.FORTNIGHTLY.value: f"FREQ=WEEKLY;INTERVAL=2;BYDAY={days}",
            Rhythm.MONTHLY.value: f"FREQ=MONTHLY;BYDAY={self.nth}{days.partition(',')[0]}",
        }.get(self.rhythm, "")

    def patterns(self) -> list[Pattern]:
        """The same as dates in local time; raises RuleError for a rule nobody can follow."""
        return [
            Pattern(
                start_date=date.fromisoformat(one["start_date"]),
                start_time=time.fromisoformat(one["start_time"]),
                end_time=time.fromisoformat(one["end_time"]) if one["end_time"] else None,
                end_date=date.fromisoformat(one["end_date"]) if one["end_date"] else None,
                rrule=one["rrule"],
            )
            for one in self.schedules()
        ]

    def schedules(self) -> list[dict[str, Any]]:
        """The same as `belongings.write_belongings` takes it."""
        if self.rhythm == Rhythm.AS_NOW:
            return [dict(one) for one in self.as_now]
        if self.rhythm == Rhythm.DATES:
            return [self._plain(day, None) for day in sorted(set(self.dates))]
        if self.start_date is None:
            return []
        return [self._plain(self.start_date, None if self.rhythm == Rhythm.ONCE else self.end_date)]

    def _plain(self, start: date, end: date | None) -> dict[str, Any]:
        repeats = bool(self.rule())
        return {
            "start_date": start.isoformat(),
            "end_date": end.isoformat() if end else None,
            "start_time": self.start_time.isoformat(),
            "end_time": self.end_time.isoformat() if self.end_time else None,
            "rrule": self.rule(),
            "not_on": sorted(day.isoformat() for day in self.not_on) if repeats else [],
            "skips_school_holidays": repeats and self.skips_school_holidays,
            "skips_public_holidays": repeats and self.skips_public_holidays,
        }


def read_schedules(schedules: list[dict[str, Any]]) -> dict[str, Any]:
    """The values of the step's fields for what is there; AS_NOW for what it cannot ask for."""
    if not schedules:
        return {}
    first = schedules[0]
    shared = {
        name: first[name]
        for name in ("start_date", "end_date", "not_on", "skips_school_holidays", "skips_public_holidays")
    }
    shared |= {"start_time": first["start_time"][:5], "end_time": (first["end_time"] or "")[:5]}
    return shared | _rhythm_of(schedules)


def _rhythm_of(schedules: list[dict[str, Any]]) -> dict[str, Any]:
    clocks = {(one["start_time"], one["end_time"]) for one in schedules}
    if len(schedules) == 1:
        return _rule_of(schedules[0]["rrule"])
    if len(clocks) == 1 and not any(one["rrule"] for one in schedules):
        return {"rhythm": Rhythm.DATES.value, "dates": sorted(one["start_date"] for one in schedules)}
    return {"rhythm": Rhythm.AS_NOW.value}


def _rule_of(rrule: str) -> dict[str, Any]:
    if not rrule:
        return {"rhythm": Rhythm.ONCE.value}
    parts = _parts(rrule)
    days, interval = parts.pop("BYDAY", "").split(","), parts.pop("INTERVAL", "1")
    position, frequency = parts.pop("BYSETPOS", ""), parts.pop("FREQ", "")
    if not parts and frequency == "WEEKLY" and interval in {"1", "2"} and set(days) <= set(WEEKDAYS):
        rhythm = Rhythm.WEEKLY if interval == "1" else Rhythm.FORTNIGHTLY
        return {"rhythm": rhythm.value, "weekdays": days}
    nth, day = (position, days[0]) if position else (days[0][:-2], days[0][-2:])
    if not parts and frequency == "MONTHLY" and interval == "1" and len(days) == 1 and nth in Nth.values:
        return {"rhythm": Rhythm.MONTHLY.value, "nth": nth, "weekdays": [day]}
    return {"rhythm": Rhythm.AS_NOW.value}


def _parts(rrule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rrule.upper().split(";") if "=" in part)
