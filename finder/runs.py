"""Dates with equal steps between them, folded into runs: exact, and few enough to ask about quickly."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from activities.models import Occurrence
from finder.clock import DAY, minute_of, weekday_of
from finder.codes import slot_of
from finder.models import IndexRun

WEEK = 7
LONGEST_STEP = 70
LONGEST_STAY = 7 * DAY


def runs_of(activity_id: int, occurrences: Iterable[Occurrence]) -> list[IndexRun]:
    """The runs of an activity's coming occurrences; every occurrence is in exactly one."""
    days: dict[tuple[int, int | None], set[int]] = defaultdict(set)
    for occurrence in occurrences:
        day, start = divmod(minute_of(occurrence.starts_at), DAY)
        days[start, _end_minute(occurrence, day)].add(day)
    return [
        _run(activity_id, start, end, *progression)
        for (start, end), found in sorted(days.items(), key=lambda item: (item[0][0], item[0][1] or 0))
        for progression in _progressions(found)
    ]


def _end_minute(occurrence: Occurrence, day: int) -> int | None:
    """Minutes from the midnight before the start, so that an end after midnight is more than a day."""
    if occurrence.ends_at is None:
        return None
    return min(minute_of(occurrence.ends_at) - day * DAY, LONGEST_STAY)


def _progressions(days: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """First day, last day and step of each run, one weekday at a time so that a run has one weekday."""
    by_weekday: dict[int, list[int]] = defaultdict(list)
    for day in sorted(days):
        by_weekday[weekday_of(day)].append(day)
    for found in by_weekday.values():
        yield from _equal_steps(found)


def _equal_steps(days: list[int]) -> Iterator[tuple[int, int, int]]:
    first = 0
    while first < len(days):
        last = first + 1
        step = days[last] - days[first] if last < len(days) else WEEK
        if step > LONGEST_STEP:
            last, step = first, WEEK
        else:
            while last + 1 < len(days) and days[last + 1] - days[last] == step:
                last += 1
            last = min(last, len(days) - 1)
        yield days[first], days[last], step
        first = last + 1


def _run(activity_id: int, start: int, end: int | None, first_day: int, last_day: int, step: int) -> IndexRun:
    return IndexRun(
        activity_id=activity_id,
        slot=slot_of(weekday_of(first_day), start),
        start_minute=start,
        end_minute=end,
        first_day=first_day,
        last_day=last_day,
        step=step,
    )
