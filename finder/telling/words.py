"""What the words found, explained for one result: what it is about, and what nobody wrote of it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from activities.presentation.languages import once_per_language
from activities.presentation.sentences import AUDIENCE_SENTENCES
from finder import codes
from finder.answer import MatchItem
from finder.plan import Told, Words
from finder.telling.kinds import KIND_SENTENCES
from finder.wishes import Met

Sayings = tuple[tuple[str, MatchItem], ...]
MOST_SAID = 3
MOST_MISSING = 2


class WordTeller:
    """Tells results what they are about of one question's words; what the same bits say is worked out once."""

    def __init__(self, words: Words) -> None:
        """In the language of the moment; `facts` of a card are what its words are told with."""
        self._words, self._say = words, _sentences()
        self._names_audiences = any(one.audience for one in words.told)
        self.facts = ("category",) * bool(words.kinds) + ("audiences",) * self._names_audiences
        self._known: dict[tuple[object, ...], tuple[Sayings, Sayings]] = {}

    def __call__(self, met: Met, card: dict[str, Any]) -> tuple[Sayings, Sayings]:
        """What a result is about of what was said, and where it has none of the words, that nobody wrote of them.

        Second what can only be guessed at, which known facts should stand before.
        """
        words = self._words
        key = (
            met.about,
            met.mentions,
            bool(met.unmet >> len(words.wishes) & 1),
            card["category"] if words.kinds else "",
            tuple(card["audiences"]) if self._names_audiences else (),
        )
        if key not in self._known:
            self._known[key] = (
                tuple(self._told(*key)),
                tuple(self._guessed(met.about | met.mentions, tuple(card["audiences"]))),
            )
        return self._known[key]

    def _told(
        self, about_bits: int, mentions_bits: int, lacks_words: bool, category: str, audiences: tuple[str, ...]
    ) -> Iterator[tuple[str, MatchItem]]:
        words, say = self._words, self._say
        about, mentioned = self._said(about_bits), self._said(mentions_bits)
        if about:
            yield "fits", say.item(say.about, about[:MOST_SAID], say.both)
        if mentioned:
            yield "partly" if lacks_words else "fits", say.item(say.may_be, mentioned[:MOST_SAID], say.both)
        for one in self._looked_for(about_bits | mentions_bits):
            if one.audience in audiences:
                yield "fits", MatchItem(one.audience, str(AUDIENCE_SENTENCES[one.audience]))
        if lacks_words and not mentioned:
            missing = [one.said for one in words.told[: words.asked_words]]
            yield "unknown", say.item(say.unknown_about, missing[:MOST_MISSING], say.either)
        if not about and category and codes.number_of("category", category) in words.kinds:
            yield "fits", MatchItem("category", str(KIND_SENTENCES[category]))

    def _guessed(self, bits: int, audiences: tuple[str, ...]) -> Iterator[tuple[str, MatchItem]]:
        guessed = [one.said for one in self._looked_for(bits) if one.said and one.audience not in audiences]
        if guessed:
            yield "fits", self._say.item(self._say.may_be, guessed[:MOST_SAID], self._say.both)

    def _said(self, mask: int) -> list[str]:
        """The person's words that a mask names."""
        return [one.said for bit, one in enumerate(self._words.told) if mask >> bit & 1 and not one.is_looked_for]

    def _looked_for(self, mask: int) -> list[Told]:
        """What a mask names of what was told of a life."""
        return [one for bit, one in enumerate(self._words.told) if mask >> bit & 1 and one.is_looked_for]


class Sentences(NamedTuple):
    """What is said of words, in one language."""

    about: str
    may_be: str
    unknown_about: str
    both: str
    either: str
    quoted: str

    def item(self, sentence: str, words: list[str], last: str) -> MatchItem:
        """One of the sentences with some words in quotation marks."""
        quoted = [self.quoted % {"words": one} for one in words]
        listed = last.join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)
        return MatchItem("words", sentence % {"words": listed})


@once_per_language
def _sentences() -> Sentences:
    return Sentences(
        about=_("Det handler om %(words)s."),
        may_be=_("Det kan have noget med %(words)s at gøre."),
        unknown_about=_("det handler om %(words)s."),
        both=_(" og "),
        either=_(" eller "),
        quoted=_("”%(words)s”"),
    )
