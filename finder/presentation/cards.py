"""A result as an invitation: when, what, who and where, and honestly how it fits."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.presentation import amounts, moments
from activities.presentation.accessibility import welcome_words
from activities.presentation.languages import once_per_language
from activities.presentation.listing import listed
from activities.presentation.pictures import picture_of, pin_shape
from activities.recurrence import COPENHAGEN
from finder.answer import Match, MatchItem, Result
from finder.cards import value_of

GRADES = (("met_at_door", 3), ("buddy_first_visit", 3), ("come_alone", 2), ("start_any_time", 1))
MOST_REASONS = 4
MOST_QUESTIONS = 3
WITH_OWN_QUESTION = frozenset({"price", "language"})
# After "fordi" Danish says its small words before the verb: "Du behøver ikke læse" goes on as "du ikke behøver læse".
SMALL_WORD = re.compile(r"^(\w+ )(\w+ )((?:også|ikke) )")


class Fit(NamedTuple):
    """How a result fits what was asked, in words; empty where there is nothing to say."""

    fits: str
    partly: str
    unknown: str
    misfits: str


class Lines(NamedTuple):
    """Which lines a card has, and the marks on them: all that it differs in beside its words."""

    away: bool
    summary: bool
    is_full: bool
    fits: bool
    partly: bool
    unknown: bool
    misfits: bool
    phone: bool
    is_stale: bool
    grade: int


class Card(NamedTuple):
    """One result, in words. `number` is its place in the list, the same on the map's pin."""

    number: int
    id: str
    url: str
    title: str
    summary: str
    who: str
    away: str
    when: str
    category: str
    tint: int
    scene: int
    shape: str
    fits: str
    partly: str
    unknown: str
    misfits: str
    grade: int
    welcome: str
    price: str
    confirmed: str
    is_stale: bool
    is_full: bool
    phone: str
    dial: str

    @property
    def has_reasons(self) -> bool:
        """Whether this question had anything to say about it."""
        return bool(self.fits or self.partly or self.unknown or self.misfits)

    @property
    def lines(self) -> Lines:
        """The lines that there is something to say on."""
        return Lines(
            bool(self.away),
            bool(self.summary),
            self.is_full,
            bool(self.fits),
            bool(self.partly),
            bool(self.unknown),
            bool(self.misfits),
            bool(self.phone),
            self.is_stale,
            self.grade,
        )

    @property
    def fillings(self) -> dict[str, Any]:
        """Its words by the names of the holes they fill."""
        return dict(zip(self._fields, self, strict=True))


def cards_of(results: Iterable[Result], *, first_number: int, now: datetime) -> list[Card]:
    """The results of a page, numbered on from the pages before."""
    language = translation.get_language() or "da"
    today = now.astimezone(COPENHAGEN).date()
    said: dict[int, Fit] = {}  # results that are explained by one and the same match are told so once
    cards = []
    for number, one in enumerate(results, start=first_number):
        fit = said.get(id(one.match)) or said.setdefault(id(one.match), fit_words(one.match))
        cards.append(_card(one, fit, number, language, today))
    return cards


def fit_words(match: Match) -> Fit:
    """What a match says, in the sentences of a card."""
    return Fit(reasons(match.fits), sentences(match.partly), open_questions(match.unknown), sentences(match.misfits))


def _card(result: Result, fit: Fit, number: int, language: str, today: date) -> Card:
    facts, price = result.card, result.card["price"]
    category, tint, scene = picture_of(facts["category"], facts["organisation"]["id"])
    grade = _grade(facts)
    return Card(
        number=number,
        id=result.id,
        url=_language_prefix(language) + facts["url"],
        title=facts["title"],
        summary=facts["summary"],
        who=_who(facts),
        away=_away(result, language),
        when=_when(result.next_starts_at, today, language) if result.next_starts_at else "",
        category=category,
        tint=tint,
        scene=scene,
        shape=pin_shape(category),
        fits=fit.fits,
        partly=fit.partly,
        unknown=fit.unknown,
        misfits=fit.misfits,
        grade=grade,
        welcome=_welcome(grade, language),
        price=_price(price["dkk"], price["unit"], price["note"], language),
        confirmed=_confirmed(facts["confirmed_on"], facts.get("from_list", False), result.asks_first, today, language),
        is_stale=result.asks_first,
        is_full=facts["capacity_status"] == "full",
        phone=facts["phone"],
        dial=amounts.dial_number(facts["phone"]),
    )


