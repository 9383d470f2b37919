"""The words of an activity and of a question as whole numbers, ready for the index and for every engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from activities.models import Activity
from finder.audience_words import outright_words
from finder.language.analyser import Term, index_tokens, query_terms

IMPACTS = {
    "title": 100,
    "category": 60,
    "organisation": 50,
    "audience": 15,
    "summary": 45,
    "venue": 40,
    "town": 40,
    "description": 25,
    "first_visit": 12,
}


# Words that are true of every activity of a category; its label may name several kinds of things.
CATEGORY_WORDS: dict[str, str] = {
    "coffee_social": "kaffe samvær",
    "shared_meals": "fællesspisning mad",
    "parasport": "parasport handicapidræt",
    "movement": "motion bevægelse",
    "outdoors": "natur friluftsliv",
    "music_song": "musik",
    "creative": "kreativt håndværk",
    "games": "spil",
    "culture": "kultur",
    "learning": "læring undervisning",
    "volunteering": "frivilligt arbejde",
    "workshop": "værksted",
    "support_group": "selvhjælp samtalegruppe",
    "counselling": "rådgivning",
    "faith": "tro kirke",
    "garden_animals": "haven dyr",  # "have" would be left out as a small word, "haven" is not
}


@dataclass(frozen=True, slots=True)
class PlanAlternative:
    """All of these tokens in one activity; `weight` is per cent."""

    tokens: tuple[int, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class PlanTerm:
    """One word of the question and everything that answers it."""

    word: str
    alternatives: tuple[PlanAlternative, ...]


@lru_cache(maxsize=200_000)
def token_number(token: str) -> int:
    """A token as a number of 63 bits, the same everywhere and for ever."""
    return int.from_bytes(blake2b(token.encode(), digest_size=8).digest(), "big") >> 1


def terms_of(text: str) -> tuple[PlanTerm, ...]:
    """The words of a question to look up, in the order they were written."""
    return plan_terms(query_terms(text))


def plan_terms(terms: Iterable[Term]) -> tuple[PlanTerm, ...]:
    """The analyser's terms in numbers."""
    return tuple(_plan_term(term) for term in terms)


def _plan_term(term: Term) -> PlanTerm:
    alternatives = (
        PlanAlternative(
            tuple(sorted({token_number(one) for one in alternative.tokens})), round(alternative.weight * 100)
        )
        for alternative in term.alternatives
    )
    return PlanTerm(term.word, tuple(dict.fromkeys(alternatives)))


def impacts_of(activity: Activity) -> dict[str, int]:
    """Each token of an activity and the most it weighs in any field, from 1 to 100."""
    impacts: dict[str, int] = {}
    for field, text in _fields_of(activity):
        for token, weight in index_tokens(text).items():
            impacts[token] = max(impacts.get(token, 0), 1, round(IMPACTS[field] * weight))
    return impacts


def _fields_of(activity: Activity) -> Iterable[tuple[str, str]]:
    yield "title", activity.title
    yield "category", CATEGORY_WORDS[activity.category]
    yield "organisation", activity.organisation.name
    yield from (("audience", outright_words(one.audience)) for one in activity.audiences.all())
    yield "summary", activity.summary
    yield "description", activity.description
    yield "first_visit", activity.first_visit
    if activity.place is not None:
        yield "venue", activity.place.name
        yield "town", activity.place.town
