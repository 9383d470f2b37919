"""Words spelled almost right: asked only where a word as it stands was found nowhere."""

import re
from collections.abc import Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from finder.language.words import fold

MOST_SUGGESTIONS = 5
MOST_COMPARED = 200_000
SHORTEST_CORRECTED = 4
LENGTH_FOR_TWO_ERRORS = 8

ENDING = re.compile(r"(?<=......)(?:ninger|ningen|ning|inger|ingen|ing|erne|ene|er|en|et|e)$")
"""What a stem has lost and a misspelt word may have kept: "gældsrådgivining"."""

SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"aa|oe|ae", "o"), (r"ph", "f"), (r"th", "t"), (r"ch", "k"), (r"ck", "k"), (r"qu", "kv"), (r"x", "ks"),
        (r"z", "s"), (r"w", "v"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"h(?=[vj])", ""), (r"(?<=[lnr])d(?=$|[^r])", ""),
        (r"[ej][gj](?=[^aeiouy]|$)", "aj"), (r"(?<=[a-z])[gj](?=n)", ""), (r"[bp](?=[^aeiouy]|$)", "p"), (r"g(?=$)", ""),
        (r"[eiy]", "e"), (r"[ou]", "o"), (r"(.)\1+", r"\1"), (r"(?<=..)e(r|n|t|s)?$", ""),
    )
)  # fmt: skip
"""How words that sound alike in Danish come to look alike, in this order."""


def loose_key(word: str) -> str:
    """Return how a word sounds, roughly: "svømmning" and "svømning" share it, so do "jætte" and "gette" nearly."""
    key = fold(word)
    for pattern, sound in SOUNDS:
        key = pattern.sub(sound, key)
    return key


def suggest_spellings(word: str, vocabulary: Collection[str]) -> list[str]:
    """Return words of the vocabulary that may be meant, the likeliest first, at most five; none when it holds the word.

    A word may differ in one letter (or two swapped), from eight letters in two; the first letters agree or sound alike.
    Time grows with the vocabulary alone, of which at most `MOST_COMPARED` words are compared.
    """
    plain = fold(word)
    if len(plain) < SHORTEST_CORRECTED or plain in vocabulary:
        return []
    words = _bounded(vocabulary)
    without_ending = ENDING.sub("", plain)
    return _like(plain, words) or (_like(without_ending, words) if without_ending != plain else [])


def is_one_letter_off(one: str, other: str) -> bool:
    """Say whether one letter, or two swapped, tell two words apart."""
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _like(plain: str, words: list[str]) -> list[str]:
    near = process.extract(
        plain,
        words,
        scorer=DamerauLevenshtein.distance,
        score_cutoff=2 if len(plain) >= LENGTH_FOR_TWO_ERRORS else 1,
        limit=4 * MOST_SUGGESTIONS,
    )
    key = loose_key(plain)
    ranked = sorted((_rank(plain, key, candidate, distance), candidate) for candidate, distance, _position in near)
    return [candidate for (is_far, *_rest), candidate in ranked if not is_far][:MOST_SUGGESTIONS]


def _rank(plain: str, key: str, candidate: str, distance: float) -> tuple[bool, bool, float, int]:
    """Order candidates: those that sound the same, then the fewest errors, then the nearest length."""
    sounds_alike = loose_key(candidate) == key
    is_far = not sounds_alike and (candidate[:1] != plain[:1] or len(candidate) < SHORTEST_CORRECTED)
    return is_far, not sounds_alike, distance, abs(len(candidate) - len(plain))


def _bounded(vocabulary: Iterable[str]) -> list[str]:
    words = vocabulary if isinstance(vocabulary, list) else list(vocabulary)
    return words[:MOST_COMPARED]
