"""Finds again the organisations and places of a source, or makes them; shared by all activities of the source."""

from collections.abc import Iterable
from datetime import datetime

from activities.geocoding.placed import fill_point
from activities.importers.records import ActivityRecord, PlaceRecord
from activities.models import Organisation, Place, Source
from activities.organisations import slug_of
from activities.vocabularies import Precision


def find_or_create_organisations(records: Iterable[ActivityRecord], *, source: Source) -> dict[str, Organisation]:
    """The organisations of some records by their key. What an organisation says of itself is never overwritten."""
    wanted = {record.organisation.key: record for record in records}
    known = Organisation.objects.filter(source=source, external_id__in=wanted)
    found = {organisation.external_id: organisation for organisation in known}
    made = [_new_organisation(record, source) for key, record in wanted.items() if key not in found]
    Organisation.objects.bulk_create(made)
    return found | {organisation.external_id: organisation for organisation in made}


def _new_organisation(record: ActivityRecord, source: Source) -> Organisation:
    """Its contact is that of its first activity: the source has no other."""
    told = record.organisation
    return Organisation(
        source=source,
        external_id=told.key,
        name=told.name,
        slug=slug_of(told.name),
        kind=told.kind,
        **{field: record.facts[field] for field in ("contact_email", "contact_phone", "website")},
    )


def find_or_build_places(records: Iterable[ActivityRecord], *, source: Source, now: datetime) -> dict[str, Place]:
    """The places of some records by their key, the new ones with their point but not yet saved.

    A place whose point the source does not tell is looked up, which may take time: call it outside a transaction.
    """
    wanted = {record.place.key: record.place for record in records if record.place}
    found = {place.external_id: place for place in Place.objects.filter(source=source, external_id__in=wanted)}
    return found | {key: _new_place(told, source, now) for key, told in wanted.items() if key not in found}


def save_new_places(places: Iterable[Place]) -> None:
    """Saves those that are not in the database yet."""
    Place.objects.bulk_create([place for place in places if place._state.adding])  # noqa: SLF001 (documented by Django)


def _new_place(told: PlaceRecord, source: Source, now: datetime) -> Place:
    place = Place(
        source=source,
        external_id=told.key,
        name=told.name,
        street_address=told.street_address,
        postcode=told.postcode,
        town=told.town,
        latitude=told.latitude,
        longitude=told.longitude,
    )
    if place.has_point:
        place.precision = Precision.ADDRESS if told.street_address else Precision.AREA
    else:
        fill_point(place, now=now)
    return place
