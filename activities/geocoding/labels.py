"""The names the map shows: towns, villages, regions and waters of the gazetteer, each from the zoom level it is wanted on."""

import json
from pathlib import Path
from typing import TypedDict

from django.conf import settings

from activities.geocoding.gazetteer import GazetteerPlace, all_places


class MapLabel(TypedDict):
    """A name on the map."""

    name: str
    kind: str  # town, village, region or water
    lat: float
    lon: float
    min_zoom: int


def map_labels() -> list[MapLabel]:
    """Every label, those shown first at the front, so that a script may stop at the first it does not need."""
    labels = [_label(place, place.min_zoom) for place in all_places() if place.min_zoom is not None]
    return sorted(labels, key=lambda label: label["min_zoom"])


def labels_file() -> Path:
    """Where the browser finds them, under the static files."""
    return Path(settings.STATICFILES_DIRS[0]) / "data" / "labels.json"


def write_labels() -> Path:
    """Write them anew, one label a line; says where."""
    lines = ",\n".join(json.dumps(label, ensure_ascii=False) for label in map_labels())
    labels_file().write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return labels_file()


def _label(place: GazetteerPlace, min_zoom: int) -> MapLabel:
    name = place.name.partition(" (")[0]  # "Vemmingbund (bugten)" tells the water from the village in lists only
    return MapLabel(name=name, kind=place.kind, lat=place.lat, lon=place.lon, min_zoom=min_zoom)
