"""Spreads a list over kinds of activity: not five coffee meetings, and never something worse for the sake of variety."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from casework.fit import Fit

KINDS_WANTED = 3
REPEATED_KIND = 60
"""Points that each activity of a kind already on the list takes from the next of that kind."""
MOST_REPEATS = 2
FITS = 1
"""The level from which something may bring in another kind. A level below the one it replaces counts as equal to it:
the third of a kind is worth less than the first of another."""


class Choice(NamedTuple):
    """A candidate as far as spreading knows it."""

    id: str
    category: str
    fit: Fit


def choose(candidates: Iterable[Choice], *, count: int) -> list[Choice]:
    """At most `count`, what fits best first: three kinds wherever three have something that fits equally well.

    Of equal ones the earlier candidate stands first.
    """
    ordered = sorted(candidates, key=lambda one: -one.fit.points)
    chosen = _varied(ordered, count)
    while swap := _swap(chosen, ordered):
        out, instead = swap
        chosen = [one for one in chosen if one != out] + [instead]
    return sorted(chosen, key=lambda one: -one.fit.points)


def _varied(ordered: Sequence[Choice], count: int) -> list[Choice]:
    """The best one after another, where each kind that is there already counts a little less."""
    left, used = list(ordered), Counter[str]()
    chosen: list[Choice] = []
    while left and len(chosen) < count:
        best = max(left, key=_less_repeated(used))
        left.remove(best)
        chosen.append(best)
        used[best.category] += 1
    return chosen


def _less_repeated(used: Counter[str]) -> Callable[[Choice], int]:
    return lambda one: one.fit.points - REPEATED_KIND * min(MOST_REPEATS, used[one.category])


def _swap(chosen: Sequence[Choice], ordered: Sequence[Choice]) -> tuple[Choice, Choice] | None:
    """What to take out for another kind that fits equally well; None where there is nothing to gain or to give."""
    used = Counter(one.category for one in chosen)
    repeated = [one for one in chosen if used[one.category] > 1]
    if len(used) >= KINDS_WANTED or not repeated:
        return None
    weakest = min(repeated, key=lambda one: one.fit.points)
    least = max(FITS, weakest.fit.level - 1)
    instead = next((one for one in ordered if one.category not in used and one.fit.level >= least), None)
    return (weakest, instead) if instead else None
