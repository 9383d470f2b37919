"""When nothing was found: which one thing to let go of, and how many that gives."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from finder.parameters import NAME_OF_FIELD
from finder.presentation.chips import SAID_ELSEWHERE, chip_label
from finder.presentation.links import QuestionLinks
from finder.query import SearchQuery

MOST_TRIES = 8
MOST_SHOWN = 4
WIDER_KM = 25.0


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One thing to let go of, where that leads and how many are there."""

    label: str
    address: str
    count: int


def relaxations(query: SearchQuery, links: QuestionLinks, *, counted: Callable[[SearchQuery], int]) -> list[Relaxation]:
    """At most four, those that give most first; each really counted."""
    tried = [Relaxation(label, links.to(wider), counted(wider)) for label, wider in _tries(query, links)[:MOST_TRIES]]
    return sorted((one for one in tried if one.count), key=lambda one: -one.count)[:MOST_SHOWN]


def _tries(query: SearchQuery, links: QuestionLinks) -> list[tuple[str, SearchQuery]]:
    """What is let go of, in words, and the question without it."""
    tries: list[tuple[str, SearchQuery]] = []
    if not query.includes_unknown:
        tries.append((_("Også steder, hvor vi ikke ved det"), query.with_changes(unknown="include")))
    if query.radius_km is not None and query.radius_km < WIDER_KM:
        tries.append((_("Lidt længere væk, op til 25 km"), query.with_changes(radius_km=WIDER_KM)))
    tries += [(_without(links, name), query.without_value(field)) for field, name in _choices(query)]
    if query.place:
        tries.append((_("Hele området, ikke kun %(place)s") % {"place": query.place}, _anywhere(query)))
    if query.q:
        tries.append((_("Alt, ikke kun ”%(words)s”") % {"words": query.q[:40]}, query.with_changes(q="")))
    return tries


def _choices(query: SearchQuery) -> list[tuple[str, str]]:
    """What decides, as (field, name in addresses): a repeatable one is let go of whole."""
    fields = (
        "within", "weekday", "time_of_day", "starts_after", "ends_before", "from_date", "to_date", "category",
        "audience", "need", "feature", "language", "booking", "free", "max_price", "age", "gender", "online",
        "focus_area", "organisation",
    )  # fmt: skip
    return [(name, NAME_OF_FIELD[name]) for name in fields if getattr(query, name) not in (None, (), "", False)]


def _without(links: QuestionLinks, name: str) -> str:
    held = [value for other, value, _text in links.pairs if other == name and name not in SAID_ELSEWHERE]
    return _("Uden: %(choice)s") % {"choice": ", ".join(chip_label(name, value) for value in held[:2])}


def _anywhere(query: SearchQuery) -> SearchQuery:
    return query.with_changes(place="", point=None, radius_km=None, ordering="relevance")
