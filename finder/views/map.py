"""What the map shows: the same question, gathered for a box and a zoom. A private contract with `static/js/map.js`."""

from datetime import datetime
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from activities.presentation.pictures import pin_shape
from finder.answer import MapAnswer
from finder.cards import Card
from finder.clock import minute_of
from finder.conditions import Within
from finder.geojson import feature_collection
from finder.map_view import read_box, read_zoom
from finder.match import Explainer
from finder.parameters import Refusal, parse
from finder.search import gather

WORLD = Within(south=-90, west=-180, north=90, east=180)
FIRST_ZOOM = 11
MOST_NAMED = 400


@require_safe
def map_points(request: HttpRequest) -> HttpResponse:
    """GeoJSON; a box or zoom that cannot be used is answered with a sentence, as 400."""
    try:
        box, zoom = _view(request.GET.get("box", "").strip(), request.GET.get("zoom", "").strip())
    except Refusal as refusal:
        said = orjson.dumps({"message": str(refusal)})
        return HttpResponse(said, content_type="application/json", status=400)
    reading = parse({name: texts for name, texts in request.GET.lists() if name not in {"box", "zoom", "page"}})
    now = timezone.now()
    answer = gather(reading.query, box=box, zoom=zoom, now=now, most_named=MOST_NAMED)
    collection = feature_collection(answer.clusters, _items(answer, now))
    return HttpResponse(orjson.dumps(collection), content_type="application/geo+json")


def _view(box: str, zoom: str) -> tuple[Within, int]:
    """Nothing said means everywhere, from where one sees a municipality. Raises Refusal."""
    return read_box(box) if box else WORLD, read_zoom(zoom) if zoom else FIRST_ZOOM


def _items(answer: MapAnswer, now: datetime) -> dict[int, dict[str, Any]]:
    """What single markers say."""
    prefix = "" if translation.get_language() == "da" else f"/{translation.get_language()}"
    explain, minute = Explainer(answer.spoken), minute_of(now)
    items = {}
    for number, card in answer.cards.items():
        asks_first = card["ask_after"] <= minute or bool(explain(card).unknown)
        items[number] = {**_item(card, prefix), "ask": asks_first}
    return items


def _item(card: Card, prefix: str) -> dict[str, Any]:
    return {
        "id": card["id"],
        "title": card["title"],
        "url": prefix + card["url"],
        "category": card["category"],
        "shape": pin_shape(card["category"]),
    }
