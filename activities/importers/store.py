"""Stores records: creates what is new, changes what is different, leaves the rest, in few statements per batch."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from activities import publication
from activities.desk.missing import lacking
from activities.importers.belongings import Pair, write_belongings
from activities.importers.dates import is_over
from activities.importers.places import find_or_build_places, find_or_create_organisations, save_new_places
from activities.importers.records import ActivityRecord
from activities.importers.report import HeldBack, Report
from activities.importers.retiring import BY_WHAT, was_retired_here
from activities.models import Activity, Organisation, Place, Source
from activities.models.publication import PublicationVerb
from activities.occurrences import materialise_all
from activities.presentation.upcoming import next_starts
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

    @property
    def told(self) -> list[Pair]:
        """Those the source tells something new of."""
        return [*self.created, *self.changed]

    @property
    def activities(self) -> list[Activity]:
        """All of them."""
        return [*(activity for activity, _record in self.told), *self.unchanged]


class Store:
    """Takes records of one source into the database, a batch at a time, each batch in its own transaction."""

    def __init__(
        self,
        source: Source,
        *,
        now: datetime,
        publish: bool,
        only_whole: bool = False,
        report: Report,
        organisation: Organisation | None = None,
    ) -> None:
        self._source = source
        self._publish = publish
        self._only_whole = only_whole
        self._report = report
        self._organisation = organisation
        self._circumstance = Circumstance(now, by_what=BY_WHAT)

    def save(self, records: Sequence[ActivityRecord]) -> None:
        """Stores one batch: all of it or, when something fails, nothing of it."""
        batch = self._sort(records)
        fresh = [record for _activity, record in batch.told]
        places = find_or_build_places(fresh, source=self._source, now=self._circumstance.now)
        with transaction.atomic():
            self._fill(batch, fresh, places)
            waiting = self._waiting(batch.activities)
            lacks = self._lacks(batch, waiting)
            waiting = [one for one in waiting if id(one) not in lacks]
            self._mark(batch, waiting)
            self._write(batch, waiting)
        self._count(batch, waiting, lacks)

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
        for activity, record in batch.told:
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

    def _lacks(self, batch: _Sorted, waiting: Collection[Activity]) -> dict[int, str]:
        """Of those never shown, by `id`, those the desk would not show, with what it would say."""
        if not self._only_whole:
            return {}
        held = self._held(batch)
        never_shown = [one for one in waiting if one.publication_status in NEVER_SHOWN]
        found = {id(one): " ".join(lacking(one, is_held=id(one) in held).values()) for one in never_shown}
        return {key: sentences for key, sentences in found.items() if sentences}

    def _held(self, batch: _Sorted) -> set[int]:
        """By `id`, those that are held some time to come: as the source tells, else as it stands in the database."""
        now = self._circumstance.now
        today, starts = now.astimezone(COPENHAGEN).date(), next_starts([one.pk for one in batch.unchanged], now=now)
        to_come = [one for one, record in batch.told if not is_over(record.pattern, today=today)]
        return {id(one) for one in [*to_come, *(one for one in batch.unchanged if one.pk in starts)]}

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
        written = [activity.pk for activity, _record in batch.told]
        materialise_all(written, now=now)
        publication.record(changed, PublicationVerb.REVISE, self._circumstance)
        publication.record(waiting, PublicationVerb.PUBLISH, self._circumstance)
        if ids := frozenset([*written, *(activity.pk for activity in waiting)]):
            activities_changed.send(sender=Activity, activity_ids=ids)

    def _count(self, batch: _Sorted, waiting: Collection[Activity], lacks: Mapping[int, str]) -> None:
        held_back = [one for one in batch.activities if id(one) in lacks]
        self._report.held_back += [HeldBack(one.pk, one.title, lacks[id(one)]) for one in held_back]
        self._report.created += len(batch.created)
        self._report.changed += len(batch.changed)
        self._report.unchanged += len(batch.unchanged)
        self._report.published += len(waiting)


def _only(activities: Collection[Activity], among: Collection[Activity]) -> list[Activity]:
    wanted = {id(activity) for activity in among}
    return [activity for activity in activities if id(activity) in wanted]
