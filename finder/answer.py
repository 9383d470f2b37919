"""The answer: what was found, how much, and for each result what fits, what is not known and what does not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from finder.cards import Card
from finder.language.reading import Reading
from finder.query import SearchQuery


@dataclass(frozen=True, slots=True)
class MatchItem:
    """One thing about one result, with the sentence that says it. `feature` is a feature's or a parameter's code."""

    feature: str
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """Why a result is here: only what this question asked for is mentioned."""

    fits: tuple[MatchItem, ...] = ()
    partly: tuple[MatchItem, ...] = ()
    unknown: tuple[MatchItem, ...] = ()
    misfits: tuple[MatchItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """How many there would be of each value, in the order they are offered and whatever is chosen of them now."""

    counts: Mapping[str, int]
    labels: Mapping[str, str]
    chosen: tuple[str, ...] = ()


class Result(NamedTuple):
    """One activity in an answer. `card` holds its facts (see `finder.cards`); `distance_m` is None when only online.

    `served` is the same as the API writes it, the inside of a JSON object; empty unless it was asked for.
    """

    card: Card
    match: Match
    distance_m: int | None
    next_starts_at: datetime | None
    next_ends_at: datetime | None
    is_fitting: bool
    asks_first: bool
    served: bytes = b""

    @property
    def id(self) -> str:
        """The activity's id, an opaque string."""
        return str(self.card["id"])


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of results, how many there are in all, and the facets.

    `excluded_count` are those left out only by a confirmed no on something required. `fitting_count` are those that
    meet everything that was said; the others stand after them. `understood` is what was read from the words in `q`.
    """

    query: SearchQuery
    count: int
    fitting_count: int
    excluded_count: int
    results: tuple[Result, ...]
    page: int
    page_size: int
    facets: dict[str, Facet] = field(default_factory=dict)
    understood: dict[str, Any] = field(default_factory=dict)
    reading: Reading | None = None
    notices: tuple[str, ...] = ()

    @property
    def page_count(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.count // self.page_size))

    @property
    def has_next(self) -> bool:
        """Whether a page follows."""
        return self.page < self.page_count

    @property
    def has_previous(self) -> bool:
        """Whether a page goes before."""
        return self.page > 1


@dataclass(frozen=True, slots=True)
class Cluster:
    """Activities near each other on a map: the middle of them, how many, the nearest place's name.

    `ids` are theirs when they are few enough to show one by one.
    """

    lat: float
    lon: float
    count: int
    label: str
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MapAnswer:
    """What a map shows: the clusters, and by id the cards of those that are few enough to be named.

    `spoken` is the question as if what its words say had been chosen, for explaining.
    """

    spoken: SearchQuery
    clusters: tuple[Cluster, ...]
    cards: Mapping[int, Card]


class PageBeyondEnd(ValueError):  # noqa: N818 (a page that is not there)
    """The page asked for lies after the last; `last` is the last there is."""

    def __init__(self, last: int) -> None:
        """Remembers the last page."""
        super().__init__(f"the last page is {last}")
        self.last = last
