"""Help while somebody types: kinds of activity, people, needs, places and everyday phrases that begin so, or nearly so."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from activities.geocoding.gazetteer import all_places
from activities.vocabularies import Audience, Category, Need
from finder.language.lexicon import DATA
from finder.language.words import fold, normalise, split_words, without_joiners

LONGEST_PREFIX = 60
SHORTEST_LOOSE = 4
MOST_COMPARED = 5_000
MOST_LOOSE = 2_000


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to search for: `kind` is category, audience, need, phrase, place, organisation or activity.

    `code` is the vocabulary's code or an id, "" for a phrase; `weight` puts the more likely first among equals.
    """

    kind: str
    label: str
    code: str = ""
    weight: int = 0


class SuggestionIndex:
    """Suggestions filed by each place in their label where a word begins, so that a prefix is one look in a sorted list."""

    def __init__(self, suggestions: Iterable[Suggestion]) -> None:
        """Folds every label once; a later suggestion of the same kind and label is dropped."""
        unique = {(one.kind, one.label): one for one in reversed([*suggestions])}
        self.suggestions = tuple(reversed(unique.values()))
        filed = sorted(
            (start, offset, number)
            for number, one in enumerate(self.suggestions)
            for offset, start in enumerate(_beginnings(one.label))
        )
        self._starts = [start for start, _offset, _number in filed]
        self._filed = [(offset, number) for _start, offset, number in filed]

    def suggest(self, prefix: str, *, limit: int = 8) -> list[Suggestion]:
        """Return what begins so, whole labels before later words; where nothing does, what is spelled nearly so."""
        typed = _folded(prefix[:LONGEST_PREFIX])
        if not typed:
            return []
        numbers = [*self._beginning_with(typed)] or [*self._nearly_beginning_with(typed)]
        return [self.suggestions[number] for number in [*dict.fromkeys(numbers)][:limit]]

    def _beginning_with(self, typed: str) -> list[int]:
        first = bisect_left(self._starts, typed)
        after = bisect_left(self._starts, typed + "\U0010ffff", lo=first)
        return self._likeliest(self._filed[position] for position in range(first, min(after, first + MOST_COMPARED)))

    def _likeliest(self, hits: Iterable[tuple[int, int]]) -> list[int]:
        """Return the numbers of the suggestions: those hit at their first word, then the likelier, then the shorter."""
        order = sorted(
            hits, key=lambda hit: (hit[0] > 0, -self.suggestions[hit[1]].weight, len(self.suggestions[hit[1]].label))
        )
        return [number for _offset, number in order]

    def _nearly_beginning_with(self, typed: str) -> list[int]:
        """Return labels of which some word begins with the typed letters but for one.

        The first letter must agree; among very many labels the first two or three, so that it stays quick.
        """
        if len(typed) < SHORTEST_LOOSE:
            return []
        first, after = next(self._few_enough(typed), (0, 0))
        lengths = (len(typed), len(typed) + 1, len(typed) - 1)
        return self._likeliest(
            self._filed[position]
            for position in range(first, after)
            if any(
                DamerauLevenshtein.distance(typed, self._starts[position][:length], score_cutoff=1) <= 1
                for length in lengths
            )
        )

    def _few_enough(self, typed: str) -> Iterator[tuple[int, int]]:
        """Stretches of labels to compare: those that begin with as few of the typed letters as are few enough."""
        for letters in range(1, SHORTEST_LOOSE):
            first = bisect_left(self._starts, typed[:letters])
            after = bisect_left(self._starts, typed[:letters] + "\U0010ffff", lo=first)
            if after - first <= MOST_LOOSE:
                yield first, after


def own_suggestions() -> list[Suggestion]:
    """Return what the finder knows without any activity, in the active language; a caller adds associations and titles."""
    vocabularies = (("category", Category, 40), ("need", Need, 30), ("audience", Audience, 20))
    return [
        *(Suggestion(kind, str(label), str(code), weight) for kind, words, weight in vocabularies for code, label in words.choices),
        *(Suggestion("phrase", phrase, weight=25) for phrase in everyday_phrases()),
        *(Suggestion("place", place.name, place.town, 10) for place in all_places() if place.kind != "water"),
    ]  # fmt: skip


@lru_cache(maxsize=1)
def everyday_phrases() -> tuple[str, ...]:
    lines = (
        line.partition("#")[0].strip() for line in (DATA / "everyday.txt").read_text(encoding="utf-8").splitlines()
    )
    return tuple(line for line in lines if line)


def _folded(text: str) -> str:
    return " ".join(fold(without_joiners(word.text)) for word in split_words(normalise(text)))


def _beginnings(label: str) -> list[str]:
    """Return the folded label from its first word on, from its second on, and so forth."""
    words = _folded(label).split()
    return [" ".join(words[start:]) for start in range(len(words))]
