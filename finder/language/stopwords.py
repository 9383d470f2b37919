"""The small words of Danish, English and German, which say nothing about what somebody looks for."""

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


def guess_languages(words: list[str]) -> frozenset[str]:
    """Return the languages whose small words occur most; all three when nothing tells them apart."""
    counts = {language: sum(word in small for word in words) for language, small in stop_words().items()}
    most = max(counts.values())
    return frozenset(language for language, count in counts.items() if count == most)
