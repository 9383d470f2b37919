"""The arrays of one snapshot, and a window on some of its blocks."""

from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from finder.grid import KM_PER_DEGREE, Plane
from finder.snapshot.layout import BLOCK, PLANES, Arrays, Bits, Floats, Ints, places_of


@dataclass(frozen=True, slots=True)
class Store:
    """The arrays of a snapshot; `rows` and `runs` are how many it was built with, behind them is room for more.

    `planes` has a row for each plane and a column for each block; `facets` has them the other way round, since counting
    reads every value of some blocks.
    """

    version: int
    generation: int
    rows: int
    runs: int
    columns: Arrays
    run_columns: Arrays
    zones: Arrays
    planes: Bits
    facets: Bits
    postings: Arrays
    index: Arrays
    titles: Arrays
    cards: Arrays
    towns: dict[str, int]

    @property
    def blocks(self) -> int:
        """How many blocks there is room for."""
        return int(self.planes.shape[1])

    @property
    def run_room(self) -> int:
        """How many runs there is room for."""
        return len(self.run_columns["run_time"])


class Clock(Protocol):
    """What a window says about time (see `coming`)."""

    def bits(self, slots: int) -> Bits:
        """The rows with a coming occurrence in any of these slots that meets what was asked about time."""


@dataclass(slots=True, eq=False)
class Window:
    """Some blocks of a store: what conditions are asked of. All arrays it gives have one item per block or per row in it."""

    store: Store
    blocks: slice | Ints
    clock: "Clock | None" = None
    _squared: dict[tuple[float, float], Floats] = field(default_factory=dict)
    _places: Ints | None = None

    def plane(self, name: str, number: int = 0) -> Bits:
        """One bit per row."""
        plane: Bits = self.store.planes[PLANES[name, number]][self.blocks]
        return plane

    def column(self, name: str) -> NDArray[Any]:
        """One value per row."""
        return self.store.columns[name].reshape(-1, BLOCK)[self.blocks].reshape(-1)

    def nothing(self) -> Bits:
        """No bit set."""
        return np.zeros(len(self), np.uint64)

    def squared_km(self, lat: float, lon: float) -> Floats:
        """The squared distance of each row from a point, worked out as `Plane.squared_km` does; not a number without one."""
        if (lat, lon) not in self._squared:
            self._squared[lat, lon] = _squared_km(Plane.round(lat, lon), self.column("lat"), self.column("lon"))
        return self._squared[lat, lon]

    def squared_km_at(self, positions: Ints, lat: float, lon: float) -> Floats:
        """As `squared_km`, of the rows at these positions only."""
        if (lat, lon) in self._squared:
            return self._squared[lat, lon][positions]
        rows = self.rows_at(positions)
        return _squared_km(Plane.round(lat, lon), self.store.columns["lat"][rows], self.store.columns["lon"][rows])

    def positions(self, bits: Bits) -> Ints:
        """Which rows of the window have their bit set, counted from the window's start."""
        return places_of(bits)

    def positions_of(self, rows: NDArray[Any]) -> tuple[Ints, Ints | slice]:
        """Where rows (rising) stand in the window, and which of them do."""
        if isinstance(self.blocks, slice):
            there = slice(0, int(np.searchsorted(rows, rows.dtype.type(self.blocks.stop * BLOCK))))
            return rows[there].astype(np.int64), there
        places = self._block_places()[rows >> 6]
        inside = np.flatnonzero(places >= 0)
        positions: Ints = places[inside] * BLOCK + (rows[inside] & (BLOCK - 1))
        return positions, inside

    def _block_places(self) -> Ints:
        """The place of each of the store's blocks in the window; -1 outside it."""
        if self._places is None:
            self._places = np.full(self.store.blocks, -1)
            self._places[self.blocks] = np.arange(len(self))
        return self._places

    def __len__(self) -> int:
        """How many blocks."""
        return self.blocks.stop - self.blocks.start if isinstance(self.blocks, slice) else len(self.blocks)

    def part(self, held: Ints) -> "Window":
        """The window on these of its blocks."""
        return Window(self.store, held + self.blocks.start if isinstance(self.blocks, slice) else self.blocks[held])

    def rows_at(self, positions: Ints) -> Ints:
        """The rows of the store at positions of the window."""
        if isinstance(self.blocks, slice):
            rows: Ints = positions + self.blocks.start * BLOCK
        else:
            rows = self.blocks[positions >> 6] * BLOCK + (positions & (BLOCK - 1))
        return rows


def _squared_km(plane: Plane, lat: Floats, lon: Floats) -> Floats:
    north = lat - plane.lat
    east = plane.bend * north
    np.subtract(plane.east, east, out=east)
    east *= lon - plane.lon
    north *= KM_PER_DEGREE
    north *= north
    east *= east
    north += east
    return north
