"""Edits to an activity: applied at once, or kept waiting for an approver while the approved version stays live."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from activities.models import Activity, PublicationEvent, Revision
from activities.models.publication import PublicationVerb
from activities.places import VersionConflictError
from activities.publication import Circumstance, perform

# What an edit may change; everything else has a verb of its own.
EDITABLE_FIELDS = frozenset(
    {
        "title", "summary", "description", "first_visit", "category", "focus_area", "online", "price_dkk", "price_unit",
        "price_note", "booking", "min_age", "max_age", "gender", "languages", "capacity_status", "contact_name",
        "contact_phone", "contact_email", "website", "place_id",
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
    """Changes the live activity at once.

    Raises VersionConflictError when somebody changed it since `base_version`, ValidationError for values that cannot be.
    """

    def change(locked: Activity) -> None:
        _refuse_conflict(locked, base_version)
        _apply(locked, changes)

    return perform(activity, PublicationVerb.REVISE, change, Circumstance(now, by, by_what, reason))


def propose(activity: Activity, *, changes: Mapping[str, Any], base_version: int, by: User) -> Revision:
    """Keeps an edit waiting for an approver, replacing an earlier one; what everybody sees does not change."""
    with transaction.atomic():
        locked = Activity.objects.select_for_update().get(pk=activity.pk)
        _refuse_conflict(locked, base_version)
        _apply(locked, changes)  # refuses what could never be approved; not saved
        plain = json.loads(json.dumps(dict(changes), cls=DjangoJSONEncoder))
        data = {"base_version": base_version, "data": plain, "author": by}
        return Revision.objects.update_or_create(activity=activity, defaults=data)[0]


def approve(revision: Revision, *, now: datetime, by: User, reason: str = "") -> PublicationEvent:
    """Applies a waiting edit. Raises VersionConflictError when the activity has changed since it was written."""
    with transaction.atomic():
        event = revise(
            revision.activity,
            changes=revision.data,
            base_version=revision.base_version,
            now=now,
            by=by,
            by_what="approval",
            reason=reason,
        )
        revision.delete()
    return event


def _refuse_conflict(activity: Activity, base_version: int) -> None:
    if activity.version != base_version:
        raise VersionConflictError(_("Aktiviteten er ændret af en anden imens. Se begge udgaver, og vælg."))


def _apply(activity: Activity, changes: Mapping[str, Any]) -> None:
    if unknown := sorted(set(changes) - EDITABLE_FIELDS):
        raise ValueError(_("Det kan ikke rettes her: %(fields)s.") % {"fields": ", ".join(unknown)})
    for field, value in changes.items():
        setattr(activity, field, FIELDS[field].to_python(value))
    activity.full_clean(exclude=["source"])
