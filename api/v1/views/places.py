"""Where things are held."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework.request import Request

from activities.geocoding.folding import fold_place_name
from activities.models import FeatureStatement, Place
from activities.vocabularies import PLACE_FEATURES, AccessibilityFeature
from api.resource import Resource, reply
from api.v1 import documents
from api.v1.addresses import Addresses
from api.v1.lists import Listing, named_like
from api.v1.reading import read_values
from api.v1.tables import OF_PLACES
from finder.cards import NOTHING_KNOWN
from finder.plan import in_town


def place_body(place: Place, activity_count: int, _addresses: Addresses) -> dict[str, Any]:
    """One place with what is known of its own accessibility; activities inherit it where they are silent."""
    known = {one.feature: one for one in place.statements.all()}
    return {
        "id": str(place.pk),
        "name": place.name,
        "street_address": place.street_address,
        "postcode": place.postcode,
        "town": place.town,
        "lat": place.latitude,
        "lon": place.longitude,
        "precision": place.precision,
        "directions": place.directions,
        "accessibility": {
            code: _fact(known.get(code)) for code in AccessibilityFeature.values if code in PLACE_FEATURES
        },
        "activity_count": activity_count,
    }


def _fact(statement: FeatureStatement | None) -> dict[str, Any]:
    if statement is None:
        return NOTHING_KNOWN
    return {"value": statement.value, "source": statement.source, "checked_on": statement.checked_on}


LISTING = Listing("places", "place", place_body)


class PlaceList(Resource):
    """Those where something published is held, by town and name."""

    @documents.places
    def get(self, request: Request) -> HttpResponse:
        """One page of them."""
        asked = read_values(request.query_params, OF_PLACES)
        found = LISTING.active(Place.objects.order_by("town", "name", "pk").prefetch_related("statements"))
        if "q" in asked:
            found = named_like(found, asked["q"])
        if "in" in asked:
            found = _in_town(found, asked["in"])
        return reply(request, LISTING.page(found, asked=asked, addresses=Addresses.of(request)))


def _in_town(places: QuerySet[Place], text: str) -> QuerySet[Place]:
    """The same as the search's `in`: a postcode, or a town in any spelling."""
    wanted = in_town(text)
    if wanted.postcode:
        return places.filter(postcode=f"{wanted.postcode:04d}")
    towns = places.order_by().values_list("town", flat=True).distinct()
    return places.filter(town__in=[town for town in towns if fold_place_name(town) == wanted.town])
