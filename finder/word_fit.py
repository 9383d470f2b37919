"""How well the words of several subjects fit given activities: what a search adds up, here told apart by subject."""

from collections.abc import Collection, Mapping, Sequence

from finder.models import IndexTerm
from finder.wording import PlanAlternative, PlanTerm

Impacts = Mapping[int, int]
"""The words of one activity, as numbers, and how much each weighs there, from 1 to 100."""


def word_fits(subjects: Sequence[Sequence[PlanTerm]], activity_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Each activity's score for each subject, from 0 to 100: its best word counts whole, the others a little.

    A word counts with its best alternative, as in a search (`finder.sql.text`). One statement.
    """
    impacts = _impacts_of(subjects, activity_ids)
    return {pk: tuple(_score(terms, impacts[pk]) for terms in subjects) for pk in impacts}


def _impacts_of(subjects: Sequence[Sequence[PlanTerm]], activity_ids: Collection[int]) -> dict[int, dict[int, int]]:
    tokens = {token for terms in subjects for term in terms for one in term.alternatives for token in one.tokens}
    found: dict[int, dict[int, int]] = {pk: {} for pk in activity_ids}
    rows = IndexTerm.objects.filter(activity_id__in=found, token__in=tokens).values_list(
        "activity_id", "token", "impact"
    )
    for pk, token, impact in rows:
        found[pk][token] = impact
    return found


def _score(terms: Sequence[PlanTerm], impacts: Impacts) -> int:
    """The best of the terms, and of what it leaves up to 100 the mean share that the others fill."""
    scores = sorted((_term_score(term, impacts) for term in terms), reverse=True)
    if not scores or not scores[0]:
        return 0
    others = sum(scores[1:]) // max(1, len(scores) - 1)
    return scores[0] + (100 - scores[0]) * others // 100


def _term_score(term: PlanTerm, impacts: Impacts) -> int:
    return max((_alternative_score(one, impacts) for one in term.alternatives), default=0)


def _alternative_score(alternative: PlanAlternative, impacts: Impacts) -> int:
    """The lightest of its tokens, all of which must be there."""
    return min(impacts.get(token, 0) for token in alternative.tokens) * alternative.weight // 100
