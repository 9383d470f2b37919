"""What was read from the person's words, explained for one result: which of it is met, and what is missing."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from activities.presentation import sentences
from activities.vocabularies import Category
from finder.answer import MatchItem
from finder.kind_sentences import KIND_SENTENCES
from finder.labels import inside_sentence, labels_of

MOST_DAYS_NAMED = 3


def explain_wishes(
    said: Mapping[str, bool], card: dict[str, Any], *, is_told: bool = False
) -> Iterator[tuple[str, MatchItem]]:
    """Wishes that the facts of a result do not already explain: place, kind, time and age.

    `is_told`: what it is about has been told in the person's own words, which say more than its kind.
    """
    for key, is_met in said.items():
        kind, _colon, codes = key.partition(":")
        explained = None if kind == "category" and is_met and is_told else _EXPLAINED.get(kind)
        if explained is not None and (text := explained(codes.split(","), card, is_met)):
            yield ("fits" if is_met else "misfits"), MatchItem(kind, text)


def _place(codes: list[str], _card: dict[str, Any], is_met: bool) -> str:
    said = _("Det er tæt på %(place)s.") if is_met else _("Det er ikke tæt på %(place)s.")
    return said % {"place": codes[0]}


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


def _age(_codes: list[str], card: dict[str, Any], is_met: bool) -> str:
    youngest, oldest = card["min_age"], card["max_age"]
    if is_met or (youngest is None and oldest is None):
        return ""
    if oldest is None:
        return _("Det er fra %(age)d år.") % {"age": youngest}
    return _("Det er for folk op til %(age)d år.") % {"age": oldest}


_EXPLAINED = {
    "place": _place,
    "category": _category,
    "unwanted": _unwanted,
    "weekday": _time,
    "time_of_day": _time,
    "age": _age,
}
