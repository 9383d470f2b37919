"""What people tell of their lives: no statement about them, but a hint of what to look up ("jeg kan ikke sove")."""

from finder.language.finding import Finding
from finder.language.phrases import Matches, phrase_tables

BOOK = "situations"
NONE = "none"


def read_situations(phrases: Matches, categories: list[Finding]) -> list[Finding]:
    """Return a finding for each situation told. A single word that names a kind of activity is what they want to do."""
    kinds = {position for one in categories for position in range(one.start, one.end)}
    meant = (match for match in phrases if match.code != NONE)
    told = (match for match in meant if match.end - match.start > 1 or match.start not in kinds)
    return [Finding("situation", match.code, match.start, match.end) for match in told]


def goes_with_all(code: str) -> bool:
    """Say whether a situation is one that people are in whatever else they tell."""
    return bool(phrase_tables(BOOK)[code].get("goes_with_all"))


def situation_features(code: str) -> tuple[str, ...]:
    """Return the features that help in a situation: who has no car is glad to be fetched."""
    return tuple(phrase_tables(BOOK)[code].get("features", ()))


def situation_audiences(code: str) -> tuple[str, ...]:
    """Return those whose activities go well with a situation: where single parents come, children are expected."""
    return tuple(phrase_tables(BOOK)[code].get("audiences", ()))


def situation_words() -> dict[str, str]:
    """Return for each situation the words of activities for it: those that say it outright, a bar, and signs of it."""
    return {code: table["words"] for code, table in phrase_tables(BOOK).items() if code != NONE}
