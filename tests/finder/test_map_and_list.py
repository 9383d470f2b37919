"""The map shows what the list does: every activity of it that has a pin, and nothing else."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finder import index
from finder.cards import Card
from finder.conditions import Within
from finder.parameters import parse, to_params
from finder.query import SearchQuery
from finder.search import gather, search
from tests.finder.questions import questions
from tests.finder.worlds import NOW, make_world

WORLD = Within(south=-90, west=-180, north=90, east=180)
SENTENCES = st.sampled_from([
    "kaffe", "jeg sidder i kørestol og er lige flyttet til Nordborg", "gratis svømning på tirsdag", "kor eller sang", "ikke om aftenen",
    "noget for min mor med demens", "online for unge", "strikkeklub i Gråsten for mænd på 78",
])  # fmt: skip


@pytest.fixture
def made_up(db: None) -> None:
    """A world with what is only online, what is at an address nobody knows, and statements of every sort."""
    make_world(5, size=110)
    index.rebuild(now=NOW, version=1)


def asked(query: SearchQuery) -> SearchQuery:
    """The question as it comes out of its own address."""
    values = defaultdict[str, list[str]](list)
    for name, value in to_params(query):
        values[name].append(value)
    return parse(values).query


def listed(query: SearchQuery) -> Iterator[Card]:
    """The cards of every page."""
    page, is_last = 1, False
    while not is_last:
        answer = search(query.with_changes(page=page, page_size=100), now=NOW, with_facets=False)
        yield from (result.card for result in answer.results)
        page, is_last = page + 1, not answer.has_next


def has_pin(card: Card) -> bool:
    """Whether it is held at a place of which somebody knows where it is."""
    return card["place"] is not None and card["place"]["lat"] is not None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=questions(), sentence=SENTENCES | st.none(), show=st.sampled_from(["", "misfits"]), zoom=st.integers(0, 19)
)
def test_the_map_counts_what_the_list_does(
    made_up: None, query: SearchQuery, sentence: str | None, show: str, zoom: int
) -> None:
    said = {"q": sentence, "interpret": True} if sentence else {}
    question = asked(query.with_changes(show=show, **said))
    pins = {int(card["id"]) for card in listed(question) if has_pin(card)}
    clusters = gather(question, box=WORLD, zoom=zoom, now=NOW).clusters
    assert sum(one.count for one in clusters) == len(pins)
    assert {number for one in clusters for number in one.ids} <= pins
