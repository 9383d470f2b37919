"""The verbs on places and on what is known of access: each tells the house which activities changed with them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import User
from activities.models import Activity, FeatureStatement, Organisation, Place
from activities.signals import activities_changed
from activities.vocabularies import AccessibilityFeature, FeatureValue, StatementSource


class VersionConflictError(ValueError):
    """Somebody else changed it since it was read; nothing was written."""


def change_place(
    place: Place, *, values: Mapping[str, Any], by: User | None = None, base_version: int | None = None
) -> Place:
    """Changes a place's own fields for all its activities.

    With `base_version` (what the editor had read) a change made meanwhile raises VersionConflictError, and nothing is lost.
    """
    with transaction.atomic():
        locked = Place.objects.select_for_update().get(pk=place.pk)
        if base_version is not None and locked.version != base_version:
            raise VersionConflictError(_("Stedet er ændret af en anden imens. Se begge udgaver, og vælg."))
        for field, value in values.items():
            setattr(locked, field, value)
        locked.version += 1
        locked.updated_by = by
        locked.full_clean(exclude=["source"])
        locked.save()
        tell_of_place(locked)
    place.refresh_from_db()
    return place


def state_feature(
    subject: Activity | Place,
    feature: str,
    value: str,
    *,
    source: str,
    checked_on: date,
    note: str = "",
    measure: str = "",
) -> FeatureStatement | None:
    """Says of a place or an activity that a feature is yes, partly or no; an empty value takes the statement back."""
    told = {"value": value, "source": source, "checked_on": checked_on, "note": note, "measure": measure}
    _refuse_unknown_words(feature, value, source)
    with transaction.atomic():
        statements = subject.statements.filter(feature=feature)
        if not value:
            statements.delete()
        statement = subject.statements.update_or_create(feature=feature, defaults=told)[0] if value else None
        type(subject).objects.filter(pk=subject.pk).update(version=F("version") + 1)
        tell_of(subject)
    subject.refresh_from_db(fields=["version"])
    return statement


def _refuse_unknown_words(feature: str, value: str, source: str) -> None:
    if feature not in AccessibilityFeature.values or value not in ["", *FeatureValue.values]:
        raise ValueError(_("Vi kender ikke ”%(word)s”.") % {"word": f"{feature}={value}"})
    if source not in StatementSource.values:
        raise ValueError(_("Vi kender ikke ”%(word)s”.") % {"word": source})


def tell_of(changed: Activity | Place | Organisation) -> None:
    """Tells the house which activities are found differently now; belongs in the transaction of the change."""
    if isinstance(changed, Activity):
        activities_changed.send(sender=Activity, activity_ids=frozenset({changed.pk}))
    elif isinstance(changed, Place):
        tell_of_place(changed)
    else:
        tell_of_organisation(changed)


def tell_of_place(place: Place) -> None:
    """All activities at a place show its name, its point and its facts."""
    ids = frozenset(Activity.objects.filter(place=place).values_list("pk", flat=True))
    activities_changed.send(sender=Place, activity_ids=ids)


def tell_of_organisation(organisation: Organisation) -> None:
    """All activities of an organisation show its name."""
    ids = frozenset(Activity.objects.filter(organisation=organisation).values_list("pk", flat=True))
    activities_changed.send(sender=Organisation, activity_ids=ids)
