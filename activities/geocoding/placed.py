"""Giving our places their points: a missing one, or a better one than their town's, never against a pin set by hand."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from activities.geocoding.address import EmbeddedGeocoder
from activities.geocoding.known import address_of
from activities.geocoding.locate import chosen_service, locate
from activities.models.place import Place
from activities.signals import activities_changed

POINT_FIELDS = ("latitude", "longitude", "precision", "geocoded_by", "geocoder_id", "geocoded_at")


def pending_places() -> QuerySet[Place]:
    """Places with an address and no point; with a service chosen, also those the gazetteer placed."""
    wanting = Q(latitude__isnull=True)
    if chosen_service():
        wanting |= Q(geocoded_by=EmbeddedGeocoder.name)
    has_address = ~Q(postcode="", town="")
    return Place.objects.filter(wanting, has_address, pin_moved_by_user=False).order_by("pk")


def fill_point(place: Place, *, now: datetime) -> bool:
    """Set the best point known for the place's address, without saving; says whether anything changed.

    A pin moved by hand stays, and so does a point that came with the data or from a service.
    """
    if place.pin_moved_by_user or (place.has_point and place.geocoded_by != EmbeddedGeocoder.name):
        return False
    point = locate(address_of(place))
    if point is None or (place.has_point and point.provider == EmbeddedGeocoder.name):
        return False
    place.latitude, place.longitude = point.lat, point.lon
    place.precision, place.geocoded_by, place.geocoder_id = point.precision, point.provider, point.reference
    place.geocoded_at = now
    return True


def place_on_map(place: Place, *, now: datetime) -> bool:
    """Fill and save the point, and tell who lists the place's activities; says whether it was saved.

    Nothing is saved when somebody changed the place meanwhile: what a person does wins, and the next run comes.
    """
    if not fill_point(place, now=now):
        return False
    values = {field: getattr(place, field) for field in POINT_FIELDS}
    with transaction.atomic():
        unchanged = Place.objects.filter(pk=place.pk, version=place.version, pin_moved_by_user=False)
        if not unchanged.update(**values, version=place.version + 1, updated_at=now):
            return False
        activity_ids = frozenset(place.activities.values_list("pk", flat=True))
        activities_changed.send(sender=Place, activity_ids=activity_ids)
    return True
