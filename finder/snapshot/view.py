"""A snapshot together with what changed since: rows are only ever added behind it, and each view knows which ones count."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from finder.snapshot.cards import Cards
from finder.snapshot.coming import Minutes
from finder.snapshot.layout import BLOCK, Bits, Ints, blocks_for, packed
from finder.snapshot.store import Store
from finder.snapshot.words import Postings


class Added:
    """What was added behind a snapshot: shared by its views, and never changed once a view knows of it."""

    def __init__(self, store: Store) -> None:
        """Nothing yet."""
        self.rows = store.rows
        self.runs = store.runs
        self.titles: list[str] = []
        self.postings = Postings(store)
        self.minutes = Minutes()


@dataclass(frozen=True)
class View:
    """What questions are answered from. `alive` has the bit of each row that holds the truth of its activity.

    `seen` is the version up to which every change is in it, and `row_of_changed` where the activities changed since the
    snapshot stand (None: they can no longer be found).
    """

    store: Store
    cards: Cards
    added: Added
    rows: int
    alive: Bits
    seen: int
    row_of_changed: dict[int, int | None]

    @classmethod
    def of(cls, store: Store) -> "View":
        """The snapshot as it was built."""
        alive = np.zeros(store.blocks * BLOCK, np.bool_)
        alive[: store.rows] = True
        return cls(
            store, Cards(store.index["ids"], store.cards), Added(store), store.rows, packed(alive), store.version, {}
        )

    @property
    def blocks(self) -> int:
        """How many blocks hold rows."""
        return blocks_for(self.rows)

    @cached_property
    def title_places(self) -> Ints:
        """The place of each row's title in the alphabet; titles that came since stand between those of the snapshot."""
        titles = self.store.titles
        own = self.store.columns["title"].astype(np.int64) * BETWEEN
        later = self.added.titles[: self.rows - self.store.rows]
        order = {title: place for place, title in enumerate(sorted(set(later)))}
        for row, title in enumerate(later, self.store.rows):
            place, is_there = _place_of(title, titles["letters"], titles["starts"])
            own[row] = place * BETWEEN if is_there else place * BETWEEN - len(order) + order[title]
        return own


BETWEEN = 1 << 20


def _place_of(title: str, letters: np.ndarray, starts: np.ndarray) -> tuple[int, bool]:
    """Where a title stands among those of the snapshot, and whether it is one of them."""
    wanted, low, high = title.encode(), 0, len(starts) - 1
    while low < high:
        middle = (low + high) // 2
        if letters[starts[middle] : starts[middle + 1]].tobytes() < wanted:
            low = middle + 1
        else:
            high = middle
    return low, low < len(starts) - 1 and letters[starts[low] : starts[low + 1]].tobytes() == wanted


def without(alive: Bits, rows: Iterable[int]) -> Bits:
    """The bits with those of some rows put out."""
    left = alive.copy()
    for row in rows:
        left[row // BLOCK] &= ~np.uint64(1 << row % BLOCK)
    return left


def with_rows(alive: Bits, rows: Iterable[int]) -> Bits:
    """The bits with those of some rows lit."""
    more = alive.copy()
    for row in rows:
        more[row // BLOCK] |= np.uint64(1 << row % BLOCK)
    return more
