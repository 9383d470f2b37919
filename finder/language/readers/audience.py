"""Whom a sentence says it is about: what people tell of themselves or of someone close to them."""

from finder.language.finding import Finding
from finder.language.phrases import Matches
from finder.language.readers.negation import is_denied
from finder.language.sentence import Sentence

NONE = "none"
NEVER_DENIED = frozenset({"lonely", "low_income", "outside_work", "newcomer_denmark", "new_in_town"})
"""Who does not want to be alone is lonely; these phrases carry their own "ikke"."""


def read_audiences(sentence: Sentence, phrases: Matches) -> list[Finding]:
    """Return a finding for each audience stated; one that is denied ("uden mænd") is marked so."""
    matches = [match for match in phrases if match.code != NONE]
    return [
        Finding(
            "audience",
            match.code,
            match.start,
            match.end,
            is_denied=match.code not in NEVER_DENIED and is_denied(sentence, match.start, match.end),
        )
        for match in matches
    ]
