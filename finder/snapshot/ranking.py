"""The terms of `finder.ranking` over rows: each band narrows to the rows that can still be on the page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder import codes, ranking
from finder.conditions import OneOf
from finder.plan import Plan
from finder.snapshot.conditions import bits_of
from finder.snapshot.layout import Bits, Floats, Ints, unpacked
from finder.snapshot.narrowing import not_known
from finder.snapshot.scene import Scene
from finder.snapshot.store import Window
from finder.snapshot.view import View

Band = NDArray[Any]
LIMITS = np.array([km * km for km in ranking.DISTANCE_BANDS_KM], np.float64)
FEW = 64


@dataclass(frozen=True, slots=True)
class Ranking:
    """What is needed to put rows in order; `wishes` are the bits of the rows that meet each."""

    plan: Plan
    view: View
    scene: Scene
    wishes: tuple[Bits, ...]

    @property
    def window(self) -> Window:
        """What positions are counted in."""
        return self.scene.window

    def first(self, positions: Ints, count: int) -> tuple[Ints, Ints]:
        """The positions of the first `count` rows in the plan's order (fewer when there are fewer), and their next starts."""
        keys = np.zeros(len(positions), np.int64)
        if self.plan.ordering == "relevance":
            for band in self._bands():
                keys = keys << 3 | band(positions)
                positions, keys = _narrowed(positions, keys, count)
        positions, values = self._sorted(positions, keys, count)
        if self.plan.ordering in {"distance", "title"}:
            values = self.scene.timing.next_keys(positions)
        return positions, values

    def _sorted(self, positions: Ints, keys: Ints, count: int) -> tuple[Ints, NDArray[Any]]:
        """By bands, then by what comes after them, then by id; the positions, and what came after the bands."""
        values = self._last_term(positions)
        if len(positions) > count + FEW:
            last = np.partition(keys, count - 1)[count - 1]
            ties = keys == last
            needed = count - int(np.count_nonzero(keys < last))
            limit = np.partition(values[ties], needed - 1)[needed - 1]
            kept = (keys < last) | (ties & (values <= limit))
            positions, keys, values = positions[kept], keys[kept], values[kept]
        ids = self.of("activity_id", positions)
        order = np.lexsort((ids, values, keys))[:count]
        return positions[order], values[order]

    def _last_term(self, positions: Ints) -> NDArray[Any]:
        match self.plan.ordering:
            case "distance":
                squared = self.squared_km(positions)
                return np.where(np.isnan(squared), np.inf, squared)
            case "title":
                return self.view.title_places[self.window.rows_at(positions)]
            case _:
                return self.scene.timing.next_keys(positions)

    def squared_km(self, positions: Ints) -> Floats:
        """The squared distance of these rows; not a number where there is none, or when no place was named."""
        if self.plan.point is None:
            return np.full(len(positions), np.nan)
        return self.window.squared_km_at(positions, *self.plan.point)

    def _bands(self) -> Iterator[Callable[[Ints], Band]]:
        """In the order they are compared; as `finder.sql.ranking.band_columns`."""
        plan = self.plan
        bands: tuple[tuple[object, Callable[[Ints], Band]], ...] = (
            (self.wishes, self._unmet),
            (plan.nearness_first, self._distance),
            (plan.required or plan.asks, self._facts),
            (plan.terms, self._words),
            (plan.meant_for, self._meant),
            (plan.wished or plan.audiences or plan.own_languages, self._needs),
            (plan.wants_welcome, self._welcome),
            (True, self._freshness),
            (plan.point and not plan.nearness_first, self._distance),
        )
        return (band for is_asked, band in bands if is_asked)

    def of(self, name: str, positions: Ints) -> NDArray[Any]:
        """A column of these rows."""
        values: NDArray[Any] = self.window.store.columns[name][self.window.rows_at(positions)]
        return values

    def _unmet(self, positions: Ints) -> Band:
        met = np.zeros(len(positions), np.int64)
        for bits in self.wishes:
            met += unpacked(bits)[positions]
        return np.minimum(len(self.wishes) - met, ranking.MOST_UNMET)

    def _distance(self, positions: Ints) -> Band:
        squared = self.squared_km(positions)
        band: Band = np.where(np.isnan(squared), ranking.NO_DISTANCE_BAND, np.searchsorted(LIMITS, squared))
        return band

    def _facts(self, positions: Ints) -> Band:
        mask = np.uint64(self.plan.required)
        partly = self.of("partly", positions)
        stated = self.of("yes", positions) | partly | self.of("no", positions)
        unknown = np.bitwise_count(~stated & mask).astype(np.int64)
        for ask in self.plan.asks:
            unknown += unpacked(not_known(ask, self.window))[positions]
        band: Band = np.where(unknown > 0, 1 + np.minimum(unknown, ranking.MOST_UNKNOWN), partly & mask != 0)
        return band

    def _words(self, positions: Ints) -> Band:
        scores = np.zeros(len(positions), np.int64)
        if self.plan.terms:
            scores += self.scene.words.total[positions]
        if self.plan.kinds:
            is_of_kind = bits_of(OneOf("category", self.plan.kinds), self.window)
            scores += ranking.KIND_BONUS * unpacked(is_of_kind)[positions].astype(np.int64)
        return _share(scores, self.plan.most_text)

    def _meant(self, positions: Ints) -> Band:
        audiences = self.of("audiences", positions)
        named = np.bitwise_count(audiences).astype(np.int64)
        asked = np.bitwise_count(audiences & np.uint64(self.plan.meant_for)).astype(np.int64)
        return _share(asked, np.maximum(named, 1))

    def _needs(self, positions: Ints) -> Band:
        plan = self.plan
        wished, audiences = np.uint64(plan.wished), np.uint64(plan.audiences)
        score = 2 * np.bitwise_count(self.of("yes", positions) & wished).astype(np.int64)
        score += np.bitwise_count(self.of("partly", positions) & wished)
        score += 2 * np.bitwise_count(self.of("audiences", positions) & audiences).astype(np.int64)
        if plan.own_languages:
            score += 2 * (self.of("languages", positions) & np.uint64(plan.own_languages) != 0)
        parts = plan.wished.bit_count() + plan.audiences.bit_count() + bool(plan.own_languages)
        return _share(score, 2 * parts)

    def _welcome(self, positions: Ints) -> Band:
        met = np.uint64(codes.mask_of("feature", ranking.WELCOME_FEATURES[:2]))
        alone = np.uint64(codes.mask_of("feature", ranking.WELCOME_FEATURES[2:]))
        yes = self.of("yes", positions)
        grades = [yes & met != 0, yes & alone != 0, self.of("partly", positions) & (met | alone) != 0]
        return np.select([*grades, self.of("no", positions) & alone == 0], [0, 1, 2, 3], 4)

    def _freshness(self, positions: Ints) -> Band:
        asks_first: Band = self.of("ask_after", positions) <= self.plan.now
        return asks_first


def _share(scores: Ints, most: Ints | int) -> Ints:
    """How much of the most a score could be, in `BANDS` bands, the best first; whole numbers only, so that every engine agrees."""
    top = ranking.BANDS - 1
    share: Ints = np.minimum(scores * ranking.BANDS // most, top)
    return top - share


def _narrowed(positions: Ints, keys: Ints, count: int) -> tuple[Ints, Ints]:
    """Without the rows that cannot be among the first `count` any more."""
    if len(positions) <= count + FEW:
        return positions, keys
    last = np.partition(keys, count - 1)[count - 1]
    kept = keys <= last
    return (positions, keys) if kept.all() else (positions[kept], keys[kept])
