"""A small language for everyday phrases, and the fast search for all of them in a sentence.

A phrase is words with spaces between; in place of a word may stand `a|b` (either), `a*` (begins so), `*a` (ends so), `a?`
(may be missing), `#` (a number) and `..` (up to four words of any kind). Phrases are compared in folded letters, so "kørestol" is also found
in "koerestol" and "Rollstühle" in "Rollstuehle".
"""

import logging
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.functional import cached_property  # which takes no lock

from finder.language.lexicon import DATA
from finder.language.sentence import Sentence
from finder.language.words import fold, without_joiners

logger = logging.getLogger(__name__)

BOOKS = ("audiences", "features", "needs", "categories", "price", "online", "situations", "crises")
LANGUAGES = ("da", "en", "de")
OWN_FILES = {"situations": "FINDER_SITUATIONS_FILE"}
WIDEST_GAP = 4
GAP = ".."
SHORTEST_PART = 2
INDEXED_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """What one word of a phrase may be."""

    exact: frozenset[str]
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    is_number: bool = False
    is_optional: bool = False
    is_gap: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether one of a few known words must stand here."""
        return not (self.is_optional or self.is_gap or self.beginnings or self.endings or self.is_number)

    def fits(self, form: str) -> bool:
        return (
            form in self.exact
            or (bool(self.beginnings) and form.startswith(self.beginnings))
            or any(form.endswith(ending) and len(form) >= len(ending) + SHORTEST_PART for ending in self.endings)
            or (self.is_number and form.isdecimal())
        )


@dataclass(frozen=True)
class Phrase:
    """A phrase, the book it stands in, the code it means there and the language it is in."""

    book: str
    code: str
    steps: tuple[Step, ...]
    language: str

    @cached_property
    def anchor(self) -> frozenset[str]:
        """Words of which the sentence must hold one for the phrase to be there at all; empty where that is not sure."""
        sure = (step.exact for step in reversed(self.steps[1:]) if step.is_sure)
        return next(sure, frozenset())


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """Where a phrase stands in a sentence, as a half-open range of word numbers; `words` leaves out those in gaps."""

    book: str
    code: str
    start: int
    end: int
    words: frozenset[int]
    is_ending: bool = False
    letters: int = 0


Matches = list[PhraseMatch]


@dataclass(slots=True)
class Phrases:
    """Phrases filed by their first word, so that a sentence meets only those that can begin there."""

    by_word: dict[str, list[Phrase]] = field(default_factory=dict)
    by_beginning: dict[str, list[Phrase]] = field(default_factory=dict)
    by_ending: dict[str, list[Phrase]] = field(default_factory=dict)
    by_number: list[Phrase] = field(default_factory=list)

    def add(self, phrase: Phrase) -> None:
        first = phrase.steps[0]
        for word in first.exact:
            self.by_word.setdefault(word, []).append(phrase)
        for beginning in first.beginnings:
            self.by_beginning.setdefault(beginning[:INDEXED_LETTERS], []).append(phrase)
        for ending in first.endings:
            self.by_ending.setdefault(ending[-INDEXED_LETTERS:], []).append(phrase)
        if first.is_number:
            self.by_number.append(phrase)

    def find_all(self, sentence: Sentence) -> dict[str, Matches]:
        """Return the phrases of the sentence by book, in their order; one inside a longer one of its book is swallowed by it."""
        found: dict[str, Matches] = {}
        for start in range(len(sentence.forms)):
            for match in self._matches_at(sentence, start):
                found.setdefault(match.book, []).append(match)
        return {book: _longest(matches) for book, matches in found.items()}

    def _matches_at(self, sentence: Sentence, start: int) -> Iterator[PhraseMatch]:
        form = sentence.forms[start]
        for phrase in self._candidates(form):
            if phrase.language not in sentence.languages or (
                phrase.anchor and phrase.anchor.isdisjoint(sentence.form_set)
            ):
                continue
            words = _words_of_match(phrase.steps, sentence, start)
            if words:
                yield PhraseMatch(
                    phrase.book,
                    phrase.code,
                    start,
                    words[-1] + 1,
                    frozenset(words),
                    _is_ending(phrase, form),
                    _letters(phrase, form),
                )

    def _candidates(self, form: str) -> list[Phrase]:
        return [
            *self.by_word.get(form, ()),
            *self.by_beginning.get(form[:INDEXED_LETTERS], ()),
            *self.by_ending.get(form[-INDEXED_LETTERS:], ()),
            *(self.by_number if form.isdecimal() else ()),
        ]


def read_phrases(lines: Iterable[str], *, book: str, code: str, language: str) -> list[Phrase]:
    return [Phrase(book, code, tuple(_step(word) for word in line.split()), language) for line in lines]


@cache
def phrase_tables(name: str) -> dict[str, dict[str, Any]]:
    """Return the tables of `data/<name>.toml` as they stand, by code, and those of this installation's own file for it."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8")) | _own_tables(name)


