"""How well the words of a question fit each row, from postings with precomputed impact."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from finder.snapshot.layout import Small
from finder.snapshot.store import Store
from finder.wording import PlanAlternative, PlanTerm

Posting = tuple[NDArray[np.int32], NDArray[np.int32]]
NONE: Posting = (np.zeros(0, np.int32), np.zeros(0, np.int32))


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
            self._added[token] = (np.append(rows, np.int32(row)), np.append(weights, np.int32(impact)))

    def of(self, token: int) -> Posting:
        """The rows of a token, rising, and what it weighs in each."""
        place = int(np.searchsorted(self._tokens, token))
        rows, impacts = NONE
        if place < len(self._tokens) and self._tokens[place] == token:
            part = slice(self._starts[place], self._starts[place + 1])
            rows, impacts = self._rows[part], self._impacts[part]
        added = self._added.get(token)
        return (np.append(rows, added[0]), np.append(impacts, added[1])) if added else (rows, impacts)


def scores_of(terms: Iterable[PlanTerm], postings: Postings, *, rows: int) -> Small:
    """The score of every row: the sum over terms of the best alternative, as `finder.sql.text` adds it up."""
    total = np.zeros(rows, np.int32)
    for term in terms:
        hits = [hit for one in term.alternatives if len((hit := _hits(one, postings))[0])]
        if len(hits) == 1:
            total[hits[0][0]] += hits[0][1]
        elif hits:
            _add_best(total, hits)
    return total


def _add_best(total: Small, hits: list[Posting]) -> None:
    best = np.zeros_like(total)
    for rows, scores in hits:
        best[rows] = np.maximum(best[rows], scores)
    total += best


def _hits(alternative: PlanAlternative, postings: Postings) -> Posting:
    """Rows with all tokens of an alternative; the lightest of them counts."""
    found = sorted((postings.of(token) for token in alternative.tokens), key=lambda one: len(one[0]))
    if not found:
        return NONE
    rows, impacts = found[0]
    for other_rows, other_impacts in found[1:]:
        places = np.searchsorted(other_rows, rows)
        places[places == len(other_rows)] = 0
        both = other_rows[places] == rows if len(other_rows) else np.zeros(len(rows), np.bool_)
        rows, impacts = rows[both], np.minimum(impacts[both], other_impacts[places[both]])
    return rows, impacts.astype(np.int32) * alternative.weight // 100
