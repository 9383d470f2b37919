"""Gives Danish letters back to words typed without them, when that makes a known word."""

from collections.abc import Callable, Iterator
from itertools import islice, product

SPELLINGS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"), ("ä", "æ"), ("ö", "ø"), ("ü", "y"))
BARE_LETTERS = {"o": "oø", "a": "aåæ", "u": "uy"}

MOST_CANDIDATES = 48


def restore_letters(word: str, *, is_known: Callable[[str], bool]) -> str:
    """Return the known word meant by an ASCII (or German) spelling: "koerestol" and "korestol" are "kørestol".

    A word that is known as it stands is never changed; one that becomes no known word is returned as it came.
    """
    if len(word) < 3 or is_known(word):
        return word
    return next((candidate for candidate in _candidates(word) if is_known(candidate)), word)


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
