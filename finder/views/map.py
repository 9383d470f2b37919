"""What the map shows: the same question, gathered for a box and a zoom. A private contract with `static/js/map.js`."""

from datetime import datetime
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.presentation.pictures import pin_shape
from finder.answer import Cluster
from finder.clock import minute_of
from finder.conditions import Within
from finder.geojson import feature_collection
from finder.match import Explainer
from finder.parameters import parse
from finder.query import SearchQuery
from finder.search import clusters, engine_now
from finder.understanding import understand

WORLD = Within(south=-90, west=-180, north=90, east=180)
LEAST_ZOOM, MOST_ZOOM, FIRST_ZOOM = 0, 19, 11
MOST_NAMED = 400


@require_safe
def map_points(request: HttpRequest) -> HttpResponse:
    """GeoJSON; a box or zoom that cannot be used is answered with a sentence, as 400."""
    box, zoom = _box(request.GET.get("box", "")), _zoom(request.GET.get("zoom", ""))
    if box is None or zoom is None:
        said = {"message": _("Kortet skal have en firkant (box=vest,syd,øst,nord) og en zoom mellem 0 og 19.")}
        return HttpResponse(orjson.dumps(said), content_type="application/json", status=400)
    reading = parse({name: texts for name, texts in request.GET.lists() if name not in {"box", "zoom", "page"}})
    now = timezone.now()
    found = clusters(reading.query, box=box, zoom=zoom, now=now)
    collection = feature_collection(found, _items(found, reading.query, now))
    return HttpResponse(orjson.dumps(collection), content_type="application/geo+json")


def _box(text: str) -> Within | None:
    """`west,south,east,north` in degrees; nothing said means everywhere."""
    if not text:
        return WORLD
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    inside = -90 <= south <= north <= 90 and west <= east and abs(west) < 1000 and abs(east) < 1000
    return Within(south=south, west=west, north=north, east=east) if inside else None


def _zoom(text: str) -> int | None:
    if not text:
        return FIRST_ZOOM
    return int(text) if text.isascii() and text.isdigit() and LEAST_ZOOM <= int(text[:3]) <= MOST_ZOOM else None


def _items(found: list[Cluster], query: SearchQuery, now: datetime) -> dict[int, dict[str, Any]]:
    """What single markers say. Only clusters whose every activity is known by id are named."""
    ids = [one for cluster in found if cluster.count == len(cluster.ids) for one in cluster.ids][:MOST_NAMED]
    prefix = "" if translation.get_language() == "da" else f"/{translation.get_language()}"
    explain, minute = Explainer(understand(query).spoken), minute_of(now)
    items = {}
    for number, card in engine_now().cards(ids).items():
        asks_first = card["ask_after"] <= minute or bool(explain(card).unknown)
        items[number] = {**_item(card, prefix), "ask": asks_first}
    return items


def _item(card: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {
        "id": card["id"],
        "title": card["title"],
        "url": prefix + card["url"],
        "category": card["category"],
        "shape": pin_shape(card["category"]),
    }
