"""Counts every value of every facet: bits that pass, against each value's plane."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

import numpy as np

from finder import facets
from finder.conditions import AllKnown, InSlots, NoneDenied
from finder.plan import Plan
from finder.snapshot.coming import Timing
from finder.snapshot.conditions import bits_of
from finder.snapshot.layout import FACET_ROWS, FACET_SLICES, OF_THE_CLOCK, Bits, Ints
from finder.snapshot.store import Window

WORDS_AT_ONCE = 1 << 17  # counted at once: a megabyte


@dataclass(frozen=True, slots=True)
class Counting:
    """One plan's facets over the rows whose bit is set."""

    plan: Plan
    window: Window
    bits: Bits
    timing: Timing

    def counts(self) -> dict[str, dict[str, int]]:
        """How many for each value, each facet's own selection aside."""
        filters = self._filters()
        held = self.timing.bits(self.plan.slots)
        everything = reduce(np.bitwise_and, filters.values(), self.bits & held)
        counted = self._counts_of(everything, slice(0, FACET_ROWS))
        for name in filters:
            if name in FACET_SLICES:
                others = (one for other, one in filters.items() if other != name)
                part = FACET_SLICES[name]
                counted[part] = self._counts_of(reduce(np.bitwise_and, others, self.bits & held), part)
        of_the_clock = self._counts_of_the_clock(reduce(np.bitwise_and, filters.values(), self.bits))
        return {
            name: dict(zip((value for value, _one in values), self._numbers(name, counted, of_the_clock), strict=True))
            for name, values in facets.VALUES.items()
        }

    def _filters(self) -> dict[str, Bits]:
        """What passes the filters of each facet; those of no facet stand under the empty name."""
        found: dict[str, Bits] = {}
        for one in self.plan.filters:
            if one.facet or isinstance(one.condition, NoneDenied | AllKnown):
                bits = bits_of(one.condition, self.window)
                found[one.facet] = found[one.facet] & bits if one.facet in found else bits
        return found

    def _counts_of(self, passing: Bits, part: slice) -> Ints:
        planes, blocks = self.window.store.facets, self.window.blocks
        held = np.flatnonzero(passing)
        if 3 * len(held) < len(passing):
            blocks = (np.arange(blocks.start, blocks.stop) if isinstance(blocks, slice) else blocks)[held]
            passing = passing[held]
        step = max(1, WORDS_AT_ONCE // max(1, len(passing)))
        counts = [
            _set_bits(planes[first : min(first + step, part.stop)][:, blocks] & passing)
            for first in range(part.start, part.stop, step)
        ]
        return np.concatenate(counts)

    def _counts_of_the_clock(self, passing: Bits) -> dict[str, list[int]]:
        asked = {"weekday": self.plan.parts, "time_of_day": self.plan.weekdays}
        found = {}
        for name in OF_THE_CLOCK:
            planes = [self.timing.bits(one.slots & asked[name]) for one in _slots_of(name)]
            found[name] = _set_bits(np.stack(planes) & passing).tolist()
        return found

    @staticmethod
    def _numbers(name: str, counted: Ints, of_the_clock: dict[str, list[int]]) -> list[int]:
        if name in of_the_clock:
            return of_the_clock[name]
        numbers: list[int] = counted[FACET_SLICES[name]].tolist()
        return numbers


def _set_bits(rows: Bits) -> Ints:
    counts: Ints = np.bitwise_count(rows).sum(axis=1, dtype=np.uint32).astype(np.int64)
    return counts


def _slots_of(name: str) -> Iterator[InSlots]:
    return (one for _value, one in facets.VALUES[name] if isinstance(one, InSlots))
