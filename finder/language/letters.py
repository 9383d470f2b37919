"""Gives Danish letters back to words typed without them, when that makes a known word."""

from collections.abc import Callable, Iterator
from itertools import islice, product

SPELLINGS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"), ("ä", "æ"), ("ö", "ø"), ("ü", "y"))
BARE_LETTERS = {"o": "oø", "a": "aåæ", "u": "uy"}

MOST_CANDIDATES = 48


def restore_letters(word: str, *, is_word: Callable[[str], bool], is_known: Callable[[str], bool]) -> str:
    """Return the known word meant by an ASCII (or German) spelling: "koerestol" and "korestol" are "kørestol".

    `is_word` knows whole words, `is_known` compounds and forms as well: a whole word is the better guess, even where the
    spelling could be a compound ("kor" and "stol"). A word of the list is never changed, and one that becomes none neither.
    """
    if len(word) < 3 or is_word(word):
        return word
    candidates = [*_candidates(word)]
    whole = next((candidate for candidate in candidates if is_word(candidate)), None)
    if whole is not None or is_known(word):
        return whole or word
    return next((candidate for candidate in candidates if is_known(candidate)), word)


def _candidates(word: str) -> Iterator[str]:
    """Yield spelled-out letters first (they are meant), then bare letters one or two at a time (they are guesses)."""
    respelled = word
    for spelling, letter in SPELLINGS:
        respelled = respelled.replace(spelling, letter)
    if respelled != word:
        yield respelled
        yield from (word.replace(spelling, letter) for spelling, letter in SPELLINGS if spelling in word)
    if word.isascii() and len(word) >= 4:
        yield from islice(_with_bare_letters_read(word), 1, MOST_CANDIDATES)


def _with_bare_letters_read(word: str) -> Iterator[str]:
    readings = [BARE_LETTERS.get(letter, letter) for letter in word]
    return ("".join(letters) for letters in product(*readings))
