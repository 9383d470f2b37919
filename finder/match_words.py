"""What the words found, explained for one result: what it is about, and what nobody wrote of it."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from activities.presentation.sentences import AUDIENCE_SENTENCES
from finder import codes
from finder.answer import MatchItem
from finder.kind_sentences import KIND_SENTENCES
from finder.plan import Told, Words
from finder.wishes import Met

MOST_SAID = 3
MOST_MISSING = 2


class WordTeller:
    """Tells results what they are about of one question's words; what the same bits say is worked out once."""

    def __init__(self, words: Words) -> None:
        """In the language of the moment."""
        self._words = words
        self._names_audiences = any(one.audience for one in words.told)
        self._known: dict[tuple[object, ...], tuple[tuple[str, MatchItem], ...]] = {}

    def __call__(self, met: Met, card: dict[str, Any]) -> tuple[tuple[str, MatchItem], ...]:
        """What a result is about of what was said; and where it has none of the words, that nobody wrote of them."""
        words = self._words
        key = (
            met.about,
            met.mentions,
            bool(met.unmet >> len(words.wishes) & 1),
            card["category"] if words.kinds else "",
            tuple(card["audiences"]) if self._names_audiences else (),
        )
        if key not in self._known:
            self._known[key] = tuple(self._told(*key))
        return self._known[key]

    def _told(
        self, about_bits: int, mentions_bits: int, lacks_words: bool, category: str, audiences: tuple[str, ...]
    ) -> Iterator[tuple[str, MatchItem]]:
        words = self._words
        about, mentioned = self._said(about_bits), self._said(mentions_bits)
        looked_for = self._looked_for(about_bits | mentions_bits)
        guessed = [_quoted(one.said) for one in looked_for if one.said and one.audience not in audiences][:MOST_SAID]
        if about:
            yield "fits", MatchItem("words", _("Det handler om %(words)s.") % {"words": _listed(about, _(" og "))})
        if mentioned:
            said = _("Det har noget med %(words)s at gøre.") % {"words": _listed(mentioned, _(" og "))}
            yield "partly" if lacks_words else "fits", MatchItem("words", said)
        for one in looked_for:
            if one.audience in audiences:
                yield "fits", MatchItem(one.audience, str(AUDIENCE_SENTENCES[one.audience]))
        if guessed:
            said = _("Det kan have noget med %(words)s at gøre.") % {"words": _listed(guessed, _(" og "))}
            yield "fits", MatchItem("words", said)
        if lacks_words and not mentioned:
            missing = [_quoted(one.said) for one in words.told[: words.asked_words]][:MOST_MISSING]
            said = _("det handler om %(words)s.") % {"words": _listed(missing, _(" eller "))}
            yield "unknown", MatchItem("words", said)
        if not about and category and codes.number_of("category", category) in words.kinds:
            yield "fits", MatchItem("category", str(KIND_SENTENCES[category]))

    def _said(self, mask: int) -> list[str]:
        """The person's words that a mask names."""
        told = (one for bit, one in enumerate(self._words.told) if mask >> bit & 1)
        return [_quoted(one.said) for one in told if not one.is_looked_for][:MOST_SAID]

    def _looked_for(self, mask: int) -> list[Told]:
        """What a mask names of what was told of a life."""
        return [one for bit, one in enumerate(self._words.told) if one.is_looked_for and mask >> bit & 1]


def _quoted(words: str) -> str:
    return _("”%(words)s”") % {"words": words}


def _listed(said: list[str], last: str) -> str:
    """Some words as a sentence lists them."""
    return last.join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
