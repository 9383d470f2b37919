"""Follows what changes in activities, which know nothing of finding."""

from typing import Any

from activities.signals import activities_changed
from finder.changes import note_changes
from finder.codes import check_masks


def connect() -> None:
    """Connects the receivers and checks the masks; called once when the application is ready."""
    check_masks()
    activities_changed.connect(_note, dispatch_uid="finder.note_changes")


def _note(activity_ids: frozenset[int], **_more: Any) -> None:
    note_changes(activity_ids)
