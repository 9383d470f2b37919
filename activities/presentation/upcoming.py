"""When activities are next held, many at a time."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Min

from activities.models import Occurrence
from activities.vocabularies import OccurrenceStatus


def next_starts(ids: Iterable[int], *, now: datetime) -> dict[int, datetime]:
    """The next start of each activity that has one, cancelled dates aside; one statement."""
    held = Occurrence.objects.filter(activity__in=list(ids)).coming(now).held()
    return dict(held.values("activity_id").annotate(first=Min("starts_at")).values_list("activity_id", "first"))


def called_off_first(starts: Mapping[int, datetime], ids: Iterable[int], *, now: datetime) -> dict[int, Occurrence]:
    """The nearest date of each activity where that one is called off; `starts` are its `next_starts`. One statement."""
    off = Occurrence.objects.filter(activity__in=list(ids), status=OccurrenceStatus.CANCELLED).coming(now)
    nearest = {one.activity_id: one for one in off.order_by("-starts_at", "-pk")}
    return {key: one for key, one in nearest.items() if key not in starts or one.starts_at < starts[key]}
