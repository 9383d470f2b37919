"""Answers a plan from a view: bits decide and count, and only the rows that can be on the page are put in order."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

import numpy as np

from finder.codes import ALL_SLOTS
from finder.conditions import AllKnown, NoneDenied, Within
from finder.engine import Bunch, Found, Hit
from finder.plan import Filter, Plan
from finder.snapshot.bunches import bunches_of
from finder.snapshot.coming import Asked, Minute, Standing, Timing, asks_hours_or_dates
from finder.snapshot.conditions import any_of, bits_of, planes_in
from finder.snapshot.facets import Counting
from finder.snapshot.layout import Bits, Flags, Ints, Small, count_of, packed, unpacked
from finder.snapshot.ranking import Ranking
from finder.snapshot.store import Window
from finder.snapshot.view import View
from finder.snapshot.words import scores_of
from finder.snapshot.zones import zone_of

MOSTLY = 0.6  # a window on more of the blocks than this is one on all of them


@dataclass(frozen=True, slots=True)
class Scene:
    """Rows that may be in the answer, before facets and features decide: their bits, when they are held, how words fit.

    `worded` has the bits of rows with any of the words.
    """

    window: Window
    bits: Bits
    timing: Timing
    scores: Small | None
    worded: Bits


class SnapshotEngine:
    """One question's engine; what `find` has worked out serves `facets` too."""

    def __init__(self, view: View) -> None:
        """Answers from this view, whatever changes meanwhile."""
        self.view = view
        self._scenes: dict[int, tuple[Plan, Scene]] = {}

    def find(self, plan: Plan, *, offset: int, limit: int) -> Found:
        """As `Engine.find`."""
        scene = self._scene(plan)
        denied, decided = _decided(plan, scene)
        kept, left_out = decided & ~denied, decided & denied
        shown = left_out if plan.shows_misfits else kept
        wishes = tuple(_met(plan, scene))
        fitting = 0 if plan.shows_misfits else count_of(reduce(np.bitwise_and, wishes, kept))
        positions = scene.window.positions(shown)
        ranking = Ranking(plan, self.view, scene.window, scene.timing, wishes, scene.scores)
        page = ranking.first(positions, offset + limit)[offset:] if offset < len(positions) else positions[:0]
        return Found(_hits(ranking, page), len(positions), fitting, count_of(left_out))

    def facets(self, plan: Plan) -> dict[str, dict[str, int]]:
        """As `Engine.facets`."""
        scene = self._scene(plan)
        return Counting(plan, scene.window, scene.bits, scene.timing).counts()

    def bunches(self, plan: Plan, *, box: Within, squares: float) -> list[Bunch]:
        """As `Engine.bunches`."""
        scene = self._scene(plan, box)
        denied, decided = _decided(plan, scene)
        rows = scene.window.rows_at(scene.window.positions(decided & ~denied))
        return bunches_of(self.view.store, rows, width=squares)

    def _scene(self, plan: Plan, box: Within | None = None) -> Scene:
        known = self._scenes.get(id(plan))
        if box is not None or known is None:
            known = (plan, self._set(plan, box))
            self._scenes[id(plan)] = known
        return known[1]

    def _set(self, plan: Plan, box: Within | None) -> Scene:
        view, store = self.view, self.view.store
        minute = view.added.minutes.at(store, now=plan.now, rows=view.rows)
        conditions = [one.condition for one in plan.filters if not one.facet and not _is_of_features(one)]
        conditions += [box] if box else []
        scores = scores_of(plan.terms, view.added.postings, rows=len(minute.next_key)) if plan.terms else None
        found = (view.alive & minute.findable)[: view.blocks]
        if plan.needs_text and scores is not None and not plan.subjects:
            found &= packed(scores > 0)[: view.blocks]
        window, bits = self._window(found, zone_of(conditions, store, view.blocks))
        bits = reduce(lambda left, one: left & bits_of(one, window), conditions, bits)
        timing = _timing(plan, window, bits, minute)
        window.clock = timing
        bits = bits & timing.bits(ALL_SLOTS)
        worded = window.nothing() if scores is None else packed(scores > 0)[window.blocks]
        if plan.needs_text and plan.subjects:
            bits &= any_of([worded, *(bits_of(one, window) for one in plan.subjects)], window)
        return Scene(window, bits, timing, scores, worded)

    def _window(self, found: Bits, zone: Flags | None) -> tuple[Window, Bits]:
        """The blocks that hold something found, within the zone."""
        has_rows = found != 0 if zone is None else (found != 0) & zone
        blocks = np.flatnonzero(has_rows)
        if len(blocks) > MOSTLY * len(found):
            return Window(self.view.store, slice(0, len(found))), found
        return Window(self.view.store, blocks), found[blocks]


def _is_of_features(one: Filter) -> bool:
    """Whether a confirmed no is counted rather than left out at once."""
    return isinstance(one.condition, NoneDenied | AllKnown)


def _timing(plan: Plan, window: Window, bits: Bits, minute: Minute) -> Timing:
    if asks_hours_or_dates(plan.when):
        return Asked.of(window, bits, plan)
    return Standing(minute, window, plan.slots)


def _decided(plan: Plan, scene: Scene) -> tuple[Bits, Bits]:
    """The rows with a confirmed no on something required, and the rows that everything else lets pass."""
    window = scene.window
    denied = any_of(planes_in("no", plan.denying, window), window)
    bits = scene.bits & scene.timing.bits(plan.slots)
    for one in plan.filters:
        if isinstance(one.condition, AllKnown):
            bits &= bits_of(one.condition, window) | denied
        elif one.facet and not isinstance(one.condition, NoneDenied):
            bits &= bits_of(one.condition, window)
    return denied, bits


def _met(plan: Plan, scene: Scene) -> Iterator[Bits]:
    """The rows that meet each wish, and at last those with any of the words where words are asked for."""
    for wish in plan.wishes:
        yield bits_of(wish.condition, scene.window)
    if plan.asks_for_words:
        yield scene.worded


def _hits(ranking: Ranking, page: Ints) -> tuple[Hit, ...]:
    ids = ranking.window.store.columns["activity_id"][ranking.window.rows_at(page)].tolist()
    near = ranking.squared_km(page).tolist()
    keys = ranking.timing.next_keys(page).tolist()
    unmet = [0] * len(ids)
    for bit, wish in enumerate(ranking.wishes):
        for place, is_met in enumerate(unpacked(wish)[page].tolist()):
            unmet[place] |= (1 - is_met) << bit
    return tuple(
        Hit(one, None if math.isnan(squared) else squared, key, mask)
        for one, squared, key, mask in zip(ids, near, keys, unmet, strict=True)
    )
