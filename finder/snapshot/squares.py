"""Squares of the map, numbered so that neighbours are near each other: rows of one place share blocks, and zooms nest.

The finest squares are those of zoom 20 (see `finder.search.clusters`); four squares of a zoom make one of the zoom before.
"""

import numpy as np

from finder.grid import NOWHERE
from finder.snapshot.layout import Floats, Ints
from finder.sql.engine import SQUARE_HEIGHT

FINEST_ZOOM = 20
WIDTH_AT_ZOOM_0 = 90.0
FINEST = WIDTH_AT_ZOOM_0 / 2**FINEST_ZOOM
MIDDLE = 1 << 22  # keeps rows and columns above nought

# Each step halves the gaps between bits: the usual way to interleave two numbers (Morton order).
SPREADING = (
    (16, 0x0000FFFF0000FFFF), (8, 0x00FF00FF00FF00FF), (4, 0x0F0F0F0F0F0F0F0F), (2, 0x3333333333333333), (1, 0x5555555555555555),
)  # fmt: skip


def squares_of(lat: Floats, lon: Floats) -> Ints:
    """The finest square of each point; NOWHERE for what has none."""
    has_point = ~np.isnan(lat)
    rows = np.floor(np.where(has_point, lat, 0) / (FINEST * SQUARE_HEIGHT)).astype(np.int64) + MIDDLE
    columns = np.floor(np.where(has_point, lon, 0) / FINEST).astype(np.int64) + MIDDLE
    return np.where(has_point, _spread(rows) << 1 | _spread(columns), NOWHERE)


def _spread(numbers: Ints) -> Ints:
    """The bits of each number with a gap after each."""
    for shift, mask in SPREADING:
        numbers = (numbers | numbers << shift) & mask
    return numbers


def halvings_to(width: float) -> int | None:
    """How many times the finest squares double to be `width` degrees wide; None when they never are."""
    for times in range(FINEST_ZOOM + 1):
        if FINEST * 2**times == width:
            return times
    return None