def _own_tables(name: str) -> dict[str, dict[str, Any]]:
    """The tables of the file that a setting names; none, and a line in the log, where it cannot be read."""
    file = getattr(settings, OWN_FILES[name], "") if name in OWN_FILES and settings.configured else ""
    try:
        return tomllib.loads(Path(file).read_text(encoding="utf-8")) if file else {}
    except (OSError, ValueError) as error:
        logger.warning("%s is left out: %s cannot be read: %s", OWN_FILES[name], file, error)
        return {}


@cache
def phrases_of(book: str) -> tuple[Phrase, ...]:
    """Return the phrases of `data/<book>.toml`: a table for each code, with lists of phrases for da, en and de."""
    return tuple(
        phrase
        for code, languages in phrase_tables(book).items()
        for language in LANGUAGES
        for phrase in read_phrases(languages.get(language, ()), book=book, code=code, language=language)
    )


@cache
def _all_phrases() -> Phrases:
    phrases = Phrases()
    for book in BOOKS:
        for phrase in phrases_of(book):
            phrases.add(phrase)
    return phrases


def forget_phrases() -> None:
    """Reads the files anew the next time a phrase is looked for."""
    phrase_tables.cache_clear()
    phrases_of.cache_clear()
    _all_phrases.cache_clear()


def find_phrases(sentence: Sentence) -> dict[str, Matches]:
    """Return the phrases of all books that stand in a sentence, by book; a book without any is absent."""
    return _all_phrases().find_all(sentence)


def _longest(matches: Matches) -> Matches:
    """Return the matches less those that a longer one swallows, in their order."""
    matches.sort(key=lambda match: (match.is_ending, -len(match.words), -match.letters, match.start, match.code))
    kept: Matches = []
    for match in matches:
        if not any(_is_within(match, longer) for longer in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: (match.start, match.end))


def _letters(phrase: Phrase, form: str) -> int:
    """Return how many letters of the first word a phrase knows."""
    first = phrase.steps[0]
    if form in first.exact:
        return len(form)
    return max((len(beginning) for beginning in first.beginnings if form.startswith(beginning)), default=0)


def _is_ending(phrase: Phrase, form: str) -> bool:
    first = phrase.steps[0]
    return form not in first.exact and not form.startswith(first.beginnings or ("\0",)) and bool(first.endings)


def _is_within(match: PhraseMatch, longer: PhraseMatch) -> bool:
    """Say whether a longer phrase uses all words of a match, or the same word and more of its letters ("computerspil").

    What is known by its ending alone ("morgenkaffe") yields to anything known better ("arbejdstræning").
    """
    return (
        match.words < longer.words
        or (match.words == longer.words and (match.letters < longer.letters or match.code == longer.code))
        or (match.is_ending and bool(match.words & longer.words))
    )


def _step(word: str) -> Step:
    if word == GAP:
        return Step(frozenset(), is_gap=True)
    options = [fold(without_joiners(option.removesuffix("?").lower())) for option in word.split("|")]
    return Step(
        exact=frozenset(option for option in options if "*" not in option and option != "#"),
        beginnings=tuple(option[:-1] for option in options if option.endswith("*")),
        endings=tuple(option[1:] for option in options if option.startswith("*")),
        is_number="#" in options,
        is_optional="?" in word,
    )


def _words_of_match(steps: tuple[Step, ...], sentence: Sentence, position: int) -> tuple[int, ...] | None:
    """Return the numbers of the words that the steps use, None when they do not fit from here on."""
    if not steps:
        return ()
    step, rest = steps[0], steps[1:]
    if step.is_gap:
        furthest = min(position + WIDEST_GAP, sentence.end_of_sentence(position))
        ends = (_words_of_match(rest, sentence, start) for start in range(position, furthest + 1))
        return next((words for words in ends if words is not None), None)
    if position < len(sentence.forms) and step.fits(sentence.forms[position]):
        words = _words_of_match(rest, sentence, position + 1)
        if words is not None:
            return (position, *words)
    return _words_of_match(rest, sentence, position) if step.is_optional else None
