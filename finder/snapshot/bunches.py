"""Gathers rows by squares of a map: rows of one square stand together already, so each square is a sum over a stretch."""

import sys
from dataclasses import dataclass, field

import numpy as np

from finder.engine import Bunch
from finder.snapshot.layout import Ints
from finder.snapshot.squares import halvings_to
from finder.snapshot.store import Store
from finder.sql.engine import MOST_IDS, SQUARE_HEIGHT


@dataclass(slots=True)
class Gathering:
    """What is known of a square so far; rows that came since the snapshot add a second stretch to it."""

    lat: float = 0.0
    lon: float = 0.0
    count: int = 0
    first_id: int = sys.maxsize
    ids: list[int] = field(default_factory=list)


def bunches_of(store: Store, rows: Ints, *, width: float) -> list[Bunch]:
    """The rows by squares of `width` degrees, those with the lowest id first. Every row must have a point."""
    if not len(rows):
        return []
    squares = _squares(store, rows, width)
    starts = np.flatnonzero(np.concatenate([[True], squares[1:] != squares[:-1]]))
    ends = np.append(starts[1:], len(rows)).tolist()
    lat = np.add.reduceat(store.columns["lat"][rows], starts).tolist()
    lon = np.add.reduceat(store.columns["lon"][rows], starts).tolist()
    ids = store.columns["activity_id"][rows]
    lowest = np.minimum.reduceat(ids, starts).tolist()
    found: dict[int, Gathering] = {}
    for number, (square, start) in enumerate(zip(squares[starts].tolist(), starts.tolist(), strict=True)):
        one = found.setdefault(square, Gathering())
        one.lat += lat[number]
        one.lon += lon[number]
        one.first_id = min(one.first_id, lowest[number])
        if one.count + ends[number] - start <= MOST_IDS:
            one.ids += ids[start : ends[number]].tolist()
        one.count += ends[number] - start
    return [_bunch(one) for one in sorted(found.values(), key=lambda one: one.first_id)]


def _squares(store: Store, rows: Ints, width: float) -> Ints:
    """A number for the square each row lies in."""
    times = halvings_to(width)
    if times is not None:
        return store.columns["square"][rows] >> 2 * times
    row = np.floor(store.columns["lat"][rows] / (width * SQUARE_HEIGHT)).astype(np.int64)
    return row * (1 << 32) + np.floor(store.columns["lon"][rows] / width).astype(np.int64)


def _bunch(one: Gathering) -> Bunch:
    ids = tuple(sorted(one.ids)) if one.count <= MOST_IDS else ()
    return Bunch(one.lat / one.count, one.lon / one.count, one.count, ids)
