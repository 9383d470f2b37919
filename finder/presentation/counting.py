"""How many a question would give, without fetching what they are."""

from datetime import datetime

from finder.engine import Found
from finder.query import SearchQuery
from finder.search import engine_for, plan_of
from finder.understanding import understand


def found_by(query: SearchQuery, *, now: datetime, most: int = 1) -> Found:
    """The counts of a question and its first hits; one statement, no cards."""
    plan = plan_of(understand(query), now=now)
    return engine_for(plan).find(plan, offset=0, limit=most)


def count(query: SearchQuery, *, now: datetime) -> int:
    """How many there are."""
    return found_by(query, now=now).count
