"""Puts right the spelling of words that readers know, before they read: "demenz", "rolator", "onsdg"."""

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from finder.language.analyser import is_known
from finder.language.phrases import Step, phrases_of
from finder.language.readers.time import DAY_STEMS, PART_STEMS
from finder.language.sentence import plain_form
from finder.language.stopwords import all_stop_words
from finder.language.words import Word

BOOKS = ("audiences", "features", "categories")
SHORTEST = 6
ENDINGS_OF_TIMES = ("", "e", "en", "ene", "er", "erne", "s")


def respell(word: Word) -> str:
    """Return the folded word, or the one word of the readers that differs from it in a single letter."""
    form = plain_form(word)
    if len(form) < SHORTEST or not form.isalpha() or form in _all_words() or _is_a_word(word):
        return form
    return next(
        (
            known
            for known in _by_first_letter().get(form[0], ())
            if DamerauLevenshtein.distance(form, known, score_cutoff=1) <= 1
        ),
        form,
    )


def _is_a_word(word: Word) -> bool:
    return word.text in all_stop_words() or is_known(word.text) or word.folded.startswith(_all_beginnings())


def _steps() -> Iterator[Step]:
    """Every word of the phrases whose spelling is forgiven."""
    return (step for book in BOOKS for phrase in phrases_of(book) for step in phrase.steps)


@cache
def _all_words() -> frozenset[str]:
    """Return every whole word of the phrase books and every weekday."""
    words = {word for step in _steps() for word in step.exact}
    times = {stem + ending for stem in (*DAY_STEMS, *PART_STEMS) for ending in ENDINGS_OF_TIMES}
    return frozenset(words | times)


@cache
def _all_beginnings() -> tuple[str, ...]:
    return tuple(sorted({word for step in _steps() for word in step.beginnings}))


@cache
def _by_first_letter() -> dict[str, list[str]]:
    """Map a letter to the words of at least `SHORTEST` letters that begin with it; beginnings count as words."""
    letters: dict[str, list[str]] = {}
    for word in sorted(_all_words() | {*_all_beginnings()}):
        if len(word) >= SHORTEST:
            letters.setdefault(word[0], []).append(word)
    return letters
