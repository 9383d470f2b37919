"""One spelling for the many ways people write a Danish place name, so that "Soenderborg" finds Sønderborg."""

import re
import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"})
_WRITTEN_OUT = (
    (re.compile(r"a[ae]+"), "a"),  # å, aa and æ, ae
    (re.compile(r"oe+"), "o"),  # ø, oe
    (re.compile(r"ue+"), "u"),  # the German ü, ue
)
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")

_DANISH_SPELLINGS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))


def fold_place_name(text: str) -> str:
    """The name in lower-case ASCII letters, digits and single spaces; folding twice changes nothing.

    æ and ae, ø, oe, ö and o, å, aa and a, ü and ue become one; case, accents, hyphens and punctuation do not count.
    """
    letters = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    folded = _NOT_A_NAME.sub(" ", _without_marks(letters))
    for written_out, letter in _WRITTEN_OUT:
        folded = written_out.sub(letter, folded)
    return folded.strip()


def danish_spelling(text: str) -> str:
    """The text with å, æ and ø where a keyboard without them wrote aa, ae and oe: "Noerregade" becomes "Nørregade"."""
    for written_out, letter in _DANISH_SPELLINGS:
        text = text.replace(written_out, letter).replace(written_out.title(), letter.upper())
    return text


def _without_marks(text: str) -> str:
    """Without accents; an apostrophe vanishes instead of parting a word: "Niels' Gård"."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parted if not unicodedata.combining(c) and c not in "'’`´")
