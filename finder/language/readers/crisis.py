"""Whether somebody needs a person on the telephone before anything else: "jeg vil ikke leve mere", "min kæreste slår mig"."""

from finder.language.finding import Finding
from finder.language.phrases import Matches, phrase_tables

BOOK = "crises"


def read_crises(phrases: Matches) -> list[Finding]:
    """Return a finding for each crisis told: no chip, no filter, and nothing anybody can turn off."""
    return [Finding("crisis", match.code, match.start, match.end, is_stated=False) for match in phrases]


def crisis_words() -> dict[str, str]:
    """Return for each crisis the words of what may help: those that say it outright, a bar, and signs of it."""
    return {code: table["words"] for code, table in phrase_tables(BOOK).items()}
