"""Follows what changes in activities, which know nothing of finding."""

from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save

from activities.models import Activity, ActivityAudience, FeatureStatement, Occurrence, Organisation, Place
from activities.signals import activities_changed
from finder.changes import note_changes
from finder.codes import check_masks


def connect() -> None:
    """Connects the receivers and checks the masks; called once when the application is ready."""
    check_masks()
    activities_changed.connect(_note, dispatch_uid="finder.note_changes")
    # Whoever saves or deletes a row without a verb is followed too; many rows at once are told by activities_changed.
    for model in (Activity, ActivityAudience, FeatureStatement, Occurrence, Organisation, Place):
        post_save.connect(_note_saved, sender=model, dispatch_uid=f"finder.saved.{model.__name__}")
    post_delete.connect(_note_saved, sender=Activity, dispatch_uid="finder.deleted.Activity")
    for model in (ActivityAudience, FeatureStatement, Occurrence):
        post_delete.connect(_note_deleted, sender=model, dispatch_uid=f"finder.deleted.{model.__name__}")


def _note(activity_ids: frozenset[int], **_more: Any) -> None:
    note_changes(activity_ids)


def _note_saved(instance: Model, **_more: Any) -> None:
    note_changes(_ids_touched_by(instance))


def _note_deleted(instance: Model, origin: Model | QuerySet[Model], **_more: Any) -> None:
    """A row that goes by itself, or with its schedule; of one that goes with its activity the activity tells."""
    if not isinstance(origin, Activity | Organisation | QuerySet):
        note_changes(_ids_touched_by(instance))


def _ids_touched_by(row: Model) -> list[int]:
    """The activities that are found differently when this row is."""
    match row:
        case Activity():
            return [row.pk]
        case FeatureStatement(place_id=int(place_id)):
            return list(Activity.objects.filter(place_id=place_id).values_list("pk", flat=True))
        case ActivityAudience() | FeatureStatement() | Occurrence():
            return [row.activity_id] if row.activity_id else []
        case Organisation() | Place():
            return list(row.activities.values_list("pk", flat=True))
    return []
