"""The small words of Danish, English and German, which say nothing about what somebody looks for."""

from collections.abc import Sequence
from functools import cache

from finder.language.lexicon import DATA


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """Map each language code (da, en, de) to its small words."""
    words: dict[str, set[str]] = {}
    language = "da"
    for line in (DATA / "stopwords.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = line.strip("[] ")
        words.setdefault(language, set()).update(line.split() if not line.startswith("[") else ())
    return {language: frozenset(found) for language, found in words.items()}


@cache
def all_stop_words() -> frozenset[str]:
    return frozenset().union(*stop_words().values())


def guess_languages(words: Sequence[str]) -> frozenset[str]:
    """Return the languages a text may be in: those with at least half as many small words as the likeliest one.

    Words that two languages share count for both, so "Skat" alone may be Danish or German, and nothing is ruled out.
    """
    counts = {language: sum(word in small for word in words) for language, small in stop_words().items()}
    enough = max(counts.values()) / 2
    return frozenset(language for language, count in counts.items() if count >= enough)
