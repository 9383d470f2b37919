"""What people tell of their lives: no statement about them, but a hint of what to look up ("jeg kan ikke sove")."""

from finder.language.finding import Finding
from finder.language.phrases import Matches, phrase_tables

BOOK = "situations"


def read_situations(phrases: Matches) -> list[Finding]:
    """Return a finding for each situation told; it is heard, never stated, so that it becomes no chip and no filter."""
    return [Finding("situation", match.code, match.start, match.end, is_stated=False) for match in phrases]


def situation_words() -> dict[str, str]:
    """Return for each situation the words of activities for it: those that say it outright, a bar, and signs of it."""
    return {code: table["words"] for code, table in phrase_tables(BOOK).items()}
