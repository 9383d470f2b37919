"""What was found as points of a map, gathered where they would overlap."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from api.problems import CannotRead
from api.resource import GeoJSONRenderer, Resource, reply
from api.v1 import documents
from api.v1.addresses import Addresses
from api.v1.reading import read_question
from api.v1.tables import OF_A_LIST, OF_THE_MAP
from finder.answer import Cluster
from finder.cards import Card
from finder.conditions import Within
from finder.geojson import feature_collection
from finder.map_view import read_box, read_zoom
from finder.parameters import ParameterError, Refusal
from finder.search import SQUARE_PIXELS, TILE_PIXELS, gather

# Where Denmark lies: looked at when nobody says where to look.
DENMARK = Within(south=54.4, west=7.5, north=57.9, east=15.6)
FIRST_ZOOM = 9
MOST_SQUARES = 256


class ActivityMap(Resource):
    """The same question as for the list, answered with points (RFC 7946)."""

    renderer_classes = [GeoJSONRenderer, JSONRenderer]

    @documents.activity_map
    def get(self, request: Request) -> HttpResponse:
        """Clusters within a box."""
        box, zoom = _view_of(request.query_params)
        query, _notices = read_question(request.query_params, leaving_out=OF_THE_MAP)
        answer, addresses = gather(query, box=box, zoom=zoom, now=timezone.now()), Addresses.of(request)
        items = {number: _item(card, addresses) for number, card in answer.cards.items()}
        collection = feature_collection(sorted(answer.clusters, key=_from_the_south), items)
        return reply(request, collection, content_type=GeoJSONRenderer.media_type)


def _from_the_south(cluster: Cluster) -> tuple[float, float]:
    """An order of its own, so that the same answer always has the same ETag."""
    return cluster.lat, cluster.lon


def _view_of(given: QueryDict) -> tuple[Within, int]:
    """The box and the zoom. Raises CannotRead naming what cannot be used."""
    errors = [
        ParameterError(name, _("Kortet har hverken sider eller rækkefølge.")) for name in given if name in OF_A_LIST
    ]
    box, zoom = DENMARK, FIRST_ZOOM
    try:
        zoom = read_zoom(text) if (text := given.get("zoom", "").strip()) else FIRST_ZOOM
    except Refusal as refusal:
        errors.append(ParameterError("zoom", str(refusal)))
    try:
        box = _box_for(given.get("box", "").strip(), zoom)
    except Refusal as refusal:
        errors.append(ParameterError("box", str(refusal)))
    if errors:
        raise CannotRead(errors)
    return box, zoom


def _box_for(text: str, zoom: int) -> Within:
    box = read_box(text) if text else DENMARK
    square = SQUARE_PIXELS * 360 / (TILE_PIXELS * 2**zoom)
    if max(box.east - box.west, box.north - box.south) > MOST_SQUARES * square:
        raise Refusal(_("Området er for stort til den zoom. Vælg et mindre område eller en lavere zoom."))
    return box


def _item(card: Card, addresses: Addresses) -> dict[str, Any]:
    """What is said of an activity in a cluster small enough to name them."""
    return {name: card[name] for name in ("id", "title", "category")} | {"url": addresses.pages + card["url"]}
