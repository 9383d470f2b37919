"""The snapshot answers every question as the SQL engine does, also while activities come, change and go.

`SNAPSHOT_QUESTIONS=12000 pytest tests/finder/snapshot/test_against_sql.py` asks that many in all.
"""

import os
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.models import Activity, FeatureStatement, Occurrence
from activities.vocabularies import Category, FeatureValue, OccurrenceStatus, PublicationStatus
from finder import index
from finder.cards import Card
from finder.changes import apply_changes, current_version, note_changes
from finder.conditions import Within
from finder.engine import Engine, Found
from finder.plan import Plan
from finder.query import SearchQuery
from finder.search import plan_of
from finder.snapshot.build import build
from finder.snapshot.current import Current
from finder.snapshot.engine import SnapshotEngine
from finder.snapshot.shelf import Shelf
from finder.sql.engine import SqlEngine
from finder.understanding.understood import understand
from tests.finder.questions import questions
from tests.finder.snapshot.country import edit_some, make_country
from tests.finder.worlds import NOW, TITLES, make_world

WORLDS = ("fresh", "changed", "country")
QUESTIONS = int(os.environ.get("SNAPSHOT_QUESTIONS", "300")) // len(WORLDS)
AFTER = st.sampled_from([0, 0, 1, 60 * 9, 60 * 24 * 9, 60 * 24 * 60]).map(lambda one: timedelta(minutes=one))
SENTENCES = st.sampled_from([
    "kaffe", "jeg er lige flyttet til Nordborg og sidder i kørestol, helst om formiddagen", "min mand er død", "gratis svømning på tirsdag",
    "noget for min mor med demens", "ikke om aftenen", "I don't know anybody here", "strikkeklub i Gråsten for mænd på 78", "kor eller sang",
    "jeg er nervøs og vil gerne mødes ved døren", "kaffe kaffe kaffe", "online for unge", "spisning i Odense onsdag aften",
    "kor, men ikke i Nordborg", "jeg kan ikke sove", "jeg har ikke bil", "banko på lørdag",
])  # fmt: skip
BOXES = st.sampled_from([Within(54.8, 9.3, 55.2, 10.0), Within(54.5, 8.0, 57.8, 15.2), Within(54.9, 9.75, 54.93, 9.85)])
WIDTHS = st.builds(lambda zoom, uneven: uneven * 90 / 2**zoom, st.integers(3, 18), st.sampled_from([1.0, 1.0, 1.7]))
PARTS = st.sampled_from([(0, 20), (0, 20), (0, 1), (0, 100), (5, 7), (40, 20), (480, 20), (10_000, 20)])
on_one_world = settings(
    max_examples=QUESTIONS,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(params=WORLDS)
def current(request: pytest.FixtureRequest, db: None, tmp_path: Path) -> Current:
    """A made-up world or country with a snapshot of it, of which some has changed since."""
    if request.param == "country":
        make_country(3, copies=1 + max(9, min(40, QUESTIONS // 50)))
        build(Shelf(tmp_path))
        edit_some(Random(3), count=40)
    else:
        activities = make_world(len(request.param), size=110)
        index.rebuild(now=NOW, version=current_version())
        build(Shelf(tmp_path))
        if request.param == "changed":
            change_some(activities, Random(1))
    return Current(str(tmp_path))


def change_some(activities: list[Activity], draw: Random) -> None:
    """Renames, closes, deletes and cancels, and brings it into the index as the running site does."""
    for activity in draw.sample(activities, len(activities) // 3):
        its = Activity.objects.filter(pk=activity.pk)
        match draw.randrange(5):
            case 0:
                its.update(title=draw.choice(TITLES), category=draw.choice(Category.values))
            case 1:
                its.delete()
            case 2:
                its.update(publication_status=PublicationStatus.PAUSED)
            case 3:
                FeatureStatement.objects.filter(activity=activity).update(value=draw.choice(FeatureValue.values))
            case _:
                soon = Occurrence.objects.filter(activity=activity, starts_at__lt=NOW + timedelta(days=20))
                soon.update(status=OccurrenceStatus.CANCELLED)
        note_changes([activity.pk])
    apply_changes(now=NOW)


def both(current: Current) -> tuple[Engine, Engine]:
    """The snapshot and SQL."""
    view = current.view()
    assert view is not None
    return SnapshotEngine(view), SqlEngine()


def page(engine: Engine, plan: Plan, offset: int, limit: int) -> tuple[Found, dict[int, Card]]:
    """A page's hits and their cards."""
    found = engine.find(plan, offset=offset, limit=limit)
    return found, engine.cards([hit.activity_id for hit in found.hits])


def plan_for(query: SearchQuery, after: timedelta) -> Plan:
    """The question worked out some time after the index was written."""
    return plan_of(understand(query), now=NOW + after)


@on_one_world
@given(query=questions(), after=AFTER, part=PARTS, sentence=SENTENCES | st.none())
def test_pages_and_facets(
    current: Current, query: SearchQuery, after: timedelta, part: tuple[int, int], sentence: str | None
) -> None:
    asked = query.with_changes(q=sentence, interpret=True) if sentence else query
    plan, (offset, limit) = plan_for(asked, after), part
    mine, sql = both(current)
    assert page(mine, plan, offset, limit) == page(sql, plan, offset, limit)
    assert mine.facets(plan) == sql.facets(plan)


@settings(on_one_world, max_examples=max(10, QUESTIONS // 5))
@given(query=questions(), after=AFTER, box=BOXES, width=WIDTHS, show=st.sampled_from(["", "misfits"]))
def test_bunches(current: Current, query: SearchQuery, after: timedelta, box: Within, width: float, show: str) -> None:
    plan = plan_for(query.with_changes(show=show), after)
    mine, sql = (one.bunches(plan, box=box, squares=width) for one in both(current))
    assert [(one.count, one.ids) for one in mine] == [(one.count, one.ids) for one in sql]
    assert [(one.lat, one.lon) for one in mine] == [pytest.approx((one.lat, one.lon), abs=1e-9) for one in sql]


@settings(on_one_world, max_examples=max(5, QUESTIONS // 10))
@given(data=st.data(), seed=st.integers(0, 10**6))
def test_edits_between_questions(country: Current, data: st.DataObject, seed: int) -> None:
    edit_some(Random(seed), count=3)
    for _turn in range(3):
        plan = plan_for(data.draw(questions()), data.draw(AFTER))
        mine, sql = both(country)
        assert page(mine, plan, 0, 30) == page(sql, plan, 0, 30)
        assert mine.facets(plan) == sql.facets(plan)


@pytest.fixture
def country(db: None, tmp_path: Path, settings: pytest.FixtureRequest) -> Current:
    """A small country that rings the bell when it is edited."""
    settings.FINDER_SNAPSHOT_DIR = str(tmp_path)  # type: ignore[attr-defined]  # pytest-django's settings
    make_country(5, copies=6)
    build(Shelf(tmp_path))
    return Current(str(tmp_path))
