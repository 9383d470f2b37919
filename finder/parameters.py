"""The one parser of search parameters, for page, map and API alike: a table of parameters, each with its own reader."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.geocoding.gazetteer import find_place
from activities.vocabularies import (
    AccessibilityFeature,
    Audience,
    Booking,
    Category,
    FocusArea,
    Gender,
    Language,
    Need,
    TimeOfDay,
    Weekday,
)
from finder.conditions import InTown
from finder.plan import in_town
from finder.query import ORDERINGS, Point, SearchQuery

LONGEST_VALUE = 200
LONGEST_TEXT = 1000
MOST_VALUES = 60
MOST_WITHOUT = 200
DECIMALS = 6
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


class Refusal(ValueError):  # noqa: N818 (it is a refusal with a sentence, for people)
    """A value that cannot be used; its text says what would be right."""


@dataclass(frozen=True, slots=True)
class ParameterError:
    """What is wrong with one parameter, in a sentence for people."""

    parameter: str
    message: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name outside, its field in the question, how it is read and what it means."""

    name: str
    read: Callable[[str], Any]
    meaning: str
    field: str = ""
    choices: tuple[str, ...] = ()
    is_repeatable: bool = False
    kind: str = "string"
    label: str | Promise = ""
    minimum: float | None = None
    maximum: float | None = None

    @property
    def target(self) -> str:
        """The field of SearchQuery it fills."""
        return self.field or self.name


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of the parameters: the question that can be asked, and everything that was wrong."""

    query: SearchQuery
    errors: tuple[ParameterError, ...] = ()
    unknown_names: tuple[str, ...] = ()
    notices: tuple[str, ...] = field(default=())


def _text(value: str) -> str:
    return CONTROL.sub(" ", value).strip()[:LONGEST_TEXT].strip()


def _short(value: str) -> str:
    cleaned = CONTROL.sub(" ", value).strip()
    if len(cleaned) > LONGEST_VALUE:
        raise Refusal(_("Skriv højst %(most)d tegn.") % {"most": LONGEST_VALUE})
    return cleaned


def _town(value: str) -> str:
    """What can be compared with the town or postcode of a place: signs alone, or letters other than ours, cannot."""
    cleaned = _short(value)
    if in_town(cleaned) == InTown():
        raise Refusal(_unknown_place(cleaned))
    return cleaned


def read_code(value: str, choices: tuple[str, ...]) -> str:
    """One of the choices. Raises Refusal, which names them."""
    if value not in choices:
        shown = CONTROL.sub(" ", value[:40])
        raise Refusal(
            _("Vi kender ikke ”%(value)s”. Vælg en af: %(choices)s.") % {"value": shown, "choices": ", ".join(choices)}
        )
    return value


def _number(value: str, low: float, high: float) -> float:
    try:
        number = float(value.replace(",", "."))
    except ValueError:
        number = math.nan
    if (
        not math.isfinite(number)
        or not low <= number <= high
        or not re.fullmatch(r"[+-]?\d*[.,]?\d+|[+-]?\d+[.,]?", value)
    ):
        raise Refusal(_("Skriv et tal mellem %(low)g og %(high)g.") % {"low": low, "high": high})
    return round(number, DECIMALS)


def read_whole(value: str, low: int, high: int) -> int:
    """A whole number between two, both included. Raises Refusal, which names them."""
    if not re.fullmatch(r"[0-9]{1,18}", value) or not low <= int(value) <= high:
        raise Refusal(_("Skriv et helt tal mellem %(low)d og %(high)d.") % {"low": low, "high": high})
    return int(value)


def _flag(value: str) -> bool:
    return read_code(value, ("true", "false")) == "true"


def _minute(value: str) -> int:
    match = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", value)
    if not match:
        raise Refusal(_("Skriv et klokkeslæt som 18:00."))
    return int(match[1]) * 60 + int(match[2])


def _day(value: str) -> date:
    try:
        day = date.fromisoformat(value) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else None
    except ValueError:
        day = None
    if day is None or not 2000 <= day.year <= 2100:
        raise Refusal(_("Skriv en dato som 2026-11-24."))
    return day


def _coded(name: str, codes: Iterable[str], meaning: str, label: str | Promise, **more: Any) -> Parameter:
    choices = tuple(codes)
    return Parameter(name, partial(read_code, choices=choices), meaning, choices=choices, label=label, **more)


PARAMETERS: tuple[Parameter, ...] = (
    Parameter("q", _text, "What is wanted, in words or a sentence (Danish, English or German).", label=gettext_lazy("Hvad har du lyst til?")),
    Parameter("place", _short, "A town, village or postcode: a point to measure distances from.", label=gettext_lazy("Hvor bor du?")),
    Parameter("in", _town, "A town or postcode the activity must be in, exactly.", field="within", label=gettext_lazy("I byen")),
    Parameter("lat", partial(_number, low=-90, high=90), "Latitude, WGS84 degrees; together with lon.", kind="number", minimum=-90, maximum=90, label=gettext_lazy("Breddegrad")),
    Parameter("lon", partial(_number, low=-180, high=180), "Longitude, WGS84 degrees; together with lat.", kind="number", minimum=-180, maximum=180, label=gettext_lazy("Længdegrad")),
    Parameter("radius_km", partial(_number, low=0.1, high=100), "How far away at most, in km; exact on the sphere to 0.5 %. Without it, near ones stand first and those beyond a limit (25 km) are left out.", kind="number", minimum=0.1, maximum=100, label=gettext_lazy("Hvor langt?")),
    _coded("category", Category.values, "What one does there.", gettext_lazy("Hvad?"), is_repeatable=True),
    _coded("audience", Audience.values, "Whom it is meant for or explicitly welcomes.", gettext_lazy("For hvem?"), is_repeatable=True),
    _coded("need", Need.values, "A need in the first person; a confirmed no on one of its core features leaves the answer, the others rank and explain.", gettext_lazy("Om dig"), is_repeatable=True),
    _coded("feature", AccessibilityFeature.values, "A required fact: a confirmed no leaves the answer; see `unknown`.", gettext_lazy("Adgang"), is_repeatable=True),
    _coded("unknown", ("include", "exclude"), "Whether what is not known may stand in the answer, after what is known.", gettext_lazy("Når vi ikke ved det")),
    _coded("weekday", Weekday.values, "Day of the week (RFC 5545).", gettext_lazy("Ugedag"), is_repeatable=True),
    _coded("time_of_day", TimeOfDay.values, "Part of day by start time: morning before 12, afternoon 12 to 17, evening from 17.", gettext_lazy("Tid på dagen"), is_repeatable=True),
    Parameter("starts_after", _minute, "Starts at this local time or later (HH:MM).", kind="time", label=gettext_lazy("Begynder efter")),
    Parameter("ends_before", _minute, "Ends at this local time or earlier (HH:MM).", kind="time", label=gettext_lazy("Slutter før")),
    Parameter("from", _day, "First date (YYYY-MM-DD).", field="from_date", kind="date", label=gettext_lazy("Fra dato")),
    Parameter("to", _day, "Last date (YYYY-MM-DD).", field="to_date", kind="date", label=gettext_lazy("Til dato")),
    Parameter("free", _flag, "Only what costs nothing.", kind="boolean", label=gettext_lazy("Gratis")),
    Parameter("max_price", partial(_number, low=0, high=100_000), "Highest price per visit in DKK; prices of another unit are kept and say their unit.", kind="number", minimum=0, maximum=100_000, label=gettext_lazy("Højeste pris")),
    Parameter("age", partial(read_whole, low=0, high=120), "The person's age in years.", kind="integer", minimum=0, maximum=120, label=gettext_lazy("Alder")),
    _coded("gender", (Gender.WOMEN, Gender.MEN), "Leaves out what is held only for the other.", gettext_lazy("Køn")),
    _coded("language", Language.values, "A language it is held in (ISO 639-1).", gettext_lazy("Sprog"), is_repeatable=True),
    Parameter("online", _flag, "true: one can take part from home; false: one can take part at a place.", kind="boolean", label=gettext_lazy("Online")),
    _coded("booking", Booking.values, "What one does before coming.", gettext_lazy("Tilmelding"), is_repeatable=True),
    Parameter("organisation", partial(read_whole, low=1, high=2**62), "The id of an organisation.", kind="integer", minimum=1, label=gettext_lazy("Forening")),
    _coded("focus_area", FocusArea.values, "A focus area of the municipality's social policy.", gettext_lazy("Fokusområde"), is_repeatable=True),
    _coded("ordering", ORDERINGS, "relevance: what fits best first; distance, next or title: by that alone.", gettext_lazy("Rækkefølge")),
    Parameter("page", partial(read_whole, low=1, high=1_000_000), "Page, from 1.", kind="integer", minimum=1, label=gettext_lazy("Side")),
    Parameter("page_size", partial(read_whole, low=1, high=100), "Results on a page.", kind="integer", minimum=1, maximum=100, label=gettext_lazy("Antal på en side")),
    _coded("show", ("misfits",), "misfits: those left out by a confirmed no, instead of those that fit.", gettext_lazy("Vis")),
    Parameter("interpret", _flag, "false: words in q are only searched for, nothing is read from them.", kind="boolean", label=gettext_lazy("Forstå det, jeg skriver")),
    Parameter("without", _short, "A reading of q to let go, as `kind:code` (see `understood`).", is_repeatable=True, label=gettext_lazy("Uden")),
)  # fmt: skip
BY_NAME: dict[str, Parameter] = {one.name: one for one in PARAMETERS}
NAME_OF_FIELD: dict[str, str] = {one.target: one.name for one in PARAMETERS}
DEFAULTS: dict[str, Any] = {one.name: SearchQuery.__dataclass_fields__[one.target].default for one in PARAMETERS}


def parse(values: Mapping[str, list[str]]) -> Reading:
    """Reads lists of values by parameter name (`dict(QueryDict.lists())`) into a question and everything wrong with them.

    A parameter that cannot be used is left out of the question and named in `errors`; empty values count as absent.
    """
    errors: list[ParameterError] = []
    found: dict[str, Any] = {}
    for name, texts in values.items():
        parameter = BY_NAME.get(name)
        if parameter is not None and (given := [text for text in texts if text.strip()]):
            _read_into(found, errors, parameter, given)
    query = SearchQuery(**{"page_size": settings.FINDER_PAGE_SIZE, **found})
    return Reading(
        query=_settled(query, errors),
        errors=tuple(errors),
        unknown_names=tuple(name for name in values if name not in BY_NAME),
        notices=_notices(values.get("q", ())),
    )


def _read_into(found: dict[str, Any], errors: list[ParameterError], parameter: Parameter, given: list[str]) -> None:
    try:
        found[parameter.target] = _value(parameter, given)
    except Refusal as refusal:
        errors.append(ParameterError(parameter.name, str(refusal)))


def _value(parameter: Parameter, given: list[str]) -> Any:
    if not parameter.is_repeatable:
        if len(set(given)) > 1:
            raise Refusal(_("Skriv kun én værdi."))
        return parameter.read(given[0].strip())
    most = MOST_VALUES if parameter.choices else MOST_WITHOUT
    if len(given) > most:
        raise Refusal(_("Vælg højst %(most)d.") % {"most": most})
    read = {parameter.read(one.strip()) for one in given} - {""}
    return tuple(code for code in parameter.choices if code in read) if parameter.choices else tuple(sorted(read))


def _settled(query: SearchQuery, errors: list[ParameterError]) -> SearchQuery:
    """The question with its point found, and with what contradicts itself let go and named."""
    changes: dict[str, Any] = {}
    named = {error.parameter for error in errors}
    for name, message in _contradictions(query):
        errors += [ParameterError(name, message)] if name not in named else []
        changes[BY_NAME[name].target] = DEFAULTS[name]
    settled = query.with_changes(**{**changes, "page": query.page}) if changes else query
    point = _point(settled)
    if settled.place and point is None:
        errors.append(ParameterError("place", _unknown_place(settled.place)))
    if point is None:
        settled = _without_distance(settled, errors)
    return settled if point is None else settled.with_changes(point=point, page=query.page)


def _contradictions(query: SearchQuery) -> Iterable[tuple[str, str]]:
    if (query.lat is None) != (query.lon is None):
        yield "lon" if query.lon is None else "lat", _("Et punkt har både lat og lon.")
        yield ("lat" if query.lon is None else "lon"), _("Et punkt har både lat og lon.")
    if query.place and query.lat is not None and query.lon is not None:
        yield "place", _("Brug enten et sted eller et punkt (lat og lon), ikke begge.")
    if query.from_date and query.to_date and query.from_date > query.to_date:
        yield "to", _("Den sidste dato skal ligge efter den første.")
    if query.starts_after is not None and query.ends_before is not None and query.starts_after >= query.ends_before:
        yield "ends_before", _("Sluttiden skal ligge efter starttiden.")


def _point(query: SearchQuery) -> Point | None:
    if query.lat is not None and query.lon is not None:
        return Point(query.lat, query.lon)
    found = find_place(query.place) if query.place else None
    return Point.of(found) if found else None


def _unknown_place(place: str) -> str:
    return _("Vi kender ikke stedet ”%(place)s”. Skriv en by eller et postnummer, for eksempel 6400.") % {
        "place": place[:60]
    }


def _without_distance(query: SearchQuery, errors: list[ParameterError]) -> SearchQuery:
    changes: dict[str, Any] = {}
    named = {error.parameter for error in errors}
    if query.radius_km is not None:
        changes["radius_km"] = None
        if not named & {"place", "lat", "lon"}:
            errors.append(ParameterError("radius_km", _("Skriv også et sted at måle fra.")))
    if query.ordering == "distance":
        changes["ordering"] = "relevance"
        if not named & {"place", "lat", "lon"}:
            errors.append(ParameterError("ordering", _("Skriv også et sted at måle fra.")))
    return query.with_changes(**changes, page=query.page) if changes else query


def _notices(texts: Iterable[str]) -> tuple[str, ...]:
    if any(len(text) > LONGEST_TEXT for text in texts):
        return (_("Vi har læst de første %(most)d tegn.") % {"most": LONGEST_TEXT},)
    return ()


def to_params(query: SearchQuery) -> list[tuple[str, str]]:
    """The question as name and value pairs that `parse` reads back into the same question; defaults are left out."""
    pairs: list[tuple[str, str]] = []
    defaults = {**DEFAULTS, "page_size": settings.FINDER_PAGE_SIZE}
    for parameter in PARAMETERS:
        value = getattr(query, parameter.target)
        if value != defaults[parameter.name]:
            values = value if isinstance(value, tuple) else (value,)
            pairs += [(parameter.name, _written(parameter, one)) for one in values]
    return pairs


def _written(parameter: Parameter, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if parameter.kind == "time":
        return f"{value // 60:02d}:{value % 60:02d}"
    if isinstance(value, float):
        return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return str(value)
