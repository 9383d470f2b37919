"""Which blocks can hold rows near a point or within a box: each block knows the box round its points."""

import math
from collections.abc import Iterable
from functools import reduce

import numpy as np

from finder.conditions import Condition, Near, Within
from finder.grid import KM_PER_DEGREE
from finder.snapshot.layout import Flags
from finder.snapshot.store import Store

MARGIN = 1e-6  # degrees: wider than any rounding


def zone_of(conditions: Iterable[Condition], store: Store, blocks: int) -> Flags | None:
    """One flag for each of the first blocks; None when no condition is about where things are."""
    zones = [zone for one in conditions if (zone := _zone(one, store, blocks)) is not None]
    return reduce(np.logical_and, zones[1:], zones[0]) if zones else None


def _zone(condition: Condition, store: Store, blocks: int) -> Flags | None:
    match condition:
        case Near():
            near = _overlapping(_box_round(condition), store, blocks)
            return np.logical_or(near, store.zones["online"][:blocks])
        case Within():
            return _overlapping(condition, store, blocks)
    return None


def _overlapping(box: Within, store: Store, blocks: int) -> Flags:
    zones = {name: limits[:blocks] for name, limits in store.zones.items()}
    in_rows = (zones["north"] >= box.south - MARGIN) & (zones["south"] <= box.north + MARGIN)
    return in_rows & (zones["east"] >= box.west - MARGIN) & (zones["west"] <= box.east + MARGIN)


def _box_round(near: Near) -> Within:
    """The box round a disc, as wide as at its end nearest a pole; round a pole, every longitude."""
    height = near.radius_km / KM_PER_DEGREE
    widest = min(89.9, abs(near.lat) + height)
    width = min(360.0, height / math.cos(math.radians(widest)))
    return Within(near.lat - height, near.lon - width, near.lat + height, near.lon + width)
