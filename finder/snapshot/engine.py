"""Answers a plan from a view: bits decide and count, and only the rows that can be on the page are put in order."""

import math
from collections.abc import Iterator, Sequence
from functools import reduce

import numpy as np

from finder.cards import Card
from finder.conditions import AllKnown, NoneDenied, Within
from finder.engine import Bunch, Found, Hit
from finder.plan import Plan
from finder.ranking import ENOUGH_WORDS
from finder.snapshot.bunches import bunches_of
from finder.snapshot.coming import keys_in
from finder.snapshot.conditions import any_of, bits_of, planes_in
from finder.snapshot.facets import Counting
from finder.snapshot.layout import Bits, Ints, count_of, packed, unpacked
from finder.snapshot.narrowing import Narrowing
from finder.snapshot.ranking import Ranking
from finder.snapshot.runs import NEVER
from finder.snapshot.scene import Scene, set_scene
from finder.snapshot.view import View
from finder.sql.cards import stored_cards
from finder.wishes import Met

FEW = 500  # rows that are put in order at once


class SnapshotEngine:
    """One question's engine; what `find` has worked out serves `facets` too."""

    def __init__(self, view: View) -> None:
        """Answers from this view, whatever changes meanwhile."""
        self.view = view
        self._last: tuple[Plan, Scene] | None = None

    def find(self, plan: Plan, *, offset: int, limit: int) -> Found:
        """As `Engine.find`."""
        scene = self._scene(plan)
        denied, decided = _decided(plan, scene)
        kept, left_out = decided & ~denied, decided & denied
        shown = left_out if plan.shows_misfits else kept
        wishes = tuple(_met(plan, scene))
        fitting = 0 if plan.shows_misfits else count_of(reduce(np.bitwise_and, wishes, kept))
        count = count_of(shown)
        if count > FEW and offset + limit < count:
            shown = Narrowing(plan, scene, wishes).narrowed(shown, offset + limit)
        ranking = Ranking(plan, self.view, scene, wishes)
        positions, next_keys = ranking.first(scene.window.positions(shown), offset + limit)
        return Found(_hits(ranking, positions[offset:], next_keys[offset:]), count, fitting, count_of(left_out))

    def facets(self, plan: Plan) -> dict[str, dict[str, int]]:
        """As `Engine.facets`."""
        scene = self._scene(plan)
        return Counting(plan, scene.window, scene.bits, scene.timing).counts()

    def cards(self, activity_ids: Sequence[int]) -> dict[int, Card]:
        """As `Engine.cards`: those changed since the snapshot from the database."""
        changed = self.view.row_of_changed.keys() & set(activity_ids)
        return {**self.view.cards.of([one for one in activity_ids if one not in changed]), **stored_cards(changed)}

    def bunches(self, plan: Plan, *, box: Within, squares: float) -> list[Bunch]:
        """As `Engine.bunches`."""
        scene = set_scene(self.view, plan, box)
        denied, decided = _decided(plan, scene)
        shown = decided & (denied if plan.shows_misfits else ~denied)
        rows = scene.window.rows_at(scene.window.positions(shown))
        return bunches_of(self.view.store, rows, width=squares)

    def _scene(self, plan: Plan) -> Scene:
        if self._last is None or self._last[0] is not plan:
            self._last = (plan, set_scene(self.view, plan))
        return self._last[1]


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
    """The rows that meet each wish, and at last those with enough of the words where words are asked for."""
    for wish in plan.wishes:
        met = bits_of(wish.condition, scene.window)
        yield met | scene.about(wish.or_about) if wish.or_about else met
    if plan.asks_for_words:
        yield packed(scene.words.total >= ENOUGH_WORDS)


def _hits(ranking: Ranking, page: Ints, next_keys: Ints) -> tuple[Hit, ...]:
    rows = ranking.window.rows_at(page)
    about, mentions = ranking.scene.words.told_at(page)
    near = (None if math.isnan(squared) else squared for squared in ranking.squared_km(page).tolist())
    met = map(Met, _unmet(ranking, page).tolist(), about.tolist(), mentions.tolist())
    ids, keys = ranking.of("activity_id", page).tolist(), _named(ranking, rows, next_keys).tolist()
    return tuple(map(Hit, ids, near, keys, met))


def _named(ranking: Ranking, rows: Ints, next_keys: Ints) -> Ints:
    """The keys of the next starts on the days and times that were said, where there are any; else of the next of all."""
    if not ranking.plan.said_slots:
        return next_keys
    said = keys_in(ranking.plan.said_slots, ranking.plan, ranking.view.store, rows)
    return np.where(said == NEVER, next_keys, said)


def _unmet(ranking: Ranking, page: Ints) -> Ints:
    """The bit of each wish that a row does not meet."""
    unmet = np.zeros(len(page), np.int64)
    for bit, wish in enumerate(ranking.wishes):
        unmet |= (1 - unpacked(wish)[page].astype(np.int64)) << bit
    return unmet
