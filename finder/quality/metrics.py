"""The measures: nDCG@10, recall@20 and the precision and recall of readings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

GOOD = 2
"""A grade from which a result counts for recall; 3 is exactly what was asked, 1 is acceptable."""


def ndcg(grades: Mapping[str, int], found: Sequence[str], *, depth: int = 10) -> float:
    """Return the normalised discounted cumulative gain (gain 2^grade - 1, discount log2), from 0 to 1."""
    ideal = _gain(sorted(grades.values(), reverse=True)[:depth])
    return _gain([grades.get(one, 0) for one in found[:depth]]) / ideal if ideal else 1.0


def recall(grades: Mapping[str, int], found: Sequence[str], *, depth: int = 20) -> float:
    """Return the share of good results among the first `depth`; where there are more than `depth`, of those that fit in."""
    good = {one for one, grade in grades.items() if grade >= GOOD} or set(grades)
    return len(good & {*found[:depth]}) / min(len(good), depth) if good else 1.0


def _gain(grades: Iterable[int]) -> float:
    return sum(((1 << grade) - 1) / log2(rank + 2) for rank, grade in enumerate(grades))


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements were read rightly, read wrongly, and not read."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def statements(reading: Mapping[str, Any]) -> frozenset[tuple[str, Any]]:
    """Return a reading as (key, value) pairs, one for each value of a list; `terms` are judged apart."""
    return frozenset(
        (key, value)
        for key, values in reading.items()
        if key != "terms"
        for value in (values if isinstance(values, list) else [values])
    )


def compare_readings(expected: Mapping[str, Any], found: Mapping[str, Any]) -> Count:
    """Compare two readings pair by pair, so that one weekday too many costs one error and not the whole reading."""
    wanted, said = statements(expected), statements(found)
    return Count(right=len(wanted & said), wrong=len(said - wanted), missed=len(wanted - said))


def compare_terms(expected: Iterable[str], found: Iterable[str]) -> Count:
    """Compare the words left over, leniently: a word counts when it lies in one found or holds one; extra words cost nothing."""
    there = [*found]
    hits = [word for word in expected if any(word in one or one in word for one in there)]
    return Count(right=len(hits), missed=len([*expected]) - len(hits))
