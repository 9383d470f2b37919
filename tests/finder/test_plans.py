"""How the database answers: few statements, and a disc from the index alone. Plans, not times: those are for benchmarks."""

import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from finder import index
from finder.models import IndexEntry, IndexRun
from finder.query import Point, SearchQuery
from finder.search import plan_of, search
from finder.sql.conditions import real
from finder.sql.engine import SqlEngine
from finder.understanding.understood import understand
from tests.finder.worlds import NOW, make_world

pytestmark = pytest.mark.django_db

HERE = Point(54.9138, 9.7922, "Sønderborg")


def near(radius_km: float | None = 10.0, **asked: object) -> SearchQuery:
    """A question round Sønderborg."""
    asked = {"lat": HERE.lat, "lon": HERE.lon, "point": HERE, "radius_km": radius_km, **asked}
    return SearchQuery().with_changes(**asked)


QUESTIONS = {
    "everything": SearchQuery(),
    "a disc with three features and a category": near(
        feature=("step_free", "lift", "accessible_toilet"), category=("coffee_social",)
    ),
    "words, a place and a weekday": near(q="kaffe", weekday=("TU",)),
    "a sentence": SearchQuery(q="kaffe i Nordborg tirsdag formiddag med kørestol"),
    "a word nobody writes": SearchQuery(q="xyzzyq"),
    "a word with a slip": SearchQuery(q="kafffe"),
    "those left out": near(feature=("step_free",), show="misfits"),
}


@pytest.fixture
def world() -> None:
    """Forty activities, indexed."""
    make_world(31, size=40)
    index.rebuild(now=NOW, version=1)


@pytest.fixture
def country(world: None) -> None:
    """The same among two thousand others, far away and each in a cell of its own."""
    known = IndexEntry.objects.exclude(lat=None)[0]
    others = []
    for number in range(2000):
        values = {field.attname: getattr(known, field.attname) for field in IndexEntry._meta.concrete_fields}
        elsewhere = {"cell": number, "coarse_cell": number, "postcode": number, "organisation_id": 10**6 + number}
        others.append(IndexEntry(**{**values, **elsewhere, "activity_id": 10**6 + number, "town": str(number)}))
    IndexEntry.objects.bulk_create(others, batch_size=500)
    IndexRun.objects.bulk_create(
        [IndexRun(activity_id=one.pk, slot=0, start_minute=600, first_day=1, last_day=1, step=7) for one in others]
    )


def statements(question: Callable[[], object]) -> list[str]:
    """What the database was asked."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        question()
    return [one["sql"] for one in captured.captured_queries]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_page_with_facets_takes_at_most_four_statements(world: None, name: str) -> None:
    search(QUESTIONS[name], now=NOW)  # what is read once and kept is not the question's
    with_facets = statements(lambda: search(QUESTIONS[name], now=NOW))
    without = statements(lambda: search(QUESTIONS[name], now=NOW, with_facets=False))
    assert len(with_facets) <= 4
    assert len(with_facets) - len(without) <= 1  # all facets in one


def test_the_map_takes_one_statement(world: None) -> None:
    from finder.conditions import Within

    plan = plan_of(understand(near()), now=NOW)
    box = Within(54.5, 9.0, 55.5, 10.5)
    assert len(statements(lambda: SqlEngine().bunches(plan, box=box, squares=0.1))) == 1


def sqlite_plan(query: SearchQuery) -> list[str]:
    """The steps of SQLite's plan for a page."""
    [page] = statements(lambda: SqlEngine().find(plan_of(understand(query), now=NOW), offset=0, limit=20))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {page}")
        return [row[3] for row in cursor.fetchall()]


@pytest.mark.sqlite
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own plan")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (near(10), "SEARCH e USING COVERING INDEX entry_cell (cell=?)"),
        (near(15), "SEARCH e USING COVERING INDEX entry_cell (cell=?)"),
        (near(None, feature=("step_free",)), "SEARCH e USING COVERING INDEX entry_coarse_cell (coarse_cell=?)"),
        (SearchQuery(within="6430"), "SEARCH e USING INDEX entry_postcode (postcode=?)"),
        (SearchQuery(within="Nordborg"), "SEARCH e USING INDEX entry_town (town=?)"),
        (SearchQuery(organisation=7), "SEARCH e USING INDEX entry_organisation (organisation_id=?)"),
        (near(10), "SEARCH r USING COVERING INDEX run_of_activity (activity_id=?)"),
    ],
)
def test_sqlite_reads_only_what_is_near(world: None, query: SearchQuery, expected: str) -> None:
    steps = sqlite_plan(query)
    assert expected in steps
    assert "SCAN r" not in steps  # the runs of all activities


def nodes(plan: dict[str, object]) -> list[tuple[object, object]]:
    """Each node of a PostgreSQL plan with the index it uses."""
    below = plan.get("Plans", [])
    assert isinstance(below, list)
    return [(plan["Node Type"], plan.get("Index Name")), *(node for one in below for node in nodes(one))]


def postgresql_plan(query: SearchQuery) -> list[tuple[object, object]]:
    """The nodes of PostgreSQL's plan, as it would be for a table too large to be read whole."""
    [page] = statements(lambda: SqlEngine().find(plan_of(understand(query), now=NOW), offset=0, limit=20))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE finder_indexentry; ANALYZE finder_indexrun")
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {page}")
        found = cursor.fetchone()[0]
    return nodes((json.loads(found) if isinstance(found, str) else found)[0]["Plan"])


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's own plan")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (near(10), ("Index Only Scan", "entry_cell")),
        (near(None, feature=("step_free",)), ("Index Only Scan", "entry_coarse_cell")),
        (SearchQuery(within="6430"), ("Index Scan", "entry_postcode")),
        (SearchQuery(organisation=7), ("Index Scan", "entry_organisation")),
        (near(10), ("Index Only Scan", "run_of_activity")),
    ],
)
def test_postgresql_reads_only_what_is_near(country: None, query: SearchQuery, expected: tuple[str, str]) -> None:
    found = postgresql_plan(query)
    assert expected in found
    assert "Seq Scan" not in {node for node, _index in found}


@pytest.mark.parametrize("number", [54.96985216392439, 9.872, -0.7948172, 179.123456789, 0.0, 1e-12, 111.195])
def test_a_number_is_read_to_its_last_bit(number: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {real(number)}")
        assert cursor.fetchone() == (number,)
