"""What a person likes, in their own words: each thing they name becomes a subject to look for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from finder import codes
from finder.language.analyser import query_terms
from finder.query import SearchQuery
from finder.understanding.understood import understand
from finder.wording import PlanTerm, plan_terms

BETWEEN_SUBJECTS = re.compile(r"[,;.\n/]|\bog\b|\beller\b|\band\b|\bor\b|\bund\b|\boder\b")
MOST_SUBJECTS = 12
LONGEST_READ = 600
DANISH = frozenset({"da"})
DESCRIBING = frozenset({
    "gammel", "gammelt", "gamle", "ny", "nyt", "nye", "ung", "unge", "lille", "små", "stor", "stort", "store",
    "old", "new", "young", "little", "small", "big",
    "alt", "alte", "alten", "neu", "neue", "neuen", "jung", "junge", "klein", "kleine", "groß", "große",
})  # fmt: skip
"""Words that say of what kind a thing is, and that half of all descriptions hold: "gamle biler" asks for cars."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing somebody named: the words to look up, and the kinds of activity and the audiences they tell of."""

    terms: tuple[PlanTerm, ...]
    categories: tuple[str, ...]
    audiences: tuple[str, ...]


def subjects_of(text: str) -> tuple[Subject, ...]:
    """The things a text names, in its order: "svømme, sy og gå tur" names three. Read in memory only."""
    pieces = [piece.strip() for piece in BETWEEN_SUBJECTS.split(text[:LONGEST_READ])]
    return tuple(_subject(piece) for piece in list(filter(None, pieces))[:MOST_SUBJECTS])


def audiences_in(subjects: Sequence[Subject]) -> frozenset[str]:
    """The audiences that the words tell of."""
    return frozenset(code for subject in subjects for code in subject.audiences)


def categories_in(subjects: Sequence[Subject]) -> frozenset[str]:
    """The kinds of activity that the words tell of."""
    return frozenset(code for subject in subjects for code in subject.categories)


def _subject(text: str) -> Subject:
    understood = understand(SearchQuery(q=text))
    kinds = understood.words.kinds
    return Subject(
        terms=_telling(understood.words.terms) or _lone_noun(text),
        categories=tuple(code for code, number in codes.NUMBER_OF["category"].items() if number in kinds),
        audiences=understood.reading.audiences if understood.reading else (),
    )


def _telling(terms: tuple[PlanTerm, ...]) -> tuple[PlanTerm, ...]:
    """The words without those that only describe, unless nothing else was said."""
    return tuple(term for term in terms if term.word.lower() not in DESCRIBING) or terms


def _lone_noun(text: str) -> tuple[PlanTerm, ...]:
    """A word that stands alone between commas is something they like, though in a sentence it may be a small one: "have"."""
    return plan_terms(query_terms(text, languages=DANISH)) if len(text.split()) == 1 else ()
