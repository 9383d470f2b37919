"""What our own places already know: the point of the same address, found or set by hand before."""

from django.db.models import Q

from activities.geocoding.address import Address, GeocodedPoint
from activities.models.place import Place
from activities.vocabularies import Precision

EXACT = Q(precision__in=[Precision.ADDRESS, Precision.STREET]) | Q(pin_moved_by_user=True)


def address_of(place: Place) -> Address:
    """The address of a place."""
    return Address(street=place.street_address, postcode=place.postcode, town=place.town)


def placed_before(address: Address) -> GeocodedPoint | None:
    """The point of a place at the same address, however spelled, if it is known to the street or set by hand."""
    if not address.house_number:
        return None
    sought = address.normalised
    digits = address.house_number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ")
    neighbours = Place.objects.filter(
        EXACT, postcode=address.postcode, street_address__contains=f" {digits}", latitude__isnull=False
    ).order_by("-pin_moved_by_user", "pk")
    same = (place for place in neighbours.iterator() if address_of(place).normalised == sought)
    return next((_point(place) for place in same), None)


def _point(place: Place) -> GeocodedPoint | None:
    if place.latitude is None or place.longitude is None:
        return None
    return GeocodedPoint(
        lat=place.latitude,
        lon=place.longitude,
        precision=Precision.ADDRESS if place.pin_moved_by_user else Precision(place.precision),
        provider=place.geocoded_by or "place",
        reference=place.geocoder_id,
    )
