"""What a sentence is about, as a term to look up: "min mand er død" looks for grief, not for men."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from activities.vocabularies import Audience, Category
from finder.audience_words import AUDIENCE_KINDS, AUDIENCE_WORDS
from finder.language.analyser import main_token, query_terms
from finder.language.readers.crisis import crisis_words
from finder.language.readers.situation import situation_words
from finder.wording import PlanAlternative, PlanTerm, plan_terms

WEIGHT_OF_SIGN = 45
# Where nobody said what they want to do: who knows nobody meets people over coffee, who is low is met in a group.
KINDS_FOR: dict[str, tuple[Category, ...]] = {
    Audience.LONELY: (Category.COFFEE_SOCIAL, Category.SHARED_MEALS),
    Audience.NEW_IN_TOWN: (Category.COFFEE_SOCIAL,),
    Audience.MENTAL_HEALTH: (Category.SUPPORT_GROUP, Category.COFFEE_SOCIAL),
    Audience.NEWCOMER_DENMARK: (Category.LEARNING, Category.COFFEE_SOCIAL),
}


def kinds_for(audiences: Iterable[str]) -> tuple[Category, ...]:
    """The kinds of activity that help these people first."""
    return tuple(dict.fromkeys(kind for code in audiences for kind in KINDS_FOR.get(code, ())))


def audience_term(code: str, *, named: Collection[str] = ()) -> PlanTerm:
    """One term that any of an audience's own words answers.

    Of its kinds only those that are `named`, as tokens; where one is, it says all there is to say.
    """
    kinds = AUDIENCE_KINDS.get(code, "").split()
    return _audience_term(code, tuple(kind for kind in kinds if main_token(kind) in named))


@lru_cache(maxsize=256)
def _audience_term(code: str, kinds: tuple[str, ...]) -> PlanTerm:
    return _term(code, " ".join(kinds) or AUDIENCE_WORDS[code])


@lru_cache(maxsize=128)
def situation_term(code: str) -> PlanTerm:
    """One term that any of the words answers which activities for a situation go by."""
    return _term(code, situation_words()[code])


@lru_cache(maxsize=8)
def crisis_term(code: str) -> PlanTerm:
    """One term that any of the words answers of those who may help in a crisis."""
    return _term(code, crisis_words()[code])


@lru_cache(maxsize=128)
def situation_tokens(code: str) -> frozenset[str]:
    """The words that say a situation outright, as they are indexed."""
    outright = situation_words()[code].partition("|")[0]
    return frozenset(term.main_token for term in query_terms(outright, languages=frozenset({"da"})))


def _term(code: str, words_of_it: str) -> PlanTerm:
    outright, _bar, signs = words_of_it.partition("|")
    best: dict[tuple[int, ...], int] = {}
    for weight, words in ((100, outright), (WEIGHT_OF_SIGN, signs)):
        for alternative in _first_alternatives(words):
            best.setdefault(alternative.tokens, min(weight, alternative.weight))
    return PlanTerm(code, tuple(PlanAlternative(tokens, weight) for tokens, weight in best.items()))


def _first_alternatives(words: str) -> Iterable[PlanAlternative]:
    return (term.alternatives[0] for term in plan_terms(query_terms(words, languages=frozenset({"da"}))))
