"""The words of a question as whole numbers, ready for every engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from finder.language.analyser import Term


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


def plan_terms(terms: Iterable[Term]) -> tuple[PlanTerm, ...]:
    """The analyser's terms in numbers."""
    return tuple(_plan_term(term) for term in terms)


@lru_cache(maxsize=5_000)
def _plan_term(term: Term) -> PlanTerm:
    alternatives = (
        PlanAlternative(
            tuple(sorted({token_number(one) for one in alternative.tokens})), round(alternative.weight * 100)
        )
        for alternative in term.alternatives
    )
    return PlanTerm(term.word, tuple(dict.fromkeys(alternatives)))
