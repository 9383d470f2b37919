"""Keeps the index true: every change is noted in its own transaction and applied once that is committed."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from finder import index
from finder.models import IndexChange, IndexVersion, new_generation
from finder.snapshot.bell import ring

AT_ONCE = 500


def note_changes(activity_ids: Iterable[int]) -> None:
    """Notes changed activities, within the transaction that changes them, and applies them when it commits."""
    ids = sorted(set(activity_ids))
    if not ids:
        return
    with transaction.atomic():
        last = _next_versions(len(ids))
        first = last - len(ids) + 1
        IndexChange.objects.bulk_create(
            [IndexChange(version=first + place, activity_id=one) for place, one in enumerate(ids)], batch_size=AT_ONCE
        )
        transaction.on_commit(lambda: apply_changes(now=timezone.now()), robust=True)


def _next_versions(count: int) -> int:
    """The last of `count` new versions; the row's lock is held to the commit, so versions rise in commit order."""
    if not IndexVersion.objects.filter(pk=1).update(number=F("number") + count):
        IndexVersion.objects.get_or_create(pk=1, defaults={"number": 0})
        IndexVersion.objects.filter(pk=1).update(number=F("number") + count)
    return IndexVersion.objects.values_list("number", flat=True).get(pk=1)


def apply_changes(*, now: datetime) -> int:
    """Brings waiting changes into the index and says how many; safe to run twice and beside itself.

    What fails is undone and stays waiting, for the next change or the next drain to bring in.
    """
    applied = 0
    while count := _apply_next(now):
        applied += count
    if applied:
        ring()
    return applied


def _apply_next(now: datetime) -> int:
    """Applies the oldest waiting changes. They are read under the lock: an entry's version never goes back."""
    if not waiting().exists():
        return 0
    with transaction.atomic():
        index.wait_for_other_writers()
        batch = list(waiting().order_by("version").values_list("version", "activity_id")[:AT_ONCE])
        if batch:
            versions, ids = zip(*batch, strict=True)
            index.refresh(set(ids), now=now, version=max(versions))
            IndexChange.objects.filter(version__in=versions).update(is_applied=True)
    return len(batch)


def waiting() -> QuerySet[IndexChange]:
    """Changes the index has yet to follow."""
    return IndexChange.objects.filter(is_applied=False)


def current_version() -> int:
    """The version of the last change noted."""
    return IndexVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def begin_generation() -> None:
    """Says that the index was written without noting what changed: no snapshot built before is believed any more."""
    IndexVersion.objects.update_or_create(
        pk=1, defaults={"generation": new_generation()}, create_defaults={"number": 0}
    )
    ring()


def forget_applied(*, before: int) -> int:
    """Drops notes every snapshot has followed."""
    return IndexChange.objects.filter(is_applied=True, version__lt=before).delete()[0]
