"""The question: what somebody asks for, already understood and checked. Knows no database."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from activities.geocoding.gazetteer import GazetteerPlace
from activities.vocabularies import NEED_FEATURES

ORDERINGS = ("relevance", "distance", "next", "title")
TIME_FIELDS = ("weekday", "time_of_day", "starts_after", "starts_before", "ends_before", "from_date", "to_date")


@dataclass(frozen=True, slots=True)
class Point:
    """Somewhere on the map and what people call it; of an area its middle, from which no distance is told."""

    lat: float
    lon: float
    label: str = ""
    is_area: bool = False

    @classmethod
    def of(cls, place: GazetteerPlace) -> "Point":
        """Where a place of the gazetteer is."""
        return cls(place.lat, place.lon, place.name, is_area=place.reach_km is not None)


@dataclass(frozen=True, kw_only=True)
class SearchQuery:
    """One question. Field names are the parameters' names (`in`, `from`, `to` are Python's, so they end in other words).

    Repeatable parameters are tuples in vocabulary order; minutes are since midnight; prices are whole or decimal DKK.
    `starts_before` and `wish` (features that rank and explain without deciding) are asked by rooms above, not by address.
    """

    q: str = ""
    place: str = ""
    within: str = ""
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    category: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    feature: tuple[str, ...] = ()
    unknown: str = "include"
    weekday: tuple[str, ...] = ()
    time_of_day: tuple[str, ...] = ()
    starts_after: int | None = None
    starts_before: int | None = None
    ends_before: int | None = None
    from_date: date | None = None
    to_date: date | None = None
    free: bool = False
    max_price: float | None = None
    age: int | None = None
    gender: str = ""
    language: tuple[str, ...] = ()
    online: bool | None = None
    booking: tuple[str, ...] = ()
    organisation: int | None = None
    focus_area: tuple[str, ...] = ()
    ordering: str = "relevance"
    page: int = 1
    page_size: int = 20
    show: str = ""
    interpret: bool = True
    without: tuple[str, ...] = ()
    wish: tuple[str, ...] = ()
    point: Point | None = field(default=None, compare=False)

    @property
    def includes_unknown(self) -> bool:
        """Whether what is not known may stand in the answer (after what is known)."""
        return self.unknown == "include"

    @property
    def required_features(self) -> tuple[str, ...]:
        """Features whose confirmed no leaves the answer: those required, and the core of each need."""
        core = (feature for need in self.need for feature in NEED_FEATURES[need].core)
        return tuple(dict.fromkeys([*self.feature, *core]))

    @property
    def wished_features(self) -> tuple[str, ...]:
        """Features that rank and explain without deciding."""
        required = set(self.required_features)
        of_needs = (feature for need in self.need for feature in NEED_FEATURES[need].all)
        return tuple(dict.fromkeys(feature for feature in (*of_needs, *self.wish) if feature not in required))

    @property
    def asks_when(self) -> bool:
        """Whether it says anything about time, all of which one occurrence must meet."""
        return any(getattr(self, name) not in (None, ()) for name in TIME_FIELDS)

    def with_changes(self, **changes: Any) -> "SearchQuery":
        """The same question with something else in it, from its first page. Raises TypeError for what no question has.

        As `dataclasses.replace`, which takes thirty fields one by one: a page changes its question three or four times.
        """
        if not changes.keys() <= vars(self).keys():
            raise TypeError(f"A question has no {', '.join(changes.keys() - vars(self).keys())}.")
        changed = object.__new__(SearchQuery)
        vars(changed).update(vars(self), page=1)
        vars(changed).update(changes)
        return changed

    def without_value(self, name: str, value: str | None = None) -> "SearchQuery":
        """The same question with one choice let go; of a repeatable parameter one value."""
        default = next(one.default for one in fields(self) if one.name == name)
        current = getattr(self, name)
        if isinstance(current, tuple) and value is not None:
            return self.with_changes(**{name: tuple(one for one in current if one != value)})
        return self.with_changes(**{name: default})
