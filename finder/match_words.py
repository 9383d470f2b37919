"""What the words found, explained for one result: what it is about, and what nobody wrote of it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from finder import codes
from finder.answer import MatchItem
from finder.kind_sentences import KIND_SENTENCES
from finder.plan import Words

MOST_SAID = 3
MOST_MISSING = 2


class Met(NamedTuple):
    """What one result meets of a question's words, as bits: see `finder.engine.Hit`."""

    unmet: int
    about: int
    mentions: int

    def wishes(self, words: Words) -> Mapping[str, bool]:
        """Each wish by its key (`weekday:MO,TU`), and whether it is met."""
        return {wish.key: not self.unmet >> bit & 1 for bit, wish in enumerate(words.wishes)}


NOTHING_MET = Met(0, 0, 0)


def of_words(card: dict[str, Any]) -> tuple[object, ...]:
    """The facts of a result that its words and wishes are told with."""
    return card["category"], card["min_age"], card["max_age"]


def explain_words(words: Words, met: Met, card: dict[str, Any]) -> Iterator[tuple[str, MatchItem]]:
    """What a result is about of what was said; and where it has none of the words, that nobody wrote of them."""
    about, mentioned = _said(words, met.about, card), _said(words, met.mentions, card)
    if about:
        yield "fits", MatchItem("words", _("Det handler om %(words)s.") % {"words": _listed(about, _(" og "))})
    lacks_words = bool(met.unmet >> len(words.wishes) & 1)
    if mentioned:
        said = _("Det har noget med %(words)s at gøre.") % {"words": _listed(mentioned, _(" og "))}
        yield "partly" if lacks_words else "fits", MatchItem("words", said)
    if lacks_words and not mentioned:
        missing = [_("”%(words)s”") % {"words": one.said} for one in words.told[: words.asked_words]][:MOST_MISSING]
        yield "unknown", MatchItem("words", _("det handler om %(words)s.") % {"words": _listed(missing, _(" eller "))})
    if not about and codes.number_of("category", card["category"]) in words.kinds:
        yield "fits", MatchItem("category", str(KIND_SENTENCES[card["category"]]))


def _said(words: Words, mask: int, card: dict[str, Any]) -> list[str]:
    """The person's words that a mask names; whom it is for is told better by the result itself."""
    told = (one for bit, one in enumerate(words.told) if mask >> bit & 1)
    return [_("”%(words)s”") % {"words": one.said} for one in told if one.audience not in card["audiences"]][:MOST_SAID]


def _listed(said: list[str], last: str) -> str:
    """Some words as a sentence lists them."""
    return last.join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
