"""Counts how often activities are seen and saved: a number per day, and nothing about anybody.

Counts wait in memory for a moment so that a page that is read stays a page that only reads; a server that is killed
loses at most those few.
"""

import atexit
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Lock

from django.db import DatabaseError, transaction
from django.db.models import BigAutoField, F, Sum
from django.utils import timezone

from activities.models import Activity, ActivityCount

HELD_FOR = timedelta(seconds=20)
HELD_AT_MOST = 100
HIGHEST_ID = BigAutoField.MAX_BIGINT


class _Waiting:
    """Counts that are not written yet, by activity, day and kind."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.counts: Counter[tuple[int, date, str]] = Counter()
        self.since: datetime | None = None

    def add(self, key: tuple[int, date, str], *, now: datetime) -> bool:
        """Notes one; says whether it is time to write."""
        with self.lock:
            self.since = self.since or now
            self.counts[key] += 1
            return now - self.since >= HELD_FOR or self.counts.total() >= HELD_AT_MOST

    def take(self) -> Counter[tuple[int, date, str]]:
        """Hands over all counts and begins anew."""
        with self.lock:
            taken, self.counts, self.since = self.counts, Counter(), None
        return taken


_waiting = _Waiting()


def count(activity_id: int, kind: str, *, now: datetime) -> None:
    """Notes that an activity was seen or saved; a number no activity can have is let go before it spoils the others."""
    if activity_id > HIGHEST_ID:
        return
    if _waiting.add((activity_id, timezone.localdate(now), kind), now=now):
        write_counts()


def write_counts() -> None:
    """Writes what waits, of activities that have a page; what cannot be written is let go.

    A number is never worth a page that fails.
    """
    taken = _waiting.take()
    try:
        with transaction.atomic():
            shown = Activity.objects.visible().filter(pk__in={key[0] for key in taken})
            known = set(shown.values_list("pk", flat=True))
            for (activity_id, day, kind), number in sorted(taken.items()):
                if activity_id in known:
                    _add(activity_id, day, kind, number)
    except DatabaseError:
        return


def _add(activity_id: int, day: date, kind: str, number: int) -> None:
    row, _is_new = ActivityCount.objects.get_or_create(activity_id=activity_id, day=day)
    ActivityCount.objects.filter(pk=row.pk).update(**{kind: F(kind) + number})


atexit.register(write_counts)


@dataclass(frozen=True, slots=True)
class Counts:
    """How often in a month."""

    seen: int = 0
    saved: int = 0


def counts_of_month(activity_ids: Iterable[int], *, month: date) -> dict[int, Counts]:
    """Each activity that was seen or saved in the month of a day."""
    rows = (
        ActivityCount.objects.filter(activity__in=list(activity_ids), day__year=month.year, day__month=month.month)
        .values_list("activity")
        .annotate(Sum("seen"), Sum("saved"))
    )
    return {activity_id: Counts(seen, saved) for activity_id, seen, saved in rows}
