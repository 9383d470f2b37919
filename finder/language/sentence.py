"""A text as readers meet it: its words in folded letters, and where clauses and sentences end."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import cached_property  # which takes no lock

from finder.language.stopwords import guess_languages
from finder.language.words import Word, normalise, split_words, without_joiners, word_set

MOST_WORDS = 200
LONGEST_READ = 2_000

CLAUSE_END = re.compile(r"[.,;:!?()\n–—]")
SENTENCE_END = re.compile(r"[.;!?\n]")
ABBREVIATIONS = word_set("kl ca nr tlf f eks fx bl dvs st max min pr evt inkl dr sct skt hr fr z b")
CLAUSE_OPENERS = word_set("men but aber sondern however dog")


@dataclass(frozen=True)
class Sentence:
    """The normalised text and its words; `forms` are the words folded to ASCII without hyphens and apostrophes."""

    text: str
    words: tuple[Word, ...]
    forms: tuple[str, ...]
    languages: frozenset[str]

    @cached_property
    def form_set(self) -> frozenset[str]:
        return frozenset(self.forms)

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """The number of the clause each word stands in; "men" opens a clause as a comma does."""
        return self._numbered(CLAUSE_END, openers=CLAUSE_OPENERS)

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        return self._numbered(SENTENCE_END, openers=frozenset())

    def end_of_sentence(self, position: int) -> int:
        """Return the number of the first word after the sentence that the word at `position` stands in."""
        if position >= len(self.words):
            return len(self.words)
        here = self.sentences[position]
        return next((i for i in range(position, len(self.words)) if self.sentences[i] != here), len(self.words))

    def is_capital(self, position: int) -> bool:
        return self.text[self.words[position].start].isupper()

    def form(self, position: int) -> str:
        """Return the folded word at a position, "" outside the text."""
        return self.forms[position] if 0 <= position < len(self.forms) else ""

    def same_clause(self, one: int, other: int) -> bool:
        inside = 0 <= one < len(self.words) and 0 <= other < len(self.words)
        return inside and self.clauses[one] == self.clauses[other]

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span of characters of a non-empty range of words."""
        return self.words[start].start, self.words[end - 1].end

    def _numbered(self, ending: re.Pattern[str], *, openers: frozenset[str]) -> tuple[int, ...]:
        numbers: list[int] = []
        number = 0
        for i, word in enumerate(self.words):
            between = self.text[self.words[i - 1].end : word.start] if i else ""
            if i and self.words[i - 1].text in ABBREVIATIONS:
                between = between.replace(".", "", 1)
            number += bool(ending.search(between)) or word.text in openers
            numbers.append(number)
        return tuple(numbers)


def plain_form(word: Word) -> str:
    """Return a word folded and without hyphens, spelled as it came."""
    return without_joiners(word.folded)


def read_sentence(text: str, *, spell: Callable[[Word], str] = plain_form) -> Sentence:
    """Return the beginning of a text, at most 2,000 characters and 200 words, ready for the readers.

    `spell` gives the form in which a word of a Danish text is compared; other languages are taken as they stand.
    """
    normal = normalise(text[:LONGEST_READ])
    words = tuple(split_words(normal, limit=MOST_WORDS))
    spoken = guess_languages([word.text for word in words])
    return Sentence(normal, words, tuple(map(spell if "da" in spoken else plain_form, words)), spoken)
