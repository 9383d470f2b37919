"""Cuts a text into words, each with its place in the text, in time linear in the text."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_TEXT = 20_000
LONGEST_WORD = 60

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\+?")
JOINERS = str.maketrans("", "", "-'’.")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00]")

FOLDED_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "ø": "oe",
        "å": "aa",
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "é": "e",
        "è": "e",
        "ó": "o",
        "á": "a",
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as people compare it (lower case), and the half-open span of characters it came from."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        return self.text.isdecimal()


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list written as one text, which stays readable at any length."""
    return frozenset(words.split())


def normalise(text: str) -> str:
    """Return the text in NFKC, without invisible characters, at most `LONGEST_TEXT` characters; capitals stay."""
    return unicodedata.normalize("NFKC", INVISIBLE.sub("", text[:LONGEST_TEXT]))


def fold(word: str) -> str:
    """Spell a lower-case word in ASCII as Danes and Germans do without their letters: å is aa, ø is oe, ü is ue."""
    if word.isascii():
        return word
    spelled = word.translate(FOLDED_LETTERS)
    if spelled.isascii():
        return spelled
    decomposed = unicodedata.normalize("NFKD", spelled)
    return "".join(letter for letter in decomposed if letter.isalnum() or letter in "-.’'") or word


def split_words(text: str, *, limit: int | None = None) -> list[Word]:
    """Return the words of an already normalised text in order; a hyphenated word is one word, and nothing else is."""
    found: list[Word] = []
    for match in WORD.finditer(text):
        if limit is not None and len(found) >= limit:
            break
        found.append(_as_word(match))
    return found


def without_joiners(word: str) -> str:
    """Return the word written together: "e-sport" and "esport" are the same word."""
    return word.translate(JOINERS)


def _as_word(match: re.Match[str]) -> Word:
    text = match.group()[:LONGEST_WORD].lower()
    return Word(text, fold(text), match.start(), match.end())
