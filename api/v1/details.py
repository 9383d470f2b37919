"""One activity with everything the site shows of it."""

import math
from datetime import datetime
from typing import Any

from activities.accessibility import known_facts
from activities.contact import whom_to_ask
from activities.models import Activity, Occurrence
from activities.recurrence import COPENHAGEN
from api.v1.addresses import Addresses
from api.v1.results import match_body, occurrence_body
from finder.cards import card_of, served_of
from finder.grid import Plane
from finder.match import explain
from finder.query import SearchQuery

MOST_OCCURRENCES = 30


def activity_body(activity: Activity, query: SearchQuery, addresses: Addresses, *, now: datetime) -> dict[str, Any]:
    """The keys of a result and more: the words about it, its coming dates (called-off ones too) and where it is from."""
    facts = known_facts(activity)
    card = card_of(activity, facts)
    occurrences = _coming(activity, now)
    return {
        **served_of(activity, facts),
        "url": addresses.pages + card["url"],
        "asks_first": activity.confirm_by is not None and activity.confirm_by <= now,
        "distance_m": _distance_m(query, card),
        "next_occurrence": _next(occurrences),
        "match": match_body(explain(query, card)),
        "publication_status": activity.publication_status,
        "description": activity.description,
        "first_visit": activity.first_visit,
        "directions": activity.place.directions if activity.place and card["place"] else "",
        "website": whom_to_ask(activity).website or None,
        "occurrences": [_occurrence(one) for one in occurrences],
        "source": activity.source and {"name": activity.source.name, "licence": activity.source.licence or None},
        "updated_at": activity.updated_at,
    }


def _coming(activity: Activity, now: datetime) -> list[Occurrence]:
    """As on its page: no dates of what may not be found."""
    if not Activity.objects.findable(now).filter(pk=activity.pk).exists():
        return []
    return list(activity.occurrences.coming(now).order_by("starts_at")[:MOST_OCCURRENCES])


def _distance_m(query: SearchQuery, card: dict[str, Any]) -> int | None:
    place = card["place"]
    if query.point is None or query.point.is_area or place is None or place["lat"] is None:
        return None
    squared_km = Plane.round(query.point.lat, query.point.lon).squared_km(place["lat"], place["lon"])
    return round(math.sqrt(squared_km) * 1000)


def _next(occurrences: list[Occurrence]) -> dict[str, Any] | None:
    held = next((one for one in occurrences if one.status != "cancelled"), None)
    return None if held is None else occurrence_body(_local(held.starts_at), _local(held.ends_at))


def _occurrence(occurrence: Occurrence) -> dict[str, Any]:
    return {
        "starts_at": _local(occurrence.starts_at),
        "ends_at": _local(occurrence.ends_at),
        "status": occurrence.status,
        "reason": occurrence.reason or None,
    }


def _local(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(COPENHAGEN)
