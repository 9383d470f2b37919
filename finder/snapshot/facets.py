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
from finder.snapshot.layout import FACET_SLICES, FACET_VALUES, OF_THE_CLOCK, Bits, Ints
from finder.snapshot.store import Window

WORDS_AT_ONCE = 1 << 17  # counted at once: a megabyte
NAMES = {name: [value for value, _condition in values] for name, values in facets.VALUES.items()}
EVERY_VALUE = slice(0, FACET_VALUES)


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
        untimed = reduce(np.bitwise_and, filters.values(), self.bits)
        held = self.timing.bits(self.plan.slots)
        counted = self._counts_of(untimed & held, EVERY_VALUE)
        for name in filters:
            if name in FACET_SLICES:
                others = (one for other, one in filters.items() if other != name)
                part = FACET_SLICES[name]
                counted[part] = self._counts_of(reduce(np.bitwise_and, others, self.bits & held), part)
        numbers = counted.tolist()
        found = {name: numbers[part] for name, part in FACET_SLICES.items()} | self._counts_of_the_clock(untimed)
        return {name: dict(zip(names, found[name], strict=True)) for name, names in NAMES.items()}

    def _filters(self) -> dict[str, Bits]:
        """What passes the filters of each facet; those of no facet stand under the empty name."""
        found: dict[str, Bits] = {}
        for one in self.plan.filters:
            if one.facet or isinstance(one.condition, NoneDenied | AllKnown):
                bits = bits_of(one.condition, self.window)
                found[one.facet] = found[one.facet] & bits if one.facet in found else bits
        return found

    def _counts_of(self, passing: Bits, part: slice) -> Ints:
        """How many of the rows that pass have each value: the blocks that hold one, a megabyte at a time."""
        values, blocks = self.window.store.facets[:, part], self.window.blocks
        held = np.flatnonzero(passing)
        numbers = held + blocks.start if isinstance(blocks, slice) else blocks[held]
        found, step = np.zeros(values.shape[1], np.int64), WORDS_AT_ONCE // values.shape[1]
        for first in range(0, len(held), step):
            words = values.take(numbers[first : first + step], axis=0)
            words &= passing[held[first : first + step], np.newaxis]
            found += np.bitwise_count(words).sum(axis=0, dtype=np.uint32)
        return found

    def _counts_of_the_clock(self, passing: Bits) -> dict[str, list[int]]:
        """Of days those held in the parts of the day that are asked for, and the other way round."""
        asked = {"weekday": self.plan.parts, "time_of_day": self.plan.weekdays}
        slots = tuple(one & asked[name] for name in OF_THE_CLOCK for one in SLOTS[name])
        counted = np.bitwise_count(self.timing.bits_of_each(slots) & passing).sum(axis=1, dtype=np.uint32).tolist()
        days = len(SLOTS["weekday"])
        return {"weekday": counted[:days], "time_of_day": counted[days:]}


def _slots_of(name: str) -> Iterator[int]:
    return (one.slots for _value, one in facets.VALUES[name] if isinstance(one, InSlots))


SLOTS = {name: tuple(_slots_of(name)) for name in OF_THE_CLOCK}
