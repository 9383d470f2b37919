"""A rule of dates into moments in time, across summer time. Pure: no database, no clock (RFC 5545)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr
from django.utils.translation import gettext as _

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MOST_OCCURRENCES = 1000
FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
YEARS_AHEAD = 10


class RuleError(ValueError):
    """A rule nobody can follow; its text says, in Danish, what would be right."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Dates in local time: one date, or a rule from a first date to an optional last."""

    start_date: date
    start_time: time
    end_time: time | None = None
    end_date: date | None = None
    rrule: str = ""
    zone: ZoneInfo = COPENHAGEN


@dataclass(frozen=True, slots=True)
class Instance:
    """One moment with its end, both aware and in UTC."""

    starts_at: datetime
    ends_at: datetime | None


def check_rule(rule: str) -> None:
    """Raises RuleError where the text is not an RFC 5545 recurrence rule of days or longer (section 3.3.10)."""
    if not rule:
        return
    parts = _parts(rule)
    if parts.get("FREQ") not in FREQUENCIES:
        raise RuleError(_("Reglen skal sige FREQ=DAILY, WEEKLY, MONTHLY eller YEARLY."))
    if unknown := sorted(set(parts) - PARTS):
        raise RuleError(_("Vi kender ikke %(part)s i en regel.") % {"part": ", ".join(unknown)})
    if "COUNT" in parts and "UNTIL" in parts:
        raise RuleError(_("En regel kan have COUNT eller UNTIL, ikke begge."))
    _parse(rule, datetime(2026, 1, 1))  # noqa: DTZ001 (local time on purpose)


def _parts(rule: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in rule.upper().split(";") if part]
    if any(not sign or not value for _name, sign, value in pairs):
        raise RuleError(_("Reglen skal skrives som FREQ=WEEKLY;BYDAY=TU."))
    return {name: value for name, _sign, value in pairs}


def _parse(rule: str, start: datetime) -> rrule:
    try:
        parsed = rrulestr(_with_local_until(rule), dtstart=start)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
        raise RuleError(_("Reglen kan ikke læses: %(rule)s") % {"rule": rule[:80]}) from error
    if not isinstance(parsed, rrule):
        raise RuleError(_("Skriv kun én regel."))
    return parsed


def _with_local_until(rule: str) -> str:
    """An UNTIL in UTC or as a date, read as the last local day: generous, never a day short."""
    parts = _parts(rule)
    if "UNTIL" in parts:
        parts["UNTIL"] = f"{parts['UNTIL'][:8]}T235959"
    return ";".join(f"{name}={value}" for name, value in parts.items())


def starts_of(pattern: Pattern, *, until: datetime) -> Iterator[datetime]:
    """Local naive starts up to and including `until` (local, naive), in order, at most MOST_OCCURRENCES.

    The start date itself counts only when the rule hits it, as most calendars do.
    """
    first = datetime.combine(pattern.start_date, pattern.start_time)
    if not pattern.rrule:
        yield first
        return
    last = until if pattern.end_date is None else min(until, datetime.combine(pattern.end_date, time.max))
    bounded = _parse(pattern.rrule, first).replace(dtstart=first)
    yield from islice((start for start in _until(bounded, last)), MOST_OCCURRENCES)


def _until(rule: rrule, last: datetime) -> Iterator[datetime]:
    for start in rule:
        if start > last:
            return
        yield start


def instances(
    pattern: Pattern, *, until: datetime, since: datetime | None = None, always_first: bool = True
) -> list[Instance]:
    """Aware instances from `since` up to `until` (both aware), in order.

    `always_first` adds the first instance of the pattern, however long ago or far ahead it lies.
    """
    local_until = until.astimezone(pattern.zone).replace(tzinfo=None)
    found = [_instance(pattern, start) for start in starts_of(pattern, until=local_until)]
    if not found and (first := first_start(pattern)) is not None:
        found = [_instance(pattern, first)]
    return [one for index, one in enumerate(found) if index == 0 or since is None or one.starts_at >= since]


def first_start(pattern: Pattern) -> datetime | None:
    """The first local start, looking ten years ahead; None when a rule never occurs."""
    first = datetime.combine(pattern.start_date, pattern.start_time)
    horizon = first + timedelta(days=366 * YEARS_AHEAD)
    return next(starts_of(pattern, until=horizon), None)


def _instance(pattern: Pattern, start: datetime) -> Instance:
    starts_at = _moment(start, pattern.zone)
    if pattern.end_time is None:
        return Instance(starts_at, None)
    day = start.date() if pattern.end_time > pattern.start_time else start.date() + timedelta(days=1)
    return Instance(starts_at, _moment(datetime.combine(day, pattern.end_time), pattern.zone))


def _moment(local: datetime, zone: ZoneInfo) -> datetime:
    """A local time in UTC. In the hour that summer time skips, the clock is read as before the change (RFC 5545, 3.3.5)."""
    return local.replace(tzinfo=zone).astimezone(UTC)


def last_date(pattern: Pattern) -> date | None:
    """The last local date a pattern hits; None when it runs on or never occurs."""
    if not pattern.rrule:
        return pattern.start_date
    if pattern.end_date is None and not {"COUNT", "UNTIL"} & set(_parts(pattern.rrule)):
        return None
    last = None
    for last in starts_of(pattern, until=datetime(2200, 1, 1)):  # noqa: B007, DTZ001 (local time on purpose)
        pass
    return last.date() if last else None
