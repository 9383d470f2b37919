"""Clusters as GeoJSON (RFC 7946): longitude first, one point per cluster."""

from collections.abc import Iterable, Mapping
from typing import Any

from finder.answer import Cluster


def feature_collection(clusters: Iterable[Cluster], items: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    """`items` are what is said of single activities, by id; a cluster too large to name them has none."""
    return {"type": "FeatureCollection", "features": [_feature(one, items) for one in clusters]}


def _feature(cluster: Cluster, items: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    named = [items[one] for one in cluster.ids if one in items]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(cluster.lon, 6), round(cluster.lat, 6)]},
        "properties": {"count": cluster.count, "label": cluster.label, "items": named},
    }
