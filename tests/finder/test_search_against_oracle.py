"""The index answers as a plain loop over all activities does: the same ids in the same order, totals, facets and times.

`ORACLE_QUESTIONS=10000 pytest tests/finder/test_search_against_oracle.py` asks that many in all; see tests/finder/oracle.py
for how the words of the vocabulary were read.
"""

import os
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from activities.models import Activity
from finder import index
from finder.answer import Answer, PageBeyondEnd
from finder.conditions import Within
from finder.query import SearchQuery
from finder.search import gather, search
from tests.finder.oracle import Expected, Oracle
from tests.finder.questions import questions
from tests.finder.worlds import NOW, make_world

SEEDS = (1, 2, 3, 4)
WORLD = Within(south=-90, west=-180, north=90, east=180)
QUESTIONS = int(os.environ.get("ORACLE_QUESTIONS", "600")) // len(SEEDS)
WITH_FACETS = max(5, QUESTIONS // 12)
AFTER = st.sampled_from([0, 0, 0, 1, 59, 60, 60 * 9, 60 * 24 * 9, 60 * 24 * 60]).map(lambda one: timedelta(minutes=one))
on_one_world = settings(
    max_examples=QUESTIONS,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(params=SEEDS)
def oracle(request: pytest.FixtureRequest, db: None) -> Oracle:
    """A made-up world, indexed this morning, and the oracle that has seen it."""
    make_world(request.param, size=60 + 15 * request.param)
    index.rebuild(now=NOW, version=1)
    facts = ("audiences", "statements", "place__statements", "occurrences")
    return Oracle(Activity.objects.select_related("organisation", "place").prefetch_related(*facts))


def everything(query: SearchQuery, *, now: datetime) -> list[Answer]:
    """All pages of an answer, a hundred results at a time."""
    pages = [search(query.with_changes(page_size=100), now=now, with_facets=False)]
    while pages[-1].has_next:
        pages.append(search(query.with_changes(page_size=100, page=len(pages) + 1), now=now, with_facets=False))
    return pages


def told(pages: list[Answer], expected: Expected) -> Expected:
    """What search said, in the oracle's form. Distances within half a per cent (and half a metre) are the oracle's own."""
    results = [result for page in pages for result in page.results]
    near = {int(one.id): None if one.distance_m is None else one.distance_m / 1000 for one in results}
    for activity_id, distance in near.items():
        truth = expected.distances.get(activity_id)
        if distance is not None and truth is not None and abs(distance - truth) <= 0.005 * truth + 0.0005:
            near[activity_id] = truth
    return Expected(
        ids=tuple(int(one.id) for one in results),
        count=pages[0].count,
        excluded_count=pages[0].excluded_count,
        next_times={int(one.id): (one.next_starts_at, one.next_ends_at) for one in results if one.next_starts_at},
        distances=near,
    )


@on_one_world
@given(query=questions(), after=AFTER)
def test_every_answer_is_the_oracles(oracle: Oracle, query: SearchQuery, after: timedelta) -> None:
    assume(not oracle.is_borderline(query))
    expected = oracle.answer(query, now=NOW + after)
    assert told(everything(query, now=NOW + after), expected) == expected


@settings(on_one_world, max_examples=WITH_FACETS)
@given(query=questions(), after=AFTER)
def test_every_facet_counts_as_the_oracle_does(oracle: Oracle, query: SearchQuery, after: timedelta) -> None:
    assume(not oracle.is_borderline(query))
    answer = search(query, now=NOW + after)
    counted = {name: facet.counts for name, facet in answer.facets.items()}
    assert counted == oracle.facets(query, now=NOW + after)


@settings(on_one_world, max_examples=WITH_FACETS)
@given(query=questions(), size=st.integers(1, 100), page=st.integers(1, 30))
def test_a_page_is_its_part_of_the_whole(oracle: Oracle, query: SearchQuery, size: int, page: int) -> None:
    assume(not oracle.is_borderline(query))
    expected = oracle.answer(query, now=NOW)
    last = max(1, -(-expected.count // size))
    asked = query.with_changes(page=page, page_size=size)
    if page > last:
        with pytest.raises(PageBeyondEnd) as raised:
            search(asked, now=NOW, with_facets=False)
        assert raised.value.last == last
    else:
        answer = search(asked, now=NOW, with_facets=False)
        assert tuple(int(one.id) for one in answer.results) == expected.ids[(page - 1) * size : page * size]
        assert (answer.count, answer.page_count, answer.has_next) == (expected.count, last, page < last)


@settings(on_one_world, max_examples=WITH_FACETS)
@given(query=questions(), after=AFTER, show=st.sampled_from(["", "misfits"]))
def test_the_map_has_the_pins_of_the_oracle(oracle: Oracle, query: SearchQuery, after: timedelta, show: str) -> None:
    assume(not oracle.is_borderline(query))
    asked = query.with_changes(show=show)
    pins = oracle.pins(asked, now=NOW + after)
    clusters = gather(asked, box=WORLD, zoom=19, now=NOW + after).clusters
    assert sum(one.count for one in clusters) == len(pins)
    assert {number for one in clusters for number in one.ids} <= pins


def test_a_facet_keeps_what_another_choice_requires(oracle: Oracle) -> None:
    """`step_free` is chosen and is at the core of the need: counting features without it still asks it for the need."""
    query = SearchQuery(feature=("step_free", "lift"), need=("wheelchair",))
    counted = search(query, now=NOW).facets["feature"].counts
    assert counted == oracle.facets(query, now=NOW)["feature"]
