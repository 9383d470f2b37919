"""Keeps the dated occurrences of activities true: schedules and their exceptions, materialised to a horizon."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Min

from activities.bulk import insert_rows
from activities.days_off import left_out
from activities.models import Activity, Occurrence, Schedule, ScheduleException
from activities.recurrence import COPENHAGEN, Instance, Pattern, instances
from activities.signals import activities_changed
from activities.vocabularies import OccurrenceStatus

KEPT_FOR = timedelta(weeks=52)


class _Wanted(NamedTuple):
    """What one occurrence should say."""

    starts_at: datetime
    ends_at: datetime | None
    status: str
    reason: str


class _Missing(NamedTuple):
    """One occurrence that is not in the table yet."""

    schedule_id: int
    activity_id: int
    original_starts_at: datetime
    starts_at: datetime
    ends_at: datetime | None
    status: str
    reason: str


class _Difference(NamedTuple):
    """What has to be written for the table to say what is wanted."""

    missing: list[_Missing]
    different: list[Occurrence]
    gone: list[Occurrence]

    @property
    def activity_ids(self) -> frozenset[int]:
        return frozenset(one.activity_id for rows in self for one in rows)


def materialise(activity: Activity, *, now: datetime) -> bool:
    """Makes the occurrences of one activity true; says whether anything had to change. Idempotent."""
    return bool(materialise_all([activity.pk], now=now))


@transaction.atomic
def materialise_all(activity_ids: Collection[int], *, now: datetime) -> frozenset[int]:
    """Makes the occurrences of many activities true in few statements; returns the ids of those that changed.

    From today to the horizon everything is there; the first of each schedule always, however far ahead. What lies
    before today is kept as it was.
    """
    schedules = list(Schedule.objects.filter(activity_id__in=activity_ids).prefetch_related("exceptions"))
    since = now.astimezone(COPENHAGEN).replace(hour=0, minute=0, second=0, microsecond=0)
    difference = _difference(schedules, _existing(schedules), since=since, until=horizon(now))
    _write(difference)
    return difference.activity_ids


def held_starts(activity: Activity, *, now: datetime) -> frozenset[datetime]:
    """When it is held from now to the horizon, after making that true."""
    materialise(activity, now=now)
    return frozenset(
        Occurrence.objects.filter(activity=activity).coming(now).held().values_list("starts_at", flat=True)
    )


@transaction.atomic
def materialise_and_tell(activity_ids: Collection[int], *, now: datetime) -> frozenset[int]:
    """The same, and tells the house of those that changed: for the nightly job, where no verb does."""
    changed = materialise_all(activity_ids, now=now)
    if changed:
        activities_changed.send(sender=Activity, activity_ids=changed)
    return changed


def forget_old(activity_ids: Collection[int], *, now: datetime) -> int:
    """Deletes occurrences more than a year past, but never the first of a schedule; returns how many."""
    first_ones = (
        Occurrence.objects.filter(activity__in=activity_ids)
        .values("schedule")
        .annotate(first=Min("original_starts_at"))
        .values_list("first", flat=True)
    )
    old = Occurrence.objects.filter(activity__in=activity_ids, starts_at__lt=now - KEPT_FOR)
    return old.exclude(original_starts_at__in=list(first_ones)).delete()[0]


def horizon(now: datetime) -> datetime:
    """How far ahead occurrences are materialised."""
    return now + timedelta(weeks=settings.OCCURRENCE_HORIZON_WEEKS)


def held_instances(schedule: Schedule, found: list[Instance]) -> list[Instance]:
    """Those of a pattern's instances that the schedule does not leave out: single dates, holidays of schools, public holidays."""
    days = {one.starts_at: one.starts_at.astimezone(COPENHAGEN).date() for one in found}
    off = {date.fromisoformat(day) for day in schedule.not_on} | left_out(
        days.values(), school=schedule.skips_school_holidays, public=schedule.skips_public_holidays
    )
    return [one for one in found if days[one.starts_at] not in off] if off else found


def pattern_of(schedule: Schedule) -> Pattern:
    """The schedule as dates in local time."""
    return Pattern(
        start_date=schedule.start_date,
        start_time=schedule.start_time,
        end_time=schedule.end_time,
        end_date=schedule.end_date,
        rrule=schedule.rrule,
    )


def _existing(schedules: Collection[Schedule]) -> dict[int, dict[datetime, Occurrence]]:
    rows: dict[int, dict[datetime, Occurrence]] = defaultdict(dict)
    for one in Occurrence.objects.filter(schedule__in=[schedule.pk for schedule in schedules]).iterator():
        rows[one.schedule_id][one.original_starts_at] = one
    return rows


def _difference(
    schedules: Iterable[Schedule], existing: dict[int, dict[datetime, Occurrence]], *, since: datetime, until: datetime
) -> _Difference:
    difference = _Difference([], [], [])
    for schedule in schedules:
        rows = existing.get(schedule.pk, {})
        wanted = _wanted(schedule, since=since, until=until)
        difference.missing.extend(
            _Missing(schedule.pk, schedule.activity_id, start, *one)
            for start, one in wanted.items()
            if start not in rows
        )
        difference.different.extend(
            _changed(rows[start], one) for start, one in wanted.items() if _differs(rows, start, one)
        )
        difference.gone.extend(row for start, row in rows.items() if start >= since and start not in wanted)
    return difference


def _wanted(schedule: Schedule, *, since: datetime, until: datetime) -> dict[datetime, _Wanted]:
    exceptions = {one.original_starts_at: one for one in schedule.exceptions.all()}
    found = instances(pattern_of(schedule), since=min([since, *exceptions]), until=max([until, *exceptions]))
    return {
        one.starts_at: _as_wanted(one, exceptions.get(one.starts_at))
        for index, one in enumerate(held_instances(schedule, found))
        if index == 0 or since <= one.starts_at <= until or one.starts_at in exceptions
    }


def _as_wanted(instance: Instance, exception: ScheduleException | None) -> _Wanted:
    if exception is None:
        return _Wanted(instance.starts_at, instance.ends_at, OccurrenceStatus.SCHEDULED, "")
    if exception.status == OccurrenceStatus.CANCELLED or exception.new_starts_at is None:
        return _Wanted(instance.starts_at, instance.ends_at, OccurrenceStatus.CANCELLED, exception.reason)
    length = instance.ends_at - instance.starts_at if instance.ends_at else None
    ends_at = exception.new_ends_at or (exception.new_starts_at + length if length else None)
    return _Wanted(exception.new_starts_at, ends_at, OccurrenceStatus.MOVED, exception.reason)


def _differs(rows: dict[datetime, Occurrence], start: datetime, wanted: _Wanted) -> bool:
    row = rows.get(start)
    return row is not None and wanted != (row.starts_at, row.ends_at, row.status, row.reason)


def _changed(row: Occurrence, wanted: _Wanted) -> Occurrence:
    row.starts_at, row.ends_at, row.status, row.reason = wanted
    return row


def _write(difference: _Difference) -> None:
    if difference.gone:
        Occurrence.objects.filter(pk__in=[row.pk for row in difference.gone]).delete()
    if difference.different:
        Occurrence.objects.bulk_update(difference.different, _Wanted._fields, batch_size=100)
    if difference.missing:
        insert_rows(Occurrence, _Missing._fields, difference.missing)
