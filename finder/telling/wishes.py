"""What was read from the person's words, explained for one result: which of it is met, and what is missing."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from activities.presentation import sentences
from activities.vocabularies import Category
from finder.answer import MatchItem
from finder.labels import inside_sentence, labels_of
from finder.telling.kinds import KIND_SENTENCES
from finder.wishes import Met, Wish

MOST_DAYS_NAMED = 3
Explained = Callable[[list[str], dict[str, Any], bool], str]


FACTS_OF = {
    "own_group": ("audiences",),
    "category": ("category",),
    "unwanted": ("category",),
    "age": ("min_age", "max_age"),
}
"""What of a card a wish is told with."""


SAID_IN_WORDS = frozenset({"category", "situation"})
WHERE_UNMET = {"situation": "unknown"}
"""Where nobody wrote of it, nobody knows."""


class WishTeller:
    """Tells results which of one question's wishes they meet, where their own facts do not already say so.

    That is place, kind, time and age.
    """

    def __init__(self, wishes: Iterable[Wish]) -> None:
        """Knows which wishes there is something to say of, and with which `facts` of a card."""
        self._told: list[tuple[Wish, int, str, list[str], Explained]] = []
        self.facts: tuple[str, ...] = ()
        for bit, wish in enumerate(wishes):
            kind, _colon, codes = wish.key.partition(":")
            if kind in _EXPLAINED:
                self._told.append((wish, bit, kind, codes.split(","), _EXPLAINED[kind]))
                self.facts += FACTS_OF.get(kind, ())

    def __call__(self, met: Met, card: dict[str, Any]) -> Iterator[tuple[str, MatchItem]]:
        """Its kind, and that nobody wrote of it, go unsaid where the person's own words have been told: they say more."""
        for wish, bit, kind, codes, explained in self._told:
            is_met = not met.unmet >> bit & 1
            if kind in SAID_IN_WORDS and (met.about | (met.mentions if kind == "situation" else 0)) & wish.or_about:
                continue
            if text := explained(codes, card, is_met):
                yield ("fits" if is_met else WHERE_UNMET.get(kind, "misfits")), MatchItem(kind, text)


def _place(codes: list[str], _card: dict[str, Any], is_met: bool) -> str:
    said = _("Det er tæt på %(place)s.") if is_met else _("Det er ikke tæt på %(place)s.")
    return said % {"place": codes[0]}


def _elsewhere(codes: list[str], _card: dict[str, Any], is_met: bool) -> str:
    return "" if is_met else _("Det er i %(place)s.") % {"place": codes[0]}


def _situation(words: list[str], _card: dict[str, Any], is_met: bool) -> str:
    said = _("det kan have noget med ”%(words)s” at gøre.") if is_met else _("det har noget med ”%(words)s” at gøre.")
    return said % {"words": ",".join(words)}


def _own_group(_codes: list[str], card: dict[str, Any], is_met: bool) -> str:
    named = next((said for code, said in sentences.OWN_GROUP_SENTENCES.items() if code in card["audiences"]), "")
    return "" if is_met else str(named)


def _category(codes: list[str], card: dict[str, Any], is_met: bool) -> str:
    if is_met:
        return str(KIND_SENTENCES[card["category"]])
    labels = labels_of(Category)
    # "Giv en hånd: frivilligt arbejde" is a call on a button; inside a sentence only the thing itself can stand.
    wanted = _(" eller ").join(inside_sentence(labels[code].rpartition(": ")[2]) for code in codes)
    return _("Det er ikke %(category)s.") % {"category": wanted}


def _unwanted(_codes: list[str], card: dict[str, Any], is_met: bool) -> str:
    return "" if is_met else str(KIND_SENTENCES[card["category"]])


def _time(codes: list[str], _card: dict[str, Any], is_met: bool) -> str:
    if len(codes) > MOST_DAYS_NAMED:
        return "" if is_met else _("Det er på et andet tidspunkt.")
    when = _(" eller ").join(str(sentences.ON_DAYS[code]) for code in codes)
    return (_("Det er %(when)s.") if is_met else _("Det er ikke %(when)s.")) % {"when": when}


def _age(codes: list[str], card: dict[str, Any], is_met: bool) -> str:
    youngest, oldest = card["min_age"], card["max_age"]
    if youngest is None and oldest is None:
        return ""
    if is_met:
        return _("Alderen passer.")
    if oldest is None or (youngest is not None and int(codes[0]) < youngest):
        return _("Det er fra %(age)d år.") % {"age": youngest}
    return _("Det er for folk op til %(age)d år.") % {"age": oldest}


_EXPLAINED: dict[str, Explained] = {
    "place": _place,
    "elsewhere": _elsewhere,
    "own_group": _own_group,
    "situation": _situation,
    "category": _category,
    "unwanted": _unwanted,
    "weekday": _time,
    "time_of_day": _time,
    "age": _age,
}
