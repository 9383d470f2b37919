"""When an activity is held: a pattern of dates into moments in time, across summer time. Pure: no database, no clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from activities.rules import COPENHAGEN, RuleError, dates_of, parse_rule

__all__ = [
    "COPENHAGEN",
    "Instance",
    "Pattern",
    "RuleError",
    "check_rule",
    "first_start",
    "instances",
    "last_date",
    "starts_of",
]

MOST_OCCURRENCES = 1000
YEARS_AHEAD = 10
YEARS_OF_COUNTING = 100
ONE_DAY = timedelta(days=1)


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
    """Raises RuleError where the text is not an RFC 5545 recurrence rule of days or longer; empty is a single date."""
    if rule:
        parse_rule(rule)


def starts_of(pattern: Pattern, *, until: datetime, since: datetime | None = None) -> Iterator[datetime]:
    """Local naive starts from `since` to `until` (both local and naive, both included), in order.

    A single date is always given. At most MOST_OCCURRENCES: more than any horizon holds of one pattern.
    """
    starts = (datetime.combine(day, pattern.start_time) for day in _dates(pattern, until=until, since=since))
    kept = (one for one in starts if not pattern.rrule or (one <= until and (since is None or one >= since)))
    yield from islice(kept, MOST_OCCURRENCES)


def _dates(pattern: Pattern, *, until: datetime, since: datetime | None) -> Iterator[date]:
    if not pattern.rrule:
        yield pattern.start_date
        return
    first = pattern.start_date if since is None else since.date()
    last = until.date() if pattern.end_date is None else min(until.date(), pattern.end_date)
    yield from dates_of(parse_rule(pattern.rrule), pattern.start_date, since=first, until=last)


def instances(pattern: Pattern, *, until: datetime, since: datetime | None = None) -> list[Instance]:
    """Aware instances from `since` up to `until` (both aware), in order, and before them the first of the pattern.

    The first and a single date are always among them, however long ago or far ahead they lie.
    """
    first = first_start(pattern)
    if first is None:
        return []
    starts = starts_of(pattern, until=_local(until, pattern.zone), since=since and _local(since, pattern.zone))
    return [_instance(pattern, start) for start in dict.fromkeys([first, *starts])]


def first_start(pattern: Pattern) -> datetime | None:
    """The first local start, looking ten years ahead; None when a rule never occurs."""
    return next(starts_of(pattern, until=_years_after(pattern, YEARS_AHEAD)), None)


def last_date(pattern: Pattern) -> date | None:
    """The last local date a pattern hits; None when it runs on or never occurs."""
    if not pattern.rrule:
        return pattern.start_date
    rule = parse_rule(pattern.rrule)
    if pattern.end_date is None and rule.count is None and rule.until is None:
        return None
    dates = _dates(pattern, until=_years_after(pattern, YEARS_OF_COUNTING), since=None)
    return max(dates, default=None)


def _years_after(pattern: Pattern, years: int) -> datetime:
    """A bound for looking ahead: without it a rule that never comes true would be followed for ever."""
    return datetime.combine(pattern.start_date, time.max) + timedelta(days=366 * years)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def _instance(pattern: Pattern, start: datetime) -> Instance:
    starts_at = _moment(start, pattern.zone)
    if pattern.end_time is None:
        return Instance(starts_at, None)
    day = start.date() if pattern.end_time > pattern.start_time else start.date() + ONE_DAY
    end = datetime.combine(day, pattern.end_time)
    ends_at = _moment(end, pattern.zone)
    # What begins in the hour that summer time skips keeps its length, else it would end before it begins.
    return Instance(starts_at, ends_at if ends_at > starts_at else starts_at + (end - start))


def _moment(local: datetime, zone: ZoneInfo) -> datetime:
    """A local time in UTC (RFC 5545, 3.3.5).

    In the hour that summer time skips, the clock is read as before the change; in the hour that comes twice, as the first.
    """
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)
