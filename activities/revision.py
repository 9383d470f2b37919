"""Edits to an activity: applied at once, or kept waiting for an approver while the approved version stays live."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from activities.belongings import BELONGINGS, check_belongings, write_belongings
from activities.models import Activity, PublicationEvent, Revision
from activities.models.publication import PublicationVerb
from activities.occurrences import held_starts
from activities.places import VersionConflictError
from activities.publication import Circumstance, perform, record
from activities.signals import dates_changed
from activities.vocabularies import PublicationStatus

# What an edit may change, besides BELONGINGS; everything else has a verb of its own.
EDITABLE_FIELDS = frozenset(
    {
        "title", "summary", "description", "first_visit", "category", "focus_area", "online", "price_dkk", "price_unit",
        "price_note", "booking", "min_age", "max_age", "gender", "languages", "capacity_status", "contact_name",
        "contact_phone", "contact_email", "website", "place_id", "picture", "picture_alt",
    }
)  # fmt: skip

FIELDS = {field.attname: field for field in Activity._meta.concrete_fields}  # noqa: SLF001 (documented by Django)


def revise(
    activity: Activity,
    *,
    changes: Mapping[str, Any],
    base_version: int,
    now: datetime,
    by: User | None = None,
    by_what: str = "",
    reason: str = "",
) -> PublicationEvent:
    """Changes the live activity at once. Where something published is then held at other times, the house is told.

    Raises VersionConflictError when somebody changed it since `base_version`, ValidationError for values that cannot be.
    """
    was: frozenset[datetime] = frozenset()

    def change(locked: Activity) -> None:
        nonlocal was
        _refuse_conflict(locked, base_version)
        was = held_starts(locked, now=now) if "schedules" in changes else was
        lay_over(locked, changes)
        write_belongings(locked, changes, now=now)

    with transaction.atomic():
        event = perform(activity, PublicationVerb.REVISE, change, Circumstance(now, by, by_what, reason))
        is_shown = activity.publication_status == PublicationStatus.PUBLISHED
        if is_shown and "schedules" in changes and held_starts(activity, now=now) != was:
            dates_changed.send(sender=Activity, activity=activity, now=now)
    return event


def propose(activity: Activity, *, changes: Mapping[str, Any], base_version: int, by: User) -> Revision:
    """Keeps an edit waiting for an approver, together with what waits already; what everybody sees does not change.

    An edit that was sent back stands in the queue again.
    """
    with transaction.atomic():
        locked = Activity.objects.select_for_update().get(pk=activity.pk)
        _refuse_conflict(locked, base_version)
        lay_over(locked, changes)  # refuses what could never be approved; not saved
        plain = json.loads(json.dumps(dict(changes), cls=DjangoJSONEncoder))
        data = merged(waiting_changes(activity), plain)
        values = {"base_version": base_version, "data": data, "author": by, "sent_back_reason": ""}
        return Revision.objects.update_or_create(activity=activity, defaults=values)[0]


def approve(
    revision: Revision, *, now: datetime, by: User, reason: str = "", seen_version: int | None = None
) -> PublicationEvent:
    """Applies a waiting edit to the activity as the approver saw it (`seen_version`), else as it was when it was written.

    Raises VersionConflictError when the activity has changed since.
    """
    with transaction.atomic():
        event = revise(
            revision.activity,
            changes=revision.data,
            base_version=revision.base_version if seen_version is None else seen_version,
            now=now,
            by=by,
            by_what="approval",
            reason=reason,
        )
        revision.delete()
    return event


def send_back(revision: Revision, *, now: datetime, by: User, reason: str) -> PublicationEvent:
    """Leaves an edit to those who wrote it; the reason says what would be right. What everybody sees stays."""
    with transaction.atomic():
        revision.sent_back_reason = reason[:300]
        revision.save(update_fields=["sent_back_reason", "updated_at"])
        (event,) = record([revision.activity], PublicationVerb.SEND_BACK, Circumstance(now, by, reason=reason))
    return event


def waiting_changes(activity: Activity) -> dict[str, Any]:
    """What waits for an approver, or nothing."""
    revision = Revision.objects.filter(activity=activity).first()
    return dict(revision.data) if revision else {}


def merged(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Two edits as one; answers about access are merged one by one."""
    statements = {**before.get("statements", {}), **after.get("statements", {})}
    return {**before, **after, **({"statements": statements} if statements else {})}


def lay_over(activity: Activity, changes: Mapping[str, Any]) -> None:
    """Sets what an edit says on an activity, without saving; raises ValidationError for values that cannot be.

    Only what is changed is looked at: a draft may be half empty.
    """
    if unknown := sorted(set(changes) - EDITABLE_FIELDS - BELONGINGS):
        raise ValueError(_("Det kan ikke rettes her: %(fields)s.") % {"fields": ", ".join(unknown)})
    own = {field: value for field, value in changes.items() if field in EDITABLE_FIELDS}
    for field, value in own.items():
        setattr(activity, field, FIELDS[field].to_python(value))
    activity.full_clean(exclude=[field.name for name, field in FIELDS.items() if name not in own])
    check_belongings(activity, changes)


def _refuse_conflict(activity: Activity, base_version: int) -> None:
    if activity.version != base_version:
        raise VersionConflictError(_("Aktiviteten er ændret af en anden imens. Se begge udgaver, og vælg."))
