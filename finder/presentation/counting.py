"""How many a question would give, without fetching what they are."""

from datetime import datetime

from finder.query import SearchQuery
from finder.search import engine_now, plan_of
from finder.understanding.understood import understand


def count(query: SearchQuery, *, now: datetime) -> int:
    """How many there are; one statement, no cards."""
    plan = plan_of(understand(query), now=now)
    return engine_now().find(plan, offset=0, limit=1).count
