"""What a sentence is about, as a term to look up: "min mand er død" looks for grief, not for men."""

from collections.abc import Iterable
from functools import lru_cache

from finder.audience_words import AUDIENCE_WORDS
from finder.language.analyser import query_terms
from finder.wording import PlanAlternative, PlanTerm, plan_terms

WEIGHT_OF_SIGN = 45


@lru_cache(maxsize=64)
def audience_term(code: str) -> PlanTerm:
    """One term that any of an audience's own words answers."""
    outright, _bar, signs = AUDIENCE_WORDS[code].partition("|")
    best: dict[tuple[int, ...], int] = {}
    for weight, words in ((100, outright), (WEIGHT_OF_SIGN, signs)):
        for alternative in _first_alternatives(words):
            best.setdefault(alternative.tokens, min(weight, alternative.weight))
    return PlanTerm(code, tuple(PlanAlternative(tokens, weight) for tokens, weight in best.items()))


def _first_alternatives(words: str) -> Iterable[PlanAlternative]:
    return (term.alternatives[0] for term in plan_terms(query_terms(words, languages=frozenset({"da"}))))
