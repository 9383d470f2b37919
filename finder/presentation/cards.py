"""A result as an invitation: when, what, who and where, and honestly how it fits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from activities.presentation import amounts, moments
from activities.presentation.accessibility import welcome_words
from activities.presentation.pictures import Picture, picture_of, pin_shape
from finder.answer import MatchItem, Result
from finder.cards import value_of

GRADES = (("met_at_door", 3), ("buddy_first_visit", 3), ("come_alone", 2), ("start_any_time", 1))
MOST_REASONS = 3
MOST_QUESTIONS = 3
WITH_OWN_QUESTION = frozenset({"price", "language"})


@dataclass(frozen=True, slots=True)
class Card:
    """One result, in words. `number` is its place in the list, the same on the map's pin."""

    number: int
    id: str
    url: str
    title: str
    summary: str
    who: str
    away: str
    when: str
    picture: Picture
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


def cards_of(results: Iterable[Result], *, first_number: int, now: datetime) -> list[Card]:
    """The results of a page, numbered on from the pages before."""
    prefix = _language_prefix(translation.get_language() or "da")
    return [_card(one, number, prefix, now) for number, one in enumerate(results, start=first_number)]


def _card(result: Result, number: int, prefix: str, now: datetime) -> Card:
    facts, match = result.card, result.match
    grade = _grade(facts)
    contact = facts["contact"]
    return Card(
        number=number,
        id=result.id,
        url=prefix + facts["url"],
        title=facts["title"],
        summary=facts["summary"],
        who=_who(facts),
        away=_away(result),
        when=moments.when_words(result.next_starts_at, now=now) if result.next_starts_at else "",
        picture=picture_of(facts["category"], facts["organisation"]["id"]),
        shape=pin_shape(facts["category"]),
        fits=reasons(match.fits),
        partly=sentences(match.partly),
        unknown=open_questions(match.unknown),
        misfits=sentences(match.misfits),
        grade=grade,
        welcome=welcome_words(grade),
        price=_price(facts["price"]),
        confirmed=_confirmed(facts["confirmed_at"], is_stale=result.asks_first, now=now),
        is_stale=result.asks_first,
        is_full=facts["capacity_status"] == "full",
        phone=contact["phone"],
        dial=amounts.dial_number(contact["phone"]),
    )


def card_words() -> dict[str, str]:
    """The words that open each line of a card, looked up once per page."""
    return {
        "fits": _("Passer, fordi"),
        "partly": _("Delvist:"),
        "unknown": _("Ved ikke,"),
        "misfits": _("Passer ikke:"),
        "ask": _("Ring og spørg:"),
        "full": _("Alt er optaget"),
        "save": _("Gem"),
    }


def reasons(items: Sequence[MatchItem]) -> str:
    """Completes "Passer, fordi ...": the first sentence goes on from there, the others stand for themselves."""
    said = " ".join(item.text for item in items[:MOST_REASONS])
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def sentences(items: Sequence[MatchItem]) -> str:
    """Whole sentences, one after another."""
    return " ".join(item.text for item in items[:MOST_REASONS])


def open_questions(items: Sequence[MatchItem]) -> str:
    """Completes "Ved ikke, ...": "om der er teleslynge, og om der er trin på vejen ind"."""
    asked = [_open_question(item) for item in items[:MOST_QUESTIONS]]
    if len(items) > MOST_QUESTIONS:
        asked.append(_("%(more)d ting mere") % {"more": len(items) - MOST_QUESTIONS})
    if len(asked) < 2:
        return "".join(f"{one}." for one in asked)
    return _("%(first)s og %(last)s.") % {"first": ", ".join(asked[:-1]), "last": asked[-1]}


def _open_question(item: MatchItem) -> str:
    text = item.text.removesuffix(".")
    return text if item.feature in WITH_OWN_QUESTION else _("om %(text)s") % {"text": text}


def _grade(facts: dict[str, Any]) -> int:
    return next((grade for code, grade in GRADES if value_of(facts, code) == "yes"), 0)


def _who(facts: dict[str, Any]) -> str:
    """The organisation, and the venue where its name says more."""
    organisation: str = facts["organisation"]["name"]
    place = facts["place"]
    if place is None:
        return organisation
    where = place["name"] or place["street_address"]
    parts = [organisation] if not where or where in organisation else [organisation, where]
    return " · ".join([*parts, place["town"]] if place["town"] and place["town"] not in parts[-1] else parts)


def _away(result: Result) -> str:
    if result.card["place"] is None:
        return _("Hjemmefra, på nettet")
    return amounts.distance_words(result.distance_m)


def _price(price: dict[str, Any]) -> str:
    return amounts.price_words(price["dkk"], price["unit"] or "", price["note"])


def _confirmed(text: str | None, *, is_stale: bool, now: datetime) -> str:
    confirmed_at = _moment(text) if text else None
    return moments.confirmed_words(confirmed_at, is_stale=is_stale, now=now)


@lru_cache(maxsize=4096)
def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _language_prefix(language: str) -> str:
    return "" if language == "da" else f"/{language}"