def reasons(items: Sequence[MatchItem]) -> str:
    """Completes "Passer, fordi ...": the first sentence goes on from there, the others stand for themselves."""
    said = " ".join(item.text for item in items[:MOST_REASONS])
    return said if said[1:2].isupper() else SMALL_WORD.sub(r"\1\3\2", said[:1].lower() + said[1:])


def sentences(items: Sequence[MatchItem]) -> str:
    """Whole sentences, one after another."""
    return " ".join(item.text for item in items[:MOST_REASONS])


def open_questions(items: Sequence[MatchItem]) -> str:
    """Completes "Ved ikke, ...": "om der er teleslynge, og om der er trin på vejen ind"."""
    return _open_questions(tuple(items)) if items else ""


@once_per_language
def _open_questions(items: tuple[MatchItem, ...]) -> str:
    asked = [_open_question(item) for item in items[:MOST_QUESTIONS]]
    if len(items) > MOST_QUESTIONS:
        asked.append(_things_more(len(items) - MOST_QUESTIONS))
    return f"{listed(asked)}."


def _things_more(count: int) -> str:
    return ngettext("%(more)d ting mere", "%(more)d ting mere", count) % {"more": count}


def _open_question(item: MatchItem) -> str:
    text = item.text.removesuffix(".")
    return text if item.feature in WITH_OWN_QUESTION else _("om %(text)s") % {"text": text}


def _grade(facts: dict[str, Any]) -> int:
    for code, grade in GRADES:
        if value_of(facts, code) == "yes":
            return grade
    return 0


def _who(facts: dict[str, Any]) -> str:
    """The organisation, and the venue where its name says more."""
    organisation: str = facts["organisation"]["name"]
    place = facts["place"]
    if place is None:
        return organisation
    where = place["name"] or place["street_address"]
    parts = [organisation] if not where or where in organisation else [organisation, where]
    return " · ".join([*parts, place["town"]] if place["town"] and place["town"] not in parts[-1] else parts)


# The same words come again and again on a page of twenty. Each is worked out once per language, which is asked for once a page.


def _away(result: Result, language: str) -> str:
    if result.card["place"] is None:
        return _at_home(language)
    return "" if result.distance_m is None else _distance(amounts.rounded_distance(result.distance_m), language)


@lru_cache(maxsize=16)
def _at_home(_language: str) -> str:
    return _("Hjemmefra, på nettet")


@lru_cache(maxsize=4096)
def _distance(metres: int, _language: str) -> str:
    return amounts.rounded_distance_words(metres, "")


@lru_cache(maxsize=4096)
def _when(starts_at: datetime, today: date, _language: str) -> str:
    return moments.when_words(starts_at, now=_noon(today))


@lru_cache(maxsize=16)
def _welcome(grade: int, _language: str) -> str:
    return welcome_words(grade)


@lru_cache(maxsize=4096)
def _price(dkk: float | None, unit: str | None, note: str, _language: str) -> str:
    return amounts.marked_price(dkk, unit or "", note)


@lru_cache(maxsize=4096)
def _confirmed(text: str | None, is_from_list: bool, is_stale: bool, today: date, _language: str) -> str:
    confirmed_at = _noon(date.fromisoformat(text)) if text else None
    return moments.confirmed_words(confirmed_at, is_from_list=is_from_list, is_stale=is_stale, now=_noon(today))


def _noon(day: date) -> datetime:
    """Words about days depend on the day alone."""
    return datetime.combine(day, time(12), tzinfo=COPENHAGEN)


def _language_prefix(language: str) -> str:
    return "" if language == "da" else f"/{language}"
