"""Forgives spelling: a word that no activity has gives way to the words of the index that were probably meant."""

import time
from dataclasses import dataclass
from threading import Lock

from finder.language.analyser import Term, respelt
from finder.language.lexicon import commonness
from finder.language.spelling import suggest_spellings
from finder.models import IndexWord

WEIGHT_OF_SUGGESTION = 0.9
SECONDS_KEPT = 60.0


@dataclass(slots=True)
class _Vocabulary:
    """The index's own words, kept for a minute."""

    words: frozenset[str] = frozenset()
    read_at: float = float("-inf")


_kept = _Vocabulary()
_lock = Lock()


def index_vocabulary() -> frozenset[str]:
    """Every token some activity has, or had within the last minute."""
    with _lock:
        if time.monotonic() - _kept.read_at > SECONDS_KEPT:
            _kept.words = frozenset(IndexWord.objects.values_list("word", flat=True))
            _kept.read_at = time.monotonic()
        return _kept.words


def is_found_somewhere(term: Term) -> bool:
    """Whether some activity has the word, or one that answers it."""
    return bool(term.tokens & index_vocabulary())


def forget_vocabulary() -> None:
    """Reads the words anew the next time they are asked for."""
    _kept.read_at = float("-inf")


def mend(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The terms, those found nowhere replaced by what was probably meant; a word that is like no other stays.

    A Danish word is meant as it stands: who writes "seng" has not misspelt "sang".
    """
    vocabulary, words = index_vocabulary() if terms else frozenset(), commonness()
    return tuple(
        term if term.tokens & vocabulary or term.word in words else _mended(term, vocabulary) for term in terms
    )


def _mended(term: Term, vocabulary: frozenset[str]) -> Term:
    suggestions = suggest_spellings(term.main_token, vocabulary)
    return respelt(term, suggestions, weight=WEIGHT_OF_SUGGESTION) if suggestions else term
