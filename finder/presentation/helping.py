"""When nothing was found: what to let go of, places near by, related words; and whom to ring. Nobody is left with an empty page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from activities.geocoding.gazetteer import nearby_places
from finder.answer import Answer
from finder.language.reading import crises_told
from finder.presentation.counting import count
from finder.presentation.labels import labels_of
from finder.presentation.links import QuestionLinks
from finder.presentation.relaxing import relaxations
from finder.query import Point, SearchQuery

MOST_PLACES = 5
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another question that gives something."""

    label: str
    address: str
    count: int


def nothing_found(answer: Answer, links: QuestionLinks, *, now: datetime) -> dict[str, Any]:
    """What the empty list offers: each another question, of which both its link and its number are made."""

    def counted(query: SearchQuery) -> int:
        return count(query, now=now)

    query = answer.query.with_changes(show="")
    return {
        "relaxed": relaxations(query, links, counted=counted),
        "nearby": _nearby(query, links, counted),
        "related": _related(query, links, counted),
    }


def is_near(links: QuestionLinks, helped: dict[str, Any]) -> bool:
    """Whether something near gives what the words ask for: another place, or one choice less."""
    words = next((text for name, _value, text in links.pairs if name == "q"), "")
    return bool(helped.get("nearby")) or any(words in one.address for one in helped.get("relaxed", ()))


def lines_to_ring(answer: Answer) -> list[dict[str, Any]]:
    """Whom to ring before anything else, where somebody told of a crisis: those for it, then those for anything.

    Nothing turns this off: the words are heard though they should not be read (`interpret=false`).
    """
    told = answer.reading.crises if answer.reading else crises_told(answer.query.q)
    lines = [line for line in settings.HELP_LINES if line.get("crisis", "") in {*told, ""}] if told else []
    return sorted(lines, key=lambda line: not line.get("crisis"))


def _nearby(query: SearchQuery, links: QuestionLinks, counted: Callable[[SearchQuery], int]) -> list[Suggestion]:
    """The same question measured from the next towns, where a place was named."""
    if query.point is None or query.radius_km is None:
        return []
    found = []
    for place in nearby_places(query.point.lat, query.point.lon, limit=MOST_PLACES):
        there = query.with_changes(place=place.name, lat=None, lon=None, point=Point(place.lat, place.lon, place.name))
        found.append(Suggestion(place.name, links.to(there), counted(there)))
    return [one for one in found if one.count]


def _related(query: SearchQuery, links: QuestionLinks, counted: Callable[[SearchQuery], int]) -> list[Suggestion]:
    """Kinds of things to do instead of the words that gave nothing."""
    if not query.q:
        return []
    kinds = labels_of("category")
    offered = ("coffee_social", "shared_meals", "movement", "creative", "music_song", "outdoors")
    found = []
    for code in offered:
        instead = query.with_changes(q="", category=(code,))
        found.append(Suggestion(kinds[code], links.to(instead), counted(instead)))
    return [one for one in found if one.count][:MOST_WORDS]
