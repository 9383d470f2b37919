"""Forgives spelling: a word that no activity has gives way to the words of the index that were probably meant."""

import time
from dataclasses import dataclass
from threading import Lock

from finder.language.analyser import Term, also_meant, main_token, respelt, synonyms
from finder.language.compounds import part_commonness
from finder.language.lexicon import commonness
from finder.language.spelling import LENGTH_FOR_TWO_ERRORS, is_one_letter_off, suggest_spellings
from finder.models import IndexWord

WEIGHT_OF_SUGGESTION = 0.9
WEIGHT_OF_BEGINNING = 0.5
SHORTEST_BEGINNING, SHORTEST_REST = 4, 3
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

    A Danish word is meant as it stands: who writes "seng" has not misspelt "sang". A long word that was found by its parts
    alone is answered by a word nearly like it, too: "parkensons" has to do with Parkinson, and hardly with a park.
    """
    vocabulary, danish = index_vocabulary() if terms else frozenset(), commonness()
    return tuple(
        term if term.main_token in vocabulary or term.word in danish else _mended(term, vocabulary) for term in terms
    )


def _mended(term: Term, vocabulary: frozenset[str]) -> Term:
    if not term.tokens & vocabulary:
        if meant := _suggestions(term, vocabulary):
            return respelt(term, meant, weight=WEIGHT_OF_SUGGESTION)
        part = _known_beginning(term.word, vocabulary)
        return respelt(term, part, weight=WEIGHT_OF_BEGINNING) if part else term
    if len(term.main_token) < LENGTH_FOR_TWO_ERRORS:
        return term
    alike = [one for one in suggest_spellings(term.main_token, vocabulary) if is_one_letter_off(one, term.main_token)]
    return also_meant(term, respelt(term, alike, weight=WEIGHT_OF_SUGGESTION)) if alike else term


def _suggestions(term: Term, vocabulary: frozenset[str]) -> list[str]:
    """Words of the index nearly like the stem, else like the word as it stands, else words that we know something of."""
    return (
        suggest_spellings(term.main_token, vocabulary)
        or suggest_spellings(term.word, vocabulary)
        or suggest_spellings(term.main_token, synonyms().tokens)
    )


def _known_beginning(word: str, vocabulary: frozenset[str]) -> list[str]:
    """The longest first part that we know of a compound whose last we do not: a "hundeluftning" has to do with dogs."""
    beginnings = (word[:end] for end in range(len(word) - SHORTEST_REST, SHORTEST_BEGINNING - 1, -1))
    tokens = (main_token(beginning) for beginning in beginnings if part_commonness(beginning))
    return next(([token] for token in tokens if token in vocabulary), [])
