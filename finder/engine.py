"""What every engine answers with, and what the rest of the finder asks of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from finder.cards import Card
from finder.conditions import Within
from finder.plan import Plan
from finder.wishes import Met

UNKNOWN_STAY = 16_383
STAYS = UNKNOWN_STAY + 1


class Hit(NamedTuple):
    """One activity of a page: how far away (squared km, None when only online), when next, and what it meets.

    `next_key` is the next occurrence's start in local minutes times 16384 plus how long it lasts (16383: not known).
    """

    activity_id: int
    squared_km: float | None
    next_key: int
    met: Met

    @property
    def next_start(self) -> int:
        """Local minutes of the next start that the question asks for."""
        return self.next_key // STAYS

    @property
    def next_end(self) -> int | None:
        """Local minutes of its end; None when not known."""
        stay = self.next_key % STAYS
        return None if stay == UNKNOWN_STAY else self.next_start + stay


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, how many there are, how many meet everything said, and how many a confirmed no left out."""

    hits: tuple[Hit, ...]
    count: int
    fitting_count: int
    excluded_count: int


@dataclass(frozen=True, slots=True)
class Bunch:
    """Activities in one square of a map: their middle, how many, and their ids (lowest first) where they are few."""

    lat: float
    lon: float
    count: int
    ids: tuple[int, ...]


class Engine(Protocol):
    """Answers a plan."""

    def find(self, plan: Plan, *, offset: int, limit: int) -> Found:
        """One page; an offset beyond the end gives no hits but true counts."""

    def facets(self, plan: Plan) -> dict[str, dict[str, int]]:
        """How many there would be for each value of each facet, its own selection aside."""

    def cards(self, activity_ids: Sequence[int]) -> dict[int, Card]:
        """What results show of these activities, by id; those that are no more are absent."""

    def bunches(self, plan: Plan, *, box: Within, squares: float) -> list[Bunch]:
        """Those of the answer's activities with a pin within the box, by squares of `squares` degrees of longitude."""
