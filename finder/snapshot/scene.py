"""Sets the scene of a question: the rows that may be in the answer before facets and features decide."""

from dataclasses import dataclass
from functools import reduce

import numpy as np

from finder.codes import ALL_SLOTS
from finder.conditions import AllKnown, NoneDenied, Within
from finder.plan import Filter, Plan
from finder.ranking import ABOUT
from finder.snapshot.coming import Asked, Minute, Standing, Timing, asks_hours_or_dates
from finder.snapshot.conditions import any_of, bits_of
from finder.snapshot.layout import BLOCK, Bits, Flags, packed
from finder.snapshot.store import Store, Window
from finder.snapshot.view import View
from finder.snapshot.words import NO_SCORES, WordScores, scores_of
from finder.snapshot.zones import zone_of

MOSTLY = 0.6  # a window on more of the blocks than this is one on all of them


@dataclass(frozen=True, slots=True)
class Scene:
    """Rows that may be in the answer, as bits over a window; when they are held, and how well the words fit.

    `words` are how well the words fit every row of the window, and `worded` the bits of rows with any of them.
    """

    window: Window
    bits: Bits
    timing: Timing
    minute: Minute
    words: WordScores
    worded: Bits

    def about(self, told: int) -> Bits:
        """The rows that are about one of these terms told, given as bits."""
        scores = [one for bit, one in enumerate(self.words.of_told) if told >> bit & 1]
        return packed(reduce(np.maximum, scores) >= ABOUT) if scores else self.window.nothing()


def set_scene(view: View, plan: Plan, box: Within | None = None) -> Scene:
    """The scene of a plan, within a box where one is given."""
    minute = view.added.minutes.at(view.store, now=plan.now, rows=view.rows)
    conditions = [one.condition for one in plan.filters if not one.facet and not is_of_features(one)]
    conditions += [box] if box else []
    found = (view.alive & minute.findable)[: view.blocks]
    window = _window(view.store, found, zone_of(conditions, view.store, view.blocks))
    window, words = _window_and_words(view, plan, window)
    worded = packed(words.total > 0) if plan.terms else window.nothing()
    bits = found[window.blocks]
    if plan.needs_text and not plan.subjects:
        bits = bits & worded
    bits = reduce(lambda left, one: left & bits_of(one, window), conditions, bits)
    window.clock = timing = _timing(plan, window, bits, minute)
    bits = bits & timing.bits(ALL_SLOTS)
    if plan.needs_text and plan.subjects:
        bits &= any_of([worded, *(bits_of(one, window) for one in plan.subjects)], window)
    return Scene(window, bits, timing, minute, words, worded)


def is_of_features(one: Filter) -> bool:
    """Whether what a confirmed no leaves out is counted, and so cannot be left out at once."""
    return isinstance(one.condition, NoneDenied | AllKnown)


def _window(store: Store, found: Bits, zone: Flags | None) -> Window:
    """The blocks that hold something found, within the zone."""
    blocks = np.flatnonzero(found != 0 if zone is None else (found != 0) & zone)
    return Window(store, slice(0, len(found)) if len(blocks) > MOSTLY * len(found) else blocks)


def _window_and_words(view: View, plan: Plan, window: Window) -> tuple[Window, WordScores]:
    """How well the words fit each row; where only rows with words count, the window is narrowed to blocks that hold one."""
    words = scores_of(plan.terms, view.added.postings, window, told=plan.told) if plan.terms else NO_SCORES
    if plan.needs_text and not plan.subjects:
        held = np.flatnonzero(words.total.reshape(-1, BLOCK).any(axis=1))
        if len(held) <= MOSTLY * len(window):
            return window.part(held), words.part(held)
    return window, words


def _timing(plan: Plan, window: Window, bits: Bits, minute: Minute) -> Timing:
    if asks_hours_or_dates(plan.when):
        return Asked.of(window, bits, plan)
    return Standing(minute, window, plan.slots)
