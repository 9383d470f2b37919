"""Writes what belongs to imported activities: whom they welcome, what is known of access, and when they are held."""

from collections.abc import Collection, Sequence
from datetime import date

from activities.bulk import insert_rows
from activities.importers.records import ActivityRecord
from activities.models import Activity, ActivityAudience, FeatureStatement, Schedule
from activities.recurrence import Pattern
from activities.vocabularies import StatementSource

PATTERN_FIELDS = ("start_date", "end_date", "start_time", "end_time", "rrule")

Pair = tuple[Activity, ActivityRecord]


def write_belongings(created: Sequence[Pair], changed: Sequence[Pair], *, checked_on: date) -> None:
    """Makes the rows that belong to the activities say what the records say."""
    told_elsewhere = _clear([activity.pk for activity, _record in changed])
    pairs = [*created, *changed]
    insert_rows(
        ActivityAudience,
        ("activity_id", "audience", "welcome"),
        (
            (activity.pk, audience, welcome)
            for activity, record in pairs
            for audience, welcome in record.audiences.items()
        ),
    )
    insert_rows(
        FeatureStatement,
        ("activity_id", "feature", "value", "source", "checked_on", "note", "measure"),
        (
            (activity.pk, feature, value, StatementSource.IMPORTED, checked_on, "", "")
            for activity, record in pairs
            for feature, value in record.statements.items()
            if (activity.pk, feature) not in told_elsewhere
        ),
    )
    _write_schedules(created, changed)


def _clear(activity_ids: Collection[int]) -> set[tuple[int, str]]:
    """Removes what an earlier import wrote; returns what people have told since, which an import never overwrites."""
    ActivityAudience.objects.filter(activity__in=activity_ids).delete()
    statements = FeatureStatement.objects.filter(activity__in=activity_ids)
    statements.filter(source=StatementSource.IMPORTED).delete()
    return {(one.activity_id or 0, one.feature) for one in statements.only("activity_id", "feature")}


def _write_schedules(created: Sequence[Pair], changed: Sequence[Pair]) -> None:
    """A changed schedule stays the same row: its exceptions are keyed by their original start and survive."""
    activity_ids = [activity.pk for activity, _record in changed]
    # The first schedule is the source's own; an editor may have added others.
    known = {one.activity_id: one for one in Schedule.objects.filter(activity__in=activity_ids).order_by("-pk")}
    kept = [_with_pattern(known[one.pk], record.pattern) for one, record in changed if one.pk in known]
    missing = [*created, *((one, record) for one, record in changed if one.pk not in known)]
    Schedule.objects.bulk_update(kept, PATTERN_FIELDS, batch_size=100)
    Schedule.objects.bulk_create(_with_pattern(Schedule(activity=one), record.pattern) for one, record in missing)


def _with_pattern(schedule: Schedule, pattern: Pattern) -> Schedule:
    for field in PATTERN_FIELDS:
        setattr(schedule, field, getattr(pattern, field))
    return schedule
