"""Words that mean the same: between everyday Danish words, and from English and German into Danish."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import snowballstemmer
from django.utils.functional import cached_property  # which takes no lock

from finder.language.lexicon import DATA
from finder.language.words import fold, without_joiners, word_set

GERMAN_LINKS = ("", "s", "n", "en", "er", "e", "es")
SHORTEST_GERMAN_PART = 3
LONGEST_GERMAN_COMPOUND = 30
GENERAL_GERMAN_HEADS = word_set(
    "gruppe verein kurs treff treffen club klub kreis runde stunde stunden abend nachmittag vormittag morgen tag tage"
    " angebot veranstaltung netzwerk verband gemeinschaft"
)
"""What says of a German compound only that one meets, or when: a "Häkelabend" is about crochet."""

_foreign_stemmers = {"en": snowballstemmer.stemmer("english"), "de": snowballstemmer.stemmer("german")}


@dataclass(slots=True)
class Meaning:
    """Danish tokens that mean the same, and tokens that are only related."""

    same: tuple[str, ...]
    related: tuple[str, ...]


@dataclass
class Synonyms:
    """All meanings, reached from a Danish token or from an English or German stem."""

    danish: dict[str, list[Meaning]] = field(default_factory=dict)
    foreign: dict[str, dict[str, list[Meaning]]] = field(default_factory=lambda: {"en": {}, "de": {}})

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every token and stem that something is known of."""
        return frozenset(self.danish).union(*self.foreign.values())

    def of_token(self, token: str) -> Iterator[list[Meaning]]:
        """Return what a token or stem means in each of the languages."""
        yield self.of_danish(token)
        yield from (stems.get(token, []) for stems in self.foreign.values())

    def of_danish(self, token: str) -> list[Meaning]:
        return self.danish.get(token, [])

    def of_foreign(self, word: str, language: str) -> list[Meaning]:
        return self.foreign[language].get(foreign_stem(word, language), [])

    def of_german_parts(self, word: str) -> tuple[list[Meaning], ...]:
        """Return what each telling part of a German compound means: two parts, or one in front of a general head.

        A word is no compound unless both of its parts are known: a part alone is too often a chance string.
        """
        plain = without_joiners(word)
        if not plain.isalpha() or len(plain) > LONGEST_GERMAN_COMPOUND:
            return ()
        for start in range(SHORTEST_GERMAN_PART, len(plain) - SHORTEST_GERMAN_PART + 1):
            last = self.of_foreign(plain[start:], "de")
            is_general = plain[start:] in GENERAL_GERMAN_HEADS
            if (last or is_general) and (first := self._of_first_german_part(plain[:start])):
                return (first,) if is_general else (first, last)
        return ()

    def _of_first_german_part(self, part: str) -> list[Meaning]:
        """Return what the first part of a compound means, with or without the letters that link it to the next."""
        words = (part.removesuffix(link) for link in GERMAN_LINKS if part.endswith(link))
        meanings = (self.of_foreign(word, "de") for word in words if len(word) >= SHORTEST_GERMAN_PART)
        return next((found for found in meanings if found), [])


def foreign_stem(word: str, language: str) -> str:
    """Return the ASCII stem of an English or German word, without hyphens and apostrophes."""
    plain = without_joiners(word.lower().removesuffix("'s").removesuffix("’s"))
    return fold(str(_foreign_stemmers[language].stemWord(plain)))


def parse_synonyms(lines: Iterable[str], *, token_of: Callable[[str], str], into: Synonyms | None = None) -> Synonyms:
    """Read lines such as "strik, strikke > garn | en: knitting | de: stricken"; "#" begins a comment.

    A line that holds no Danish word is left out: there would be nothing to find.
    """
    synonyms = into if into is not None else Synonyms()
    for line in lines:
        danish, *foreign = line.partition("#")[0].split("|")
        same, _, related = danish.partition(">")
        meaning = Meaning(_tokens(same, token_of), _tokens(related, token_of))
        if meaning.same:
            _file(synonyms, meaning, foreign)
    return synonyms


def read_synonyms(own_file: Path | None, *, token_of: Callable[[str], str]) -> Synonyms:
    """Return our synonyms, completed by a municipality's own file when one is named and there."""
    synonyms = parse_synonyms((DATA / "synonyms.txt").read_text(encoding="utf-8").splitlines(), token_of=token_of)
    if own_file is not None and own_file.is_file():
        parse_synonyms(own_file.read_text(encoding="utf-8").splitlines(), token_of=token_of, into=synonyms)
    return synonyms


def _file(synonyms: Synonyms, meaning: Meaning, foreign: list[str]) -> None:
    for token in meaning.same:
        synonyms.danish.setdefault(token, []).append(meaning)
    for part in foreign:
        language, _, words = part.partition(":")
        stems = synonyms.foreign.get(language.strip())
        if stems is None:
            continue  # a language we do not read
        for word in _split(words):
            stems.setdefault(foreign_stem(word, language.strip()), []).append(meaning)


def _tokens(words: str, token_of: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token_of(word) for word in _split(words)))


def _split(words: str) -> list[str]:
    """Return the single words of a list; an entry of several words is left out, since words are looked up one by one."""
    return [word.strip() for word in words.split(",") if len(word.split()) == 1]
