"""What belongs to an activity besides its own fields, as plain data that can wait: whom it welcomes, what is known of
access, and when it is held."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.models import Activity, ActivityAudience, FeatureStatement, Schedule
from activities.occurrences import materialise
from activities.vocabularies import AccessibilityFeature, Audience, FeatureValue, StatementSource, Welcome

BELONGINGS = frozenset({"audiences", "statements", "schedules"})
SCHEDULE_FIELDS = (
    "start_date", "end_date", "start_time", "end_time", "rrule", "not_on", "skips_school_holidays", "skips_public_holidays",
)  # fmt: skip
SCHEDULE_COLUMNS = {
    column.name: column
    for column in Schedule._meta.concrete_fields  # noqa: SLF001 (documented by Django)
    if column.name in SCHEDULE_FIELDS
}


class Told(TypedDict):
    """An answer about one feature; an empty value means that nobody knows."""

    value: str
    note: str


def read_belongings(activity: Activity) -> dict[str, Any]:
    """The rows that belong to an activity, as `write_belongings` takes them."""
    return {
        "audiences": {one.audience: one.welcome for one in activity.audiences.all()},
        "statements": {one.feature: Told(value=one.value, note=one.note) for one in activity.statements.all()},
        "schedules": [plain_schedule(one) for one in activity.schedules.all()],
    }


def plain_schedule(schedule: Schedule) -> dict[str, Any]:
    """One schedule without its ids: dates and times as ISO text."""
    values = {name: getattr(schedule, name) for name in SCHEDULE_FIELDS}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


def built_schedule(activity: Activity, plain: Mapping[str, Any]) -> Schedule:
    """A schedule, not saved. Raises ValidationError for values that cannot be."""
    schedule = Schedule(activity=activity)
    _fill(schedule, plain)
    schedule.clean_fields(exclude=["activity"])
    return schedule


def _fill(schedule: Schedule, plain: Mapping[str, Any]) -> None:
    for name, column in SCHEDULE_COLUMNS.items():
        setattr(schedule, name, column.to_python(plain.get(name, column.get_default())))


def check_belongings(activity: Activity, changes: Mapping[str, Any]) -> None:
    """Raises ValidationError where `write_belongings` would write what cannot be."""
    for audience, welcome in changes.get("audiences", {}).items():
        if audience not in Audience.values or welcome not in Welcome.values:
            raise ValidationError(_("Vi kender ikke ”%(word)s”.") % {"word": audience})
    for feature, told in changes.get("statements", {}).items():
        if feature not in AccessibilityFeature.values or told["value"] not in ["", *FeatureValue.values]:
            raise ValidationError(_("Vi kender ikke ”%(word)s”.") % {"word": feature})
    for plain in changes.get("schedules", []):
        built_schedule(activity, plain)


def write_belongings(activity: Activity, changes: Mapping[str, Any], *, now: datetime) -> None:
    """Makes the rows say what the changes say; belongs in the transaction of the change. What is not named stays."""
    if "audiences" in changes:
        _write_audiences(activity, changes["audiences"])
    if "statements" in changes:
        _write_statements(activity, changes["statements"], now=now)
    if "schedules" in changes:
        _write_schedules(activity, changes["schedules"])
        materialise(activity, now=now)


def _write_audiences(activity: Activity, wanted: Mapping[str, str]) -> None:
    activity.audiences.all().delete()
    ActivityAudience.objects.bulk_create(
        ActivityAudience(activity=activity, audience=audience, welcome=welcome) for audience, welcome in wanted.items()
    )


def _write_statements(activity: Activity, wanted: Mapping[str, Told], *, now: datetime) -> None:
    """An answer that says what we know already leaves its source and date alone."""
    known = {one.feature: one for one in activity.statements.all()}
    for feature, told in wanted.items():
        one = known.get(feature)
        if one and (one.value, one.note) == (told["value"], told["note"]):
            continue
        FeatureStatement.objects.filter(activity=activity, feature=feature).delete()
        if told["value"]:
            FeatureStatement.objects.create(
                activity=activity,
                feature=feature,
                value=told["value"],
                note=told["note"],
                source=StatementSource.ORGANISER,
                checked_on=timezone.localdate(now),
            )


def _write_schedules(activity: Activity, wanted: list[dict[str, Any]]) -> None:
    """A schedule that goes on stays the same row: what was called off or moved is keyed to it and survives."""
    kept = list(activity.schedules.all())
    for plain in wanted:
        schedule = _like(kept, plain) or Schedule(activity=activity)
        _fill(schedule, plain)
        schedule.save()
        kept = [one for one in kept if one.pk != schedule.pk]
    Schedule.objects.filter(pk__in=[one.pk for one in kept]).delete()


def _like(known: list[Schedule], plain: Mapping[str, Any]) -> Schedule | None:
    """The row a pattern goes on in: the same first date, else, for one that repeats, one that repeats."""
    same = [one for one in known if one.start_date.isoformat() == plain["start_date"]]
    repeating = [one for one in known if one.rrule and plain.get("rrule")]
    return next(iter(same + repeating), None)
