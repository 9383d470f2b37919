"""Brings the forms of a Danish word together: Snowball, a list of exceptions, and verbal nouns with their verb."""

import re
from functools import cache, lru_cache

import snowballstemmer

from finder.language.lexicon import DATA, commonness
from finder.language.words import fold

VERBAL_ENDINGS = ("ning", "ing")
SHORTEST_VERB = 3
ABSTRACT_NOUN = re.compile(r"(\w{2,}else)(?:r|n|t|s|rs|ns|ts|rne|rnes)?")
"""Nouns such as "værelse", of which Snowball leaves too little ("vær")."""

_snowball = snowballstemmer.stemmer("danish")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the ASCII stem of a lower-case Danish word: "svømning", "svømmer" and "svoemme" share one."""
    exception = exceptions().get(word)
    if exception is not None:
        return fold(exception)
    if abstract := ABSTRACT_NOUN.fullmatch(word):
        return fold(abstract[1])
    return fold(str(_snowball.stemWord(_verb_of(word) or word)))


def _verb_of(word: str) -> str | None:
    """Return the known infinitive behind a verbal noun: "strikning" comes from "strikke"; None when there is none."""
    base = _without_inflection(word)
    for ending in VERBAL_ENDINGS:
        root = base.removesuffix(ending)
        if root != base and len(root) >= SHORTEST_VERB - 1:
            for infinitive in (root + "e", root + root[-1] + "e"):
                if infinitive in commonness() and infinitive not in exceptions():
                    return infinitive
    return None


def _without_inflection(word: str) -> str:
    for inflection in ("ernes", "erne", "ens", "ers", "en", "er", "s"):
        if word.endswith("ing" + inflection):
            return word.removesuffix(inflection)
    return word


@cache
def exceptions() -> dict[str, str]:
    """Map a form to its stem, from lines such as "mand: mand mænd mænds"; a form alone on its line is its own stem."""
    stems: dict[str, str] = {}
    for line in (DATA / "stem_exceptions.txt").read_text(encoding="utf-8").splitlines():
        head, _, forms = line.partition("#")[0].partition(":")
        for form in {head.strip(), *forms.split()} - {""}:
            stems[form] = head.strip()
    return stems
