"""The one way to ask: `search(query)` gives a page of explained results, totals and facets; `clusters` gives the map."""

from datetime import datetime

from django.utils import timezone

from activities.geocoding.gazetteer import nearest_place
from finder.answer import Answer, Cluster, FacetValue, PageBeyondEnd, Result
from finder.cards import read_card
from finder.clock import minute_of, moment_of
from finder.conditions import Within
from finder.engine import Engine, Found, Hit
from finder.labels import facet_labels
from finder.match import explain
from finder.models import IndexCard
from finder.plan import Plan, work_out
from finder.query import SearchQuery
from finder.sql.engine import SqlEngine
from finder.wording import terms_of

SQUARE_PIXELS = 64
TILE_PIXELS = 256


def search(query: SearchQuery, *, now: datetime | None = None, with_facets: bool = True) -> Answer:
    """One page of the answer. Raises PageBeyondEnd where there is no such page."""
    moment = now or timezone.now()
    plan = plan_of(query, now=moment)
    engine = engine_for(plan)
    found = engine.find(plan, offset=(query.page - 1) * query.page_size, limit=query.page_size)
    last = max(1, -(-found.count // query.page_size))
    if query.page > last:
        raise PageBeyondEnd(last)
    return Answer(
        query=query,
        count=found.count,
        fitting_count=found.fitting_count,
        excluded_count=found.excluded_count,
        results=_results(query, found, now=moment),
        page=query.page,
        page_size=query.page_size,
        facets=_labelled(engine.facets(plan), query) if with_facets else {},
    )


def plan_of(query: SearchQuery, *, now: datetime) -> Plan:
    """The question worked out, words and all."""
    return work_out(query, now=now, terms=terms_of(query.q))


def engine_for(_plan: Plan) -> Engine:
    """The fastest engine that can answer truly now."""
    return SqlEngine()


def _results(query: SearchQuery, found: Found, *, now: datetime) -> tuple[Result, ...]:
    ids = [hit.activity_id for hit in found.hits]
    stored = dict(IndexCard.objects.filter(pk__in=ids).values_list("activity_id", "facts"))
    return tuple(_result(query, hit, stored[hit.activity_id], now) for hit in found.hits if hit.activity_id in stored)


def _result(query: SearchQuery, hit: Hit, facts: bytes | memoryview, now: datetime) -> Result:
    card = read_card(facts)
    end = hit.next_end
    return Result(
        card=card,
        match=explain(query, card),
        distance_m=None if hit.squared_km is None else round(hit.squared_km**0.5 * 1000),
        next_starts_at=moment_of(hit.next_start),
        next_ends_at=None if end is None else moment_of(end),
        is_fitting=hit.unmet == 0,
        asks_first=minute_of(datetime.fromisoformat(card["confirm_by"])) <= minute_of(now),
    )


def _labelled(counts: dict[str, dict[str, int]], query: SearchQuery) -> dict[str, list[FacetValue]]:
    labels = facet_labels()
    chosen = {name: _chosen(query, name) for name in counts}
    return {
        name: [FacetValue(value, labels[name][value], count, value in chosen[name]) for value, count in values.items()]
        for name, values in counts.items()
    }


def _chosen(query: SearchQuery, name: str) -> tuple[str, ...]:
    value = getattr(query, name)
    if isinstance(value, tuple):
        return value
    return () if value is None or value is False else (str(value).lower(),)


def clusters(query: SearchQuery, *, box: Within, zoom: int, now: datetime | None = None) -> list[Cluster]:
    """Activities with a pin in the box, gathered as they would overlap on a map of this zoom (Web Mercator)."""
    plan = plan_of(query, now=now or timezone.now())
    squares = SQUARE_PIXELS * 360 / (TILE_PIXELS * 2**zoom)
    bunches = engine_for(plan).bunches(plan, box=box, squares=squares)
    return [
        Cluster(bunch.lat, bunch.lon, bunch.count, nearest_place(bunch.lat, bunch.lon).name, bunch.ids)
        for bunch in bunches
    ]
