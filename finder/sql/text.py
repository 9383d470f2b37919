"""How well the words of a question fit each activity, as SQL over the postings."""

from collections.abc import Iterator

from finder.ranking import ABOUT
from finder.wording import PlanTerm


def hits_sql(terms: tuple[PlanTerm, ...], *, told: tuple[int, ...] = ()) -> str:
    """Common tables `hit(activity_id, text, about, mentions)`: the sum over terms of the best alternative, and the bits
    of the terms told that an activity is about or only mentions.

    An alternative counts with the lightest of its tokens, and only when all of them are there.
    """
    values = ", ".join(f"({', '.join(map(str, row))})" for row in _rows(terms))
    return f"""
alternative(number, term, weight, size, token) AS (VALUES {values}),
alternative_hit AS (
    SELECT t.activity_id, a.term, MIN(t.impact) * a.weight / 100 AS score
    FROM alternative a JOIN finder_indexterm t ON t.token = a.token
    GROUP BY t.activity_id, a.number, a.term, a.weight, a.size HAVING COUNT(*) = a.size
),
term_hit AS (SELECT activity_id, term, MAX(score) AS score FROM alternative_hit GROUP BY activity_id, term),
hit AS (
    SELECT activity_id, SUM(score) AS text,
        {_bits_sql(told, f"score >= {ABOUT}")} AS about, {_bits_sql(told, f"score BETWEEN 1 AND {ABOUT - 1}")} AS mentions
    FROM term_hit GROUP BY activity_id HAVING SUM(score) > 0
)"""


def _bits_sql(told: tuple[int, ...], condition: str) -> str:
    """The sum of the bits of those terms told that score so."""
    bits = " ".join(f"WHEN {term} THEN {1 << bit}" for bit, term in enumerate(told))
    return f"SUM(CASE WHEN {condition} THEN CASE term {bits} ELSE 0 END ELSE 0 END)" if bits else "0"


def _rows(terms: tuple[PlanTerm, ...]) -> Iterator[tuple[int, int, int, int, int]]:
    number = 0
    for position, term in enumerate(terms):
        for alternative in term.alternatives:
            number += 1
            for token in alternative.tokens:
                yield number, position, alternative.weight, len(alternative.tokens), token
