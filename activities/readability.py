"""How easy a Danish text is to read: LIX, the readability index of Björnsson (1968)."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$)|\n+")
LONG_WORD = 7
EASY, MODERATE = 35, 45
FEWEST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Readability:
    """The index and what it means; `level` is easy, moderate or hard."""

    lix: int
    level: str

    @property
    def words(self) -> str:
        """What we say to somebody who writes."""
        return {
            "easy": _("Let at læse."),
            "moderate": _("Lidt svær at læse. Prøv kortere sætninger."),
            "hard": _("Svær at læse. Prøv kortere sætninger og korte ord."),
        }[self.level]


def lix(text: str) -> int:
    """Words per sentence plus the percentage of words longer than six letters; 0 for a text without words."""
    words = WORD.findall(text)
    if not words:
        return 0
    sentences = [part for part in SENTENCE_END.split(text) if WORD.search(part)]
    long = sum(len(word) >= LONG_WORD for word in words)
    return round(len(words) / len(sentences) + 100 * long / len(words))


def readability(text: str) -> Readability | None:
    """What to say of a text; None while it is too short to say anything."""
    if len(WORD.findall(text)) < FEWEST_WORDS:
        return None
    found = lix(text)
    return Readability(found, "easy" if found <= EASY else "moderate" if found <= MODERATE else "hard")
