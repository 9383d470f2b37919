"""What keeps an activity off a client's list: one plain sentence for each limit it breaks, with both figures."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from activities.geocoding.sphere import distance_km
from activities.presentation.amounts import age_words
from activities.presentation.listing import listed
from activities.presentation.moments import dated_words
from activities.vocabularies import Booking, CapacityStatus, Gender, Language
from casework.candidates import costs_too_much, is_only_for_others
from casework.fit import DEFAULT_KM, FROM_HOME_MODES, Wanted, way_value
from casework.profile import DROP_IN, FROM_HOME
from finder.answer import Result
from finder.cards import value_of
from finder.labels import inside_sentence, labels_of
from finder.match import sentence
from finder.query import SearchQuery
from finder.search import search

TIME_LIMITS = ("weekday", "starts_after", "starts_before", "ends_before")
MOST_OF_AN_ORGANISATION = 1000
ONLY_GENDERS = {Gender.WOMEN: Gender.MEN, Gender.MEN: Gender.WOMEN}


def exclusions_of(wanted: Wanted, card: dict[str, Any], *, now: datetime) -> Iterator[str]:
    """Every limit the activity breaks, in the order people ask; nothing when it keeps them all."""
    coming = _coming(card, SearchQuery(), now=now)
    if coming is None:
        yield _("Der er ingen nye datoer, eller de er ikke bekræftet længe.")
    for rule in RULES:
        yield from rule(wanted, card)
    if coming is not None:
        yield from _time(wanted, card, coming, now=now)


def _features(wanted: Wanted, card: dict[str, Any]) -> Iterator[str]:
    for feature in wanted.limits.required_features:
        if value_of(card, feature) == "no":
            yield sentence(feature, "no")


def _ways(wanted: Wanted, card: dict[str, Any]) -> Iterator[str]:
    denied = [way for way in wanted.profile.must_ways if way_value(card, way) == "no"]
    if FROM_HOME in denied:
        yield _("Man kan ikke være med hjemmefra.")
    if DROP_IN in denied:
        yield _("Man skal henvises.") if card["booking"] == Booking.REFERRAL else _("Man skal melde sig til.")


def _distance(wanted: Wanted, card: dict[str, Any]) -> Iterator[str]:
    place, limits = card["place"], wanted.limits
    if limits.lat is None or limits.lon is None or place is None or card["online"] in FROM_HOME_MODES:
        return
    if place["lat"] is None or place["lon"] is None:
        yield _("Vi ved ikke, hvor den ligger, så vi kan ikke sige, om den er for langt væk.")
        return
    away = distance_km(limits.lat, limits.lon, place["lat"], place["lon"])
    most = wanted.profile.max_km if wanted.profile.max_km is not None else DEFAULT_KM
    if away > most:
        yield _distance_sentence(away, most, limits.point.label if limits.point else "")


def _distance_sentence(away: float, most: float, home: str) -> str:
    """To a tenth where a whole number would hide the difference."""
    places = 0 if round(away) > most else 1
    figures = {
        "km": formats.number_format(round(away, places), decimal_pos=places),
        "most": f"{most:g}".replace(".", ","),
    }
    if not home:
        return _("Den ligger %(km)s km væk, og I har sagt højst %(most)s km.") % figures
    return _("Den ligger %(km)s km fra %(home)s, og I har sagt højst %(most)s km.") % {**figures, "home": home}


def _price(wanted: Wanted, card: dict[str, Any]) -> Iterator[str]:
    amount, most = card["price"]["dkk"], wanted.profile.max_price
    if most is not None and costs_too_much(wanted, amount):
        yield _("Den koster %(amount)s kr., og I har sagt højst %(most)s kr.") % {
            "amount": _kroner(amount),
            "most": _kroner(most),
        }


def _kroner(amount: float) -> str:
    return formats.number_format(amount, decimal_pos=0 if amount == int(amount) else 2)


def _age(wanted: Wanted, card: dict[str, Any]) -> Iterator[str]:
    age, low, high = wanted.profile.age, card["min_age"], card["max_age"]
    if age is not None and ((low is not None and age < low) or (high is not None and age > high)):
        yield _("Alderen passer ikke: %(ages)s.") % {"ages": inside_sentence(age_words(low, high))}


def _gender(wanted: Wanted, card: dict[str, Any]) -> Iterator[str]:
    only = card["gender"]
    if wanted.profile.gender and only == ONLY_GENDERS.get(Gender(wanted.profile.gender)):
        yield _("Den er kun for kvinder.") if only == Gender.WOMEN else _("Den er kun for mænd.")


def _languages(wanted: Wanted, card: dict[str, Any]) -> Iterator[str]:
    spoken = card["languages"]
    if wanted.profile.languages and spoken and not set(spoken) & set(wanted.profile.languages):
        labels = labels_of(Language)
        yield _("Der bliver talt %(languages)s.") % {"languages": listed([labels[code] for code in spoken])}


def _room(wanted: Wanted, card: dict[str, Any]) -> Iterator[str]:
    if card["capacity_status"] == CapacityStatus.FULL:
        yield _("Alle pladser er optaget.")
    if is_only_for_others(wanted, card["audiences_only"]):
        yield _("Den er kun for en gruppe, I ikke har nævnt.")


def _time(wanted: Wanted, card: dict[str, Any], coming: Result, *, now: datetime) -> Iterator[str]:
    limits = SearchQuery(**{name: getattr(wanted.limits, name) for name in TIME_LIMITS})
    if coming.next_starts_at is not None and limits.asks_when and _coming(card, limits, now=now) is None:
        yield _("Næste gang er %(when)s. Det passer ikke med den tid, I har.") % {
            "when": dated_words(coming.next_starts_at, now=now)
        }


def _coming(card: dict[str, Any], question: SearchQuery, *, now: datetime) -> Result | None:
    """The activity as a search finds it, asked among its organisation's own; None where it does not."""
    own = question.with_changes(organisation=int(card["organisation"]["id"]), page_size=MOST_OF_AN_ORGANISATION)
    results = search(own, now=now, with_facets=False).results
    return next((one for one in results if one.id == card["id"]), None)


Rule = Callable[[Wanted, dict[str, Any]], Iterator[str]]
RULES: tuple[Rule, ...] = (_features, _ways, _distance, _price, _age, _gender, _languages, _room)
