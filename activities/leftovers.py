"""Files nobody will come back for: lists that were looked at and never laid in, and pictures no activity shows."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import default_storage

from activities.models import Activity, Revision
from activities.pictures import FOLDER as PICTURES

LISTS = "imports"
# A form remembers a list for two hours and a picture for a day; then nobody can.
LISTS_KEPT, PICTURES_KEPT = timedelta(hours=2), timedelta(days=2)
AT_ONCE = 500


def forget_lists(*, now: datetime) -> int:
    """Deletes lists that waited longer than the form that named them is good for; says how many."""
    return _delete(_old(LISTS, before=now - LISTS_KEPT))


def forget_pictures(*, now: datetime) -> int:
    """Deletes pictures that neither an activity nor an edit that waits shows; says how many."""
    deleted, batch = 0, []
    for name in _old(PICTURES, before=now - PICTURES_KEPT):
        batch.append(name)
        if len(batch) == AT_ONCE:
            deleted += _delete(_orphans(batch))
            batch = []
    return deleted + _delete(_orphans(batch))


def _old(folder: str, *, before: datetime) -> Iterator[str]:
    """Names of the files of a folder that nobody has written since."""
    if not default_storage.exists(folder):
        return
    for name in default_storage.listdir(folder)[1]:
        path = f"{folder}/{name}"
        if default_storage.get_modified_time(path) < before:
            yield path


def _orphans(names: list[str]) -> list[str]:
    shown = set(Activity.objects.filter(picture__in=names).values_list("picture", flat=True))
    waiting = set(Revision.objects.filter(data__picture__in=names).values_list("data__picture", flat=True))
    return [name for name in names if name not in shown | waiting]


def _delete(names: "list[str] | Iterator[str]") -> int:
    deleted = 0
    for name in names:
        default_storage.delete(name)
        deleted += 1
    return deleted
