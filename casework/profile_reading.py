"""Reads a client's profile from one line of JSON; everything that is wrong with it is said in one sentence."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from activities.geocoding.gazetteer import find_place
from activities.vocabularies import AccessibilityFeature, Audience, Category, Gender, Language, Weekday
from casework.profile import DROP_IN, FROM_HOME, WAYS, Profile

HALF_AN_HOUR = 30
CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)|24[:.]00")
GENDERS = {"woman": Gender.WOMEN, "women": Gender.WOMEN, "man": Gender.MEN, "men": Gender.MEN}
LIMITS = {"age": 120, "max_km": 500, "max_price_dkk": 100_000}


class BadProfile(ValueError):  # noqa: N818 (a line that is no profile)
    """What is wrong with a line, as a sentence for whoever wrote it."""


@dataclass(frozen=True, slots=True)
class NamedProfile:
    """A profile under the id it is asked about with."""

    id: str
    profile: Profile


def read_profile(line: str) -> NamedProfile:
    """The profile of a line, in the form of clients_dev.jsonl. Raises BadProfile.

    Fields that are not there state nothing. "available" is when the person has time: an activity must begin within it,
    at least half an hour before its end.
    """
    given = _object(line)
    hours = _hours(given)
    profile = Profile(
        must_features=_features(given, "must_features", ways=False),
        from_home=FROM_HOME in _features(given, "must_features", ways=True),
        drop_in=DROP_IN in _features(given, "must_features", ways=True),
        nice_features=_features(given, "nice_features", ways=False),
        nice_ways=_features(given, "nice_features", ways=True),
        audiences=_codes(given, "audiences", Audience.values),
        categories=_codes(given, "categories", Category.values),
        interests=_text(given, "interests"),
        home=_home(given),
        max_km=_number(given, "max_km"),
        weekdays=_codes(_available(given), "weekdays", Weekday.values),
        starts_after=hours[0],
        starts_before=None if hours[1] is None else max(hours[0] or 0, hours[1] - HALF_AN_HOUR),
        free_until=hours[1],
        max_price=_number(given, "max_price_dkk"),
        age=_whole(_number(given, "age")),
        gender=GENDERS.get(_text(given, "gender"), ""),
        languages=_codes(given, "languages", Language.values),
        note=_text(given, "note"),
        is_nervous=given.get("is_nervous") is True,
    )
    return NamedProfile(_id(given), profile)


def _object(line: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadProfile(_("Linjen er ikke JSON.")) from error
    if not isinstance(given, dict):
        raise BadProfile(_("Linjen skal være et JSON-objekt med felter som id og home."))
    return given


def _id(given: dict[str, Any]) -> str:
    if not isinstance(given.get("id"), str) or not given["id"].strip():
        raise BadProfile(_("Feltet id mangler. Skriv en tekst, for eksempel c01."))
    return str(given["id"])


def _text(given: dict[str, Any], name: str) -> str:
    value = given.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadProfile(_("Feltet %(name)s skal være en tekst.") % {"name": name})
    return value


def _number(given: dict[str, Any], name: str) -> float | None:
    value, most = given.get(name), LIMITS[name]
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise BadProfile(_("Feltet %(name)s skal være et tal fra 0 til %(most)d.") % {"name": name, "most": most})
    return value


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _home(given: dict[str, Any]) -> str:
    home = _text(given, "home")
    if home and find_place(home) is None:
        raise BadProfile(_("Vi kender ikke stedet i feltet home. Skriv en by eller et postnummer, for eksempel 6400."))
    return home


def _available(given: dict[str, Any]) -> dict[str, Any]:
    value = given.get("available")
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise BadProfile(_("Feltet available skal være et objekt med weekdays, from og to."))
    return value


def _hours(given: dict[str, Any]) -> tuple[int | None, int | None]:
    start, end = (_minute(_available(given), name) for name in ("from", "to"))
    if start is not None and end is not None and start >= end:
        raise BadProfile(_("I feltet available skal to ligge efter from."))
    return start, end


def _minute(available: dict[str, Any], name: str) -> int | None:
    text = _text(available, name)
    match = CLOCK.fullmatch(text)
    if text and match is None:
        raise BadProfile(_("Feltet %(name)s skal være et klokkeslæt som 18:00.") % {"name": name})
    return int(text[:-3]) * 60 + int(text[-2:]) if match else None


def _features(given: dict[str, Any], name: str, *, ways: bool) -> tuple[str, ...]:
    """The features of a list, or the ways of taking part, which are written among them."""
    chosen = _codes(given, name, (*AccessibilityFeature.values, *WAYS))
    return tuple(code for code in chosen if (code in WAYS) is ways)


def _codes(given: dict[str, Any], name: str, known: Iterable[str]) -> tuple[str, ...]:
    values = given.get(name)
    if values is None:
        return ()
    if not isinstance(values, list):
        raise BadProfile(_("Feltet %(name)s skal være en liste.") % {"name": name})
    # What was written is not repeated: it may be anything, also about a person.
    if not all(isinstance(one, str) and one in {*known} for one in values):
        raise BadProfile(_("Feltet %(name)s har en kode, vi ikke kender.") % {"name": name})
    return tuple(dict.fromkeys(values))
