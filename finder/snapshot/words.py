"""How well the words of a question fit each row of a window, from postings with precomputed impact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder.ranking import ABOUT
from finder.snapshot.layout import BLOCK, Ints, Small
from finder.snapshot.store import Store, Window
from finder.wording import PlanAlternative, PlanTerm

Posting = tuple[NDArray[Any], NDArray[Any]]
NONE: Posting = (np.zeros(0, np.int32), np.zeros(0, np.uint8))
HEAVIEST = 255  # impacts are stored in a byte


class Postings:
    """Rows and impacts of each token: those of the snapshot, and those of rows that came since."""

    def __init__(self, store: Store) -> None:
        """Starts with the snapshot's own."""
        self._tokens = store.postings["tokens"]
        self._starts = store.postings["starts"]
        self._rows = store.postings["rows"]
        self._impacts = store.postings["impacts"]
        self._added: dict[int, Posting] = {}

    def add(self, row: int, impacts: Mapping[int, int]) -> None:
        """Adds the words of one new row; rows must be added in rising order."""
        for token, impact in impacts.items():
            rows, weights = self._added.get(token, NONE)
            self._added[token] = (np.append(rows, np.int32(row)), np.append(weights, np.uint8(impact)))

    def of(self, tokens: Iterable[int]) -> dict[int, Posting]:
        """The rows of each token, rising, and what it weighs in each."""
        wanted = list(tokens)
        places = np.searchsorted(self._tokens, np.array(wanted, np.int64)).tolist()
        return {token: self._posting(token, place) for token, place in zip(wanted, places, strict=True)}

    def _posting(self, token: int, place: int) -> Posting:
        rows, impacts = NONE
        if place < len(self._tokens) and self._tokens[place] == token:
            part = slice(self._starts[place], self._starts[place + 1])
            rows, impacts = self._rows[part], self._impacts[part]
        added = self._added.get(token)
        return (np.append(rows, added[0]), np.append(impacts, added[1])) if added else (rows, impacts)


@dataclass(frozen=True, slots=True)
class WordScores:
    """The score of every row of a window: the sum over terms of the best alternative, as `finder.sql.text` adds it up.

    `of_told` are the scores of single terms, those that results are told with. Both are empty where no words are.
    """

    total: Small
    of_told: tuple[NDArray[np.int16], ...]

    def part(self, held: Ints) -> "WordScores":
        """The scores of some blocks of the window."""
        total = self.total.reshape(-1, BLOCK)[held].reshape(-1)
        return WordScores(total, tuple(one.reshape(-1, BLOCK)[held].reshape(-1) for one in self.of_told))

    def told_at(self, positions: Ints) -> tuple[Ints, Ints]:
        """Of the rows at these positions the bits of the terms told that each is about, and of those it only mentions."""
        about, mentions = np.zeros_like(positions), np.zeros_like(positions)
        for bit, scores in enumerate(self.of_told):
            score = scores[positions]
            about |= (score >= ABOUT).astype(np.int64) << bit
            mentions |= ((score > 0) & (score < ABOUT)).astype(np.int64) << bit
        return about, mentions


NO_SCORES = WordScores(np.zeros(0, np.int32), ())


def scores_of(terms: Sequence[PlanTerm], postings: Postings, window: Window, *, told: Sequence[int] = ()) -> WordScores:
    """How well the terms fit each row."""
    wanted = postings.of({token for term in terms for one in term.alternatives for token in one.tokens})
    known = {token: _within(window, posting) for token, posting in wanted.items() if len(posting[0])}
    rows = len(window) * BLOCK
    total = np.zeros(rows, np.int32)
    of_told: dict[int, NDArray[np.int16]] = {}
    for number, term in enumerate(terms):
        best = _add_best(total, term, known)
        if number in told:
            of_told[number] = best
    return WordScores(total, tuple(of_told[number] for number in told))


def _within(window: Window, posting: Posting) -> Posting:
    """A posting's rows as positions of the window; those outside it left out."""
    positions, inside = window.positions_of(posting[0])
    return positions, posting[1][inside]


def _add_best(total: Small, term: PlanTerm, known: Mapping[int, Posting]) -> NDArray[np.int16]:
    """Adds what each row scores with the best alternative of a term, and gives it."""
    best = np.zeros(len(total), np.int16)
    hits = [hit for one in term.alternatives if len((hit := _hits(one, known))[0])]
    for number, (rows, scores) in enumerate(hits):
        gained = np.maximum(scores - best[rows], 0) if number else scores
        best[rows] += gained
        total[rows] += gained
    return best


def _hits(alternative: PlanAlternative, known: Mapping[int, Posting]) -> Posting:
    """Rows with all tokens of an alternative; the lightest of them counts."""
    found = [known.get(token, NONE) for token in alternative.tokens]
    if len(found) != 1:
        found.sort(key=lambda one: len(one[0]))
    if not found or not len(found[0][0]):
        return NONE
    rows, impacts = found[0]
    for other_rows, other_impacts in found[1:]:
        places = np.searchsorted(other_rows, rows)
        places[places == len(other_rows)] = 0
        both = other_rows[places] == rows
        rows, impacts = rows[both], np.minimum(impacts[both], other_impacts[places[both]])
    return rows, _weighed(alternative.weight)[impacts]


@lru_cache(maxsize=256)
def _weighed(weight: int) -> NDArray[np.int16]:
    """What each impact is worth in an alternative of this weight, rounded down."""
    return (np.arange(HEAVIEST + 1) * weight // 100).astype(np.int16)
