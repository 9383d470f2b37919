"""The one way to ask: `search(query)` gives a page of explained results, totals and facets; `gather` gives the map."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from activities.geocoding.gazetteer import nearest_place
from finder.answer import Answer, Cluster, Facet, MapAnswer, PageBeyondEnd, Result
from finder.cards import Card
from finder.clock import minute_of, moment_of
from finder.conditions import Within
from finder.engine import Bunch, Engine, Found, Hit
from finder.labels import facet_labels
from finder.language.reading import Reading
from finder.match import Explainer
from finder.plan import Plan, work_out
from finder.query import SearchQuery
from finder.snapshot.current import current_view
from finder.snapshot.engine import SnapshotEngine
from finder.sql.cards import stored_records
from finder.sql.engine import SqlEngine
from finder.understanding.understood import Understood, understand

SQUARE_PIXELS = 64
TILE_PIXELS = 256


def search(
    query: SearchQuery, *, now: datetime | None = None, with_facets: bool = True, with_served: bool = False
) -> Answer:
    """One page of the answer. Raises PageBeyondEnd where there is no such page.

    `with_served` brings each result's facts as the API writes them, too.
    """
    moment = now or timezone.now()
    understood = understand(query)
    plan = plan_of(understood, now=moment)
    engine = engine_now()
    found = engine.find(plan, offset=(query.page - 1) * query.page_size, limit=query.page_size)
    last = max(1, -(-found.count // query.page_size))
    if query.page > last:
        raise PageBeyondEnd(last)
    return Answer(
        query=query,
        count=found.count,
        fitting_count=found.fitting_count,
        excluded_count=found.excluded_count,
        results=_results(understood, found, engine, now=moment, with_served=with_served),
        page=query.page,
        page_size=query.page_size,
        facets=_labelled(engine.facets(plan), query) if with_facets else {},
        understood=_as_dict(understood.reading),
        reading=understood.reading,
    )


def plan_of(understood: Understood, *, now: datetime) -> Plan:
    """The question worked out, words and all."""
    return work_out(understood.query, now=now, words=understood.words)


def _as_dict(reading: Reading | None) -> dict[str, Any]:
    """The reading as the API gives it: what was stated, and beside it what was only inferred."""
    if reading is None:
        return {}
    return {**reading.as_dict(), "needs": list(reading.needs), "also": reading.also}


def engine_now() -> Engine:
    """The fastest engine that can answer truly now."""
    view = current_view()
    return SqlEngine() if view is None else SnapshotEngine(view)


def _results(
    understood: Understood, found: Found, engine: Engine, *, now: datetime, with_served: bool
) -> tuple[Result, ...]:
    ids = [hit.activity_id for hit in found.hits]
    cards, records = engine.cards(ids), stored_records(ids) if with_served else dict.fromkeys(ids, b"")
    explain, minute = Explainer(understood.spoken, understood.words), minute_of(now)
    tells_distance = understood.query.point is not None and not understood.query.point.is_area
    return tuple(
        _result(explain, hit, minute, cards[hit.activity_id], records[hit.activity_id], tells_distance=tells_distance)
        for hit in found.hits
        if hit.activity_id in cards and hit.activity_id in records
    )


def _result(explain: Explainer, hit: Hit, minute: int, card: Card, served: bytes, *, tells_distance: bool) -> Result:
    end = hit.next_end
    return Result(
        card=card,
        match=explain(card, hit.met),
        distance_m=round(hit.squared_km**0.5 * 1000) if tells_distance and hit.squared_km is not None else None,
        next_starts_at=moment_of(hit.next_start),
        next_ends_at=None if end is None else moment_of(end),
        is_fitting=hit.met.unmet == 0,
        asks_first=card["ask_after"] <= minute,
        served=served,
    )


def _labelled(counts: dict[str, dict[str, int]], query: SearchQuery) -> dict[str, Facet]:
    labels = facet_labels()
    return {name: Facet(values, labels[name], _chosen(query, name)) for name, values in counts.items()}


def _chosen(query: SearchQuery, name: str) -> tuple[str, ...]:
    value = getattr(query, name)
    if isinstance(value, tuple):
        return value
    return () if value is None or value is False else (str(value).lower(),)


def gather(
    query: SearchQuery, *, box: Within, zoom: int, now: datetime | None = None, most_named: int | None = None
) -> MapAnswer:
    """Activities with a pin in the box, gathered as they would overlap on a map of this zoom (Web Mercator).

    At most `most_named` of them bring their cards, where that is said.
    """
    understood, engine = understand(query), engine_now()
    plan = plan_of(understood, now=now or timezone.now())
    squares = SQUARE_PIXELS * 360 / (TILE_PIXELS * 2**zoom)
    clusters = tuple(map(_cluster, engine.bunches(plan, box=box, squares=squares)))
    named = [one for cluster in clusters for one in cluster.ids][:most_named]
    return MapAnswer(understood.spoken, clusters, engine.cards(named))


def _cluster(bunch: Bunch) -> Cluster:
    return Cluster(bunch.lat, bunch.lon, bunch.count, nearest_place(bunch.lat, bunch.lon).name, bunch.ids)
