"""Narrows many rows to those that can be on the page by bits alone, before any row is looked at by itself.

A term of the order is a row of levels: sets of rows that hold each other, the best first. Where a level holds enough rows
for the page, nothing beyond it can be on the page. Terms without levels end the narrowing; what is left is put in order.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce

import numpy as np

from finder import codes, ranking
from finder.clock import DAY
from finder.codes import ALL_SLOTS
from finder.conditions import AnyBit, Condition, OneOf
from finder.plan import Plan
from finder.snapshot.coming import Standing
from finder.snapshot.conditions import any_of, bits_of, planes_in
from finder.snapshot.layout import Bits, count_of, packed
from finder.snapshot.scene import Scene
from finder.snapshot.store import Window

SOON = tuple(hours * DAY // 24 for hours in (6, 24, 72, 168))
Levels = Callable[[], Iterator[Bits]]


class Narrowing:
    """One plan's terms as levels over a window."""

    def __init__(self, plan: Plan, scene: Scene, wishes: tuple[Bits, ...]) -> None:
        """Works out a level only when it is asked for."""
        self._plan, self._scene, self._window, self._wishes = plan, scene, scene.window, wishes

    def narrowed(self, bits: Bits, count: int) -> Bits:
        """The bits of rows among which the first `count` are."""
        for levels in self._terms():
            bits, goes_on = _narrowed(bits, levels(), count)
            if not goes_on:
                break
        return bits

    def _terms(self) -> Iterator[Levels]:
        """As far as there are levels, in the order of `finder.ranking`."""
        if self._plan.ordering == "relevance":
            for is_asked, levels in self._bands():
                if is_asked and levels is None:
                    return
                if is_asked and levels is not None:
                    yield levels
        if self._plan.ordering in {"relevance", "next"}:
            yield self._next
        elif self._plan.ordering == "distance":
            yield self._distance

    def _bands(self) -> tuple[tuple[object, Levels | None], ...]:
        plan = self._plan
        return (
            (self._wishes, self._unmet),
            (plan.nearness_first, self._distance),
            (plan.required or plan.asks, self._facts),
            (plan.terms, self._words),
            (plan.meant_for, None),
            (plan.wished or plan.audiences or plan.own_languages, None),
            (plan.wants_welcome, self._welcome),
            (True, self._freshness),
            (plan.point and not plan.nearness_first, self._distance),
        )

    def _unmet(self) -> Iterator[Bits]:
        yield reduce(np.bitwise_and, self._wishes)

    def _distance(self) -> Iterator[Bits]:
        if self._plan.point is not None:
            squared = self._window.squared_km(*self._plan.point)
            for km in ranking.DISTANCE_BANDS_KM[:-1]:
                yield packed(squared <= km * km)

    def _facts(self) -> Iterator[Bits]:
        window = self._window
        known = reduce(np.bitwise_and, self._stated(), ~window.nothing())
        yield known & ~any_of(planes_in("partly", self._plan.required, window), window)
        yield known

    def _stated(self) -> Iterator[Bits]:
        pairs = zip(self._planes("known", self._plan.required), self._planes("no", self._plan.required), strict=True)
        yield from (good | bad for good, bad in pairs)
        yield from (~not_known(ask, self._window) for ask in self._plan.asks)

    def _words(self) -> Iterator[Bits]:
        """The bands of all that words and kind can score: the least score of each."""
        scores = self._scene.words.total
        kinds = bits_of(OneOf("category", self._plan.kinds), self._window)
        for share in range(ranking.BANDS - 1, 0, -1):
            least = -(-share * self._plan.most_text // ranking.BANDS)
            yield packed(scores >= least) | (packed(scores >= least - ranking.KIND_BONUS) & kinds)

    def _planes(self, name: str, mask: int) -> Iterable[Bits]:
        return planes_in(name, mask, self._window)

    def _welcome(self) -> Iterator[Bits]:
        met = codes.mask_of("feature", ranking.WELCOME_FEATURES[:2])
        alone = codes.mask_of("feature", ranking.WELCOME_FEATURES[2:])
        yield any_of(self._yes(met), self._window)
        yield any_of(self._yes(met | alone), self._window)

    def _yes(self, mask: int) -> Iterator[Bits]:
        pairs = zip(self._planes("known", mask), self._planes("partly", mask), strict=True)
        return (known & ~partly for known, partly in pairs)

    def _freshness(self) -> Iterator[Bits]:
        yield self._scene.minute.fresh()[self._window.blocks]

    def _next(self) -> Iterator[Bits]:
        timing = self._scene.timing
        if isinstance(timing, Standing) and timing.wanted == ALL_SLOTS:
            for minutes in SOON:
                yield self._scene.minute.within(minutes)[self._window.blocks]


def _narrowed(bits: Bits, levels: Iterator[Bits], count: int) -> tuple[Bits, bool]:
    """The first level with enough rows, and whether all of its rows stand equal, so that the next term decides."""
    is_mixed = False
    for level in levels:
        within = bits & level
        found = count_of(within)
        if found >= count:
            return within, not is_mixed
        is_mixed = is_mixed or found > 0
    return bits, False


def not_known(ask: Condition, window: Window) -> Bits:
    """The rows of which is not known what is asked."""
    match ask:
        case AnyBit(column=column):
            return window.plane(f"no {column}")
        case OneOf(column=column):
            return window.plane(column, 0)
    return window.plane("unpriced")
