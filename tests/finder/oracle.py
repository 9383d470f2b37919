"""The oracle: a slow, plain loop over activities that answers a question by what the vocabulary and the issue say.

It shares no code with the engines and reads no index. What the words leave open is settled here, one sentence each:

- An activity can be found when it is published, was confirmed less than 111 days ago, and has an occurrence that takes
  place and has not begun; one that begins this very minute has begun.
- An activity's own statement wins over its place's; a place can only answer for facts of a place.
- `category`, `focus_area` and `audience` ask what an activity says it is: silence is no match. Price, language, booking
  and `online` ask for facts: silence follows `unknown`.
- A price without a unit is one per visit; `free` is nought, whatever the unit.
- What is only online has no distance and lies within every radius; another activity whose point is not known lies in none.
- Everything said about time must hold for one occurrence, and that occurrence is the one shown as the next. An end that
  is not known follows `unknown`; a start and an end are compared within the day of the start.
- A confirmed no on a required feature is counted as left out when all else holds, features that are not known aside.
- `only` for young or for old people hides from whoever states the other of the two; `only` for men hides from women.
- A facet counts those known to be so (yes or partly) among all that would stand there without that facet's selection.
- Among occurrences that begin together the one that ends first comes first, one whose end is not known last.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from activities.models import Activity
from activities.vocabularies import (
    NEED_FEATURES,
    AccessibilityFeature,
    Audience,
    Booking,
    Category,
    FocusArea,
    Language,
    Need,
)
from finder.query import SearchQuery
from tests.finder.oracle_deciding import (
    DEFAULT_RADIUS_KM,
    KNOWN_GOOD,
    WEEKDAYS,
    Seen,
    distance_km,
    is_denied,
    knows_enough,
    matching_occurrences,
    passes_all_but_features,
    speaks_own_language,
)
from tests.finder.oracle_ordering import DISTANCE_BORDERS_KM, next_time, order_of

TOLERANCE = 0.005
PARTS = ("morning", "afternoon", "evening")


@dataclass(frozen=True, slots=True)
class Expected:
    """The whole answer, every page of it. Distances in km by id, next occurrences as local start and end."""

    ids: tuple[int, ...]
    count: int
    excluded_count: int
    next_times: dict[int, tuple[datetime, datetime | None]]
    distances: dict[int, float | None]


class Oracle:
    """Answers questions about these activities as they are in the database now."""

    def __init__(self, activities: Iterable[Activity]) -> None:
        self.seen = [Seen(activity) for activity in activities]

    def answer(self, query: SearchQuery, *, now: datetime) -> Expected:
        """Everything that fits (or, with `show=misfits`, what a confirmed no left out), in order."""
        passing = [one for one in self.seen if passes_all_but_features(one, query, now)]
        denied = [one for one in passing if is_denied(one, query)]
        kept = [one for one in passing if not is_denied(one, query) and knows_enough(one, query)]
        shown = sorted(denied if query.show == "misfits" else kept, key=order_of(query, now))
        return Expected(
            ids=tuple(one.id for one in shown),
            count=len(shown),
            excluded_count=len(denied),
            next_times={one.id: next_time(one, query, now) for one in shown},
            distances={one.id: distance_km(one, query) for one in shown},
        )

    def pins(self, query: SearchQuery, *, now: datetime) -> set[int]:
        """What stands on the map: all of the answer that has a point, those left out where it is those one looks at."""
        pointed = {one.id for one in self.seen if one.point is not None}
        return pointed & set(self.answer(query, now=now).ids)

    def facets(self, query: SearchQuery, *, now: datetime) -> dict[str, dict[str, int]]:
        """For each facet and value how many would be known to have it, the facet's own selection aside."""
        counts: dict[str, dict[str, int]] = {}
        for name, (nothing, values) in FACETS.items():
            open_query = query.with_changes(**{name: nothing, "show": "", "ordering": "title"})
            rest = [one for one in self.seen if self._fits(one, open_query, now)]
            counts[name] = {
                value: sum(has_value(one, name, value, open_query, now) for one in rest) for value in values
            }
        return counts

    def _fits(self, one: Seen, query: SearchQuery, now: datetime) -> bool:
        return passes_all_but_features(one, query, now) and not is_denied(one, query) and knows_enough(one, query)

    def is_borderline(self, query: SearchQuery) -> bool:
        """Whether some distance lies so near a border, or to another distance, that half a per cent decides."""
        if query.point is None:
            return False
        distances = sorted({found for one in self.seen if (found := distance_km(one, query)) is not None})
        borders = [*DISTANCE_BORDERS_KM, query.radius_km or DEFAULT_RADIUS_KM]
        is_near_border = any(abs(one - border) <= TOLERANCE * border for one in distances for border in borders)
        is_near_next = any(b - a <= 2 * TOLERANCE * b for a, b in pairwise(distances))
        return is_near_border or (query.ordering == "distance" and is_near_next)


def has_value(one: Seen, facet: str, value: str, query: SearchQuery, now: datetime) -> bool:
    """Whether it is known to be so; of times, for an occurrence that meets the rest of what was said about time."""
    activity = one.activity
    match facet:
        case "audience":
            return value in one.audiences
        case "need":
            return meets_need(one, value)
        case "feature":
            return one.fact(value) in KNOWN_GOOD
        case "weekday" | "time_of_day":
            return bool(matching_occurrences(one, query.with_changes(**{facet: (value,)}), now))
        case "free":
            return activity.price_dkk == 0
        case "language":
            return value in activity.languages
        case "online":
            return activity.online in {"both", "yes" if value == "true" else "no"}
    return bool(getattr(activity, facet) == value)


def meets_need(one: Seen, need: str) -> bool:
    """Its whole core is a yes or partly; a need without a core is met by any of its features (or languages)."""
    features = NEED_FEATURES[need]
    if features.core:
        return all(one.fact(feature) in KNOWN_GOOD for feature in features.core)
    is_own_language = need == "little_danish" and speaks_own_language(one, ())
    return is_own_language or any(one.fact(feature) in KNOWN_GOOD for feature in features.other)


FACETS: dict[str, tuple[object, tuple[str, ...]]] = {
    "category": ((), tuple(Category.values)),
    "audience": ((), tuple(Audience.values)),
    "need": ((), tuple(Need.values)),
    "feature": ((), tuple(AccessibilityFeature.values)),
    "weekday": ((), WEEKDAYS),
    "time_of_day": ((), PARTS),
    "free": (False, ("true",)),
    "language": ((), tuple(Language.values)),
    "online": (None, ("true", "false")),
    "booking": ((), tuple(Booking.values)),
    "focus_area": ((), tuple(FocusArea.values)),
}
