"""Works planes and zones out of the columns of some blocks: when a snapshot is built, and for rows that came since."""

from collections.abc import Iterator

import numpy as np

from finder import codes
from finder.snapshot.conditions import bits_of
from finder.snapshot.layout import BLOCK, FACETS, NO_PRICE, Flags, packed
from finder.snapshot.store import Store, Window

AT_ONCE = 2048  # blocks


def fill_planes(store: Store, first: int, last: int) -> None:
    """Fills planes, facets and zones of the blocks from `first` up to `last` (not included)."""
    for start in range(first, last, AT_ONCE):
        blocks = slice(start, min(last, start + AT_ONCE))
        window = Window(store, blocks)
        for number, flags in enumerate(_flags(window)):
            store.planes[number, blocks] = packed(flags)
        for number, condition in enumerate(one for values in FACETS.values() for _value, one in values):
            store.facets[blocks, number] = bits_of(condition, window)
        _fill_zones(store, blocks)


def _flags(window: Window) -> Iterator[Flags]:
    """In the order of `layout.PLANES`."""
    for name, named in codes.NUMBERS.items():
        numbers = window.column(name)
        yield from (numbers == number for number in range(len(named) + 1))
    features, audiences = len(codes.MASKS["feature"]), len(codes.MASKS["audience"])
    yield from _bits(window.column("yes") | window.column("partly"), features)
    yield from _bits(window.column("partly"), features)
    yield from _bits(window.column("no"), features)
    yield from _bits(window.column("audiences"), audiences)
    yield from _bits(window.column("audiences_only"), audiences)
    yield from _bits(window.column("languages"), len(codes.MASKS["language"]))
    yield window.column("audiences") == 0
    yield window.column("languages") == 0
    yield window.column("price_ore") == 0
    yield window.column("price_ore") == NO_PRICE
    yield window.column("online_only") != 0


def _bits(masks: np.ndarray[tuple[int], np.dtype[np.uint64]], count: int) -> Iterator[Flags]:
    for bit in range(count):
        yield masks & np.uint64(1 << bit) != 0


def _fill_zones(store: Store, blocks: slice) -> None:
    """The box round the points of each block; no box where there is none."""
    lat, lon = (store.columns[name].reshape(-1, BLOCK)[blocks] for name in ("lat", "lon"))
    store.zones["south"][blocks] = np.where(np.isnan(lat), np.inf, lat).min(axis=1)
    store.zones["north"][blocks] = np.where(np.isnan(lat), -np.inf, lat).max(axis=1)
    store.zones["west"][blocks] = np.where(np.isnan(lon), np.inf, lon).min(axis=1)
    store.zones["east"][blocks] = np.where(np.isnan(lon), -np.inf, lon).max(axis=1)
    store.zones["online"][blocks] = store.columns["online_only"].reshape(-1, BLOCK)[blocks].any(axis=1)
