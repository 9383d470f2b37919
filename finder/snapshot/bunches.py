"""Gathers rows by squares of a map: rows of one square stand together already, so each square is a sum over a stretch."""

from dataclasses import dataclass

import numpy as np

from finder.engine import Bunch
from finder.snapshot.layout import Ints
from finder.snapshot.squares import halvings_to
from finder.snapshot.store import Store
from finder.sql.engine import MOST_IDS, SQUARE_HEIGHT


@dataclass(slots=True)
class Gathering:
    """What is known of a square so far; rows that came since the snapshot add a second stretch to it."""

    lat: float
    lon: float
    count: int
    ids: list[int]


def bunches_of(store: Store, rows: Ints, *, width: float) -> list[Bunch]:
    """The rows by squares of `width` degrees, those with the lowest id first. Every row must have a point."""
    if not len(rows):
        return []
    squares = _squares(store, rows, width)
    starts = np.flatnonzero(np.concatenate([[True], squares[1:] != squares[:-1]]))
    ends = np.append(starts[1:], len(rows))
    lat = np.add.reduceat(store.columns["lat"][rows], starts)
    lon = np.add.reduceat(store.columns["lon"][rows], starts)
    ids = store.columns["activity_id"][rows]
    found: dict[int, Gathering] = {}
    for number, square in enumerate(squares[starts].tolist()):
        part = ids[starts[number] : ends[number]]
        _add(found.setdefault(square, Gathering(0.0, 0.0, 0, [])), float(lat[number]), float(lon[number]), part)
    return sorted((_bunch(one) for one in found.values()), key=lambda bunch: bunch.ids[0])


def _squares(store: Store, rows: Ints, width: float) -> Ints:
    """A number for the square each row lies in."""
    times = halvings_to(width)
    if times is not None:
        return store.columns["square"][rows] >> 2 * times
    row = np.floor(store.columns["lat"][rows] / (width * SQUARE_HEIGHT)).astype(np.int64)
    return row * (1 << 32) + np.floor(store.columns["lon"][rows] / width).astype(np.int64)


def _add(square: Gathering, lat: float, lon: float, ids: Ints) -> None:
    square.lat += lat
    square.lon += lon
    square.count += len(ids)
    lowest = np.partition(ids, MOST_IDS)[:MOST_IDS] if len(ids) > MOST_IDS else ids
    square.ids = sorted([*square.ids, *lowest.tolist()])[:MOST_IDS]


def _bunch(square: Gathering) -> Bunch:
    return Bunch(square.lat / square.count, square.lon / square.count, square.count, tuple(square.ids))
