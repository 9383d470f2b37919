"""Stores records: creates what is new, changes what is different, leaves the rest, in few statements per batch."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from activities import publication
from activities.importers.belongings import Pair, write_belongings
from activities.importers.places import find_or_build_places, find_or_create_organisations, save_new_places
from activities.importers.records import ActivityRecord
from activities.importers.report import Report
from activities.importers.retiring import BY_WHAT, was_retired_here
from activities.models import Activity, Organisation, Place, Source
from activities.models.publication import PublicationVerb
from activities.occurrences import materialise_all
from activities.publication import LIFE_FIELDS, Circumstance
from activities.recurrence import COPENHAGEN
from activities.signals import activities_changed
from activities.vocabularies import PublicationStatus

FIELDS = [
    field.name
    for field in Activity._meta.concrete_fields  # noqa: SLF001 (documented by Django)
    if not field.primary_key and field.name not in {"created_at", "source", "external_id", "capacity_status"}
]
NEVER_SHOWN = (PublicationStatus.DRAFT, PublicationStatus.SUBMITTED)


class _Sorted(NamedTuple):
    """A batch, by what has to happen."""

    created: list[Pair]
    changed: list[Pair]
    unchanged: list[Activity]


class Store:
    """Takes records of one source into the database, a batch at a time, each batch in its own transaction."""

    def __init__(
        self, source: Source, *, now: datetime, publish: bool, report: Report, organisation: Organisation | None = None
    ) -> None:
        self._source = source
        self._publish = publish
        self._report = report
        self._organisation = organisation
        self._circumstance = Circumstance(now, by_what=BY_WHAT)

    def save(self, records: Sequence[ActivityRecord]) -> None:
        """Stores one batch: all of it or, when something fails, nothing of it."""
        batch = self._sort(records)
        fresh = [record for _activity, record in [*batch.created, *batch.changed]]
        places = find_or_build_places(fresh, source=self._source, now=self._circumstance.now)
        with transaction.atomic():
            self._fill(batch, fresh, places)
            waiting = self._waiting([*(one for one, _record in [*batch.created, *batch.changed]), *batch.unchanged])
            self._mark(batch, waiting)
            self._write(batch, waiting)
        self._count(batch, waiting)

    def _sort(self, records: Sequence[ActivityRecord]) -> _Sorted:
        known = {
            activity.external_id: activity
            for activity in Activity.objects.filter(
                source=self._source, external_id__in=[record.external_id for record in records]
            )
        }
        batch = _Sorted([], [], [])
        for record in records:
            activity = known.get(record.external_id)
            if activity is None:
                batch.created.append((Activity(source=self._source, external_id=record.external_id), record))
            elif activity.source_digest != record.digest:
                batch.changed.append((activity, record))
            else:
                batch.unchanged.append(activity)
        return batch

    def _fill(self, batch: _Sorted, fresh: Sequence[ActivityRecord], places: dict[str, Place]) -> None:
        """What the source says, on each new or changed activity; that it says so is a confirmation."""
        save_new_places(places.values())
        organisations = self._organisations(fresh)
        for activity, record in [*batch.created, *batch.changed]:
            for field, value in record.facts.items():
                setattr(activity, field, value)
            activity.organisation = organisations[record.organisation.key]
            activity.place = places[record.place.key] if record.place else None
            activity.source_digest = record.digest
            publication.mark_confirmed(activity, self._circumstance)

    def _organisations(self, records: Sequence[ActivityRecord]) -> dict[str, Organisation]:
        if self._organisation:
            return {record.organisation.key: self._organisation for record in records}
        return find_or_create_organisations(records, source=self._source)

    def _waiting(self, activities: Collection[Activity]) -> list[Activity]:
        """Those that are to be shown now: never shown before, or withdrawn by an earlier import that missed them."""
        if not self._publish:
            return []
        retired = was_retired_here([one for one in activities if one.publication_status == PublicationStatus.WITHDRAWN])
        return [one for one in activities if one.publication_status in NEVER_SHOWN or one.pk in retired]

    def _mark(self, batch: _Sorted, waiting: Collection[Activity]) -> None:
        for activity in waiting:
            publication.mark_published(activity, self._circumstance)
        for activity in [*(one for one, _record in batch.changed), *_only(waiting, batch.unchanged)]:
            activity.version += 1
            activity.updated_at = self._circumstance.now

    def _write(self, batch: _Sorted, waiting: Collection[Activity]) -> None:
        now = self._circumstance.now
        changed = [activity for activity, _record in batch.changed]
        Activity.objects.bulk_create([activity for activity, _record in batch.created])
        Activity.objects.bulk_update(changed, FIELDS, batch_size=20)
        Activity.objects.bulk_update(_only(waiting, batch.unchanged), LIFE_FIELDS, batch_size=100)
        write_belongings(batch.created, batch.changed, checked_on=now.astimezone(COPENHAGEN).date())
        written = [activity.pk for activity, _record in [*batch.created, *batch.changed]]
        materialise_all(written, now=now)
        publication.record(changed, PublicationVerb.REVISE, self._circumstance)
        publication.record(waiting, PublicationVerb.PUBLISH, self._circumstance)
        if ids := frozenset([*written, *(activity.pk for activity in waiting)]):
            activities_changed.send(sender=Activity, activity_ids=ids)

    def _count(self, batch: _Sorted, waiting: Collection[Activity]) -> None:
        self._report.created += len(batch.created)
        self._report.changed += len(batch.changed)
        self._report.unchanged += len(batch.unchanged)
        self._report.published += len(waiting)


def _only(activities: Collection[Activity], among: Collection[Activity]) -> list[Activity]:
    wanted = {id(activity) for activity in among}
    return [activity for activity in activities if id(activity) in wanted]
