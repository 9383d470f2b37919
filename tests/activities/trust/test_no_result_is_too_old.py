"""The promise itself: whatever happens to activities and whenever one looks, search shows none beyond its limit, and no other is lost."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities import freshness, publication
from activities.models import Activity
from activities.publication import PublicationError
from activities.vocabularies import PublicationStatus
from finder import index
from finder.query import SearchQuery
from finder.search import search
from tests.factories import NOW, ActivityFactory, OccurrenceFactory, ScheduleFactory

pytestmark = pytest.mark.django_db

LIMIT = timedelta(days=90 + 21)
VERBS = (
    publication.submit, publication.publish, publication.confirm, publication.pause, publication.resume,
    publication.withdraw, publication.expire,
)  # fmt: skip


class Deed(NamedTuple):
    """One verb on one of three activities, so long after the one before."""

    which: int
    verb: int
    later: timedelta


# Around the limits to the second, and anywhere between.
PAUSES = st.one_of(
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=150)),
    st.sampled_from(
        [days + second for days in (timedelta(days=90), LIMIT) for second in (timedelta(seconds=-1), timedelta(0))]
    ),
)
DEEDS = st.lists(st.builds(Deed, st.integers(0, 2), st.integers(0, len(VERBS) - 1), PAUSES), min_size=1, max_size=9)
HISTORIES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@HISTORIES
@given(deeds=DEEDS)
def test_no_result_is_ever_older_than_its_limit(db: None, deeds: list[Deed]) -> None:
    with transaction.atomic():
        for moment in lived(deeds):
            index.rebuild(now=moment, version=1)
            results = search(SearchQuery(interpret=False), now=moment, with_facets=False).results
            found = {int(one.id) for one in results}
            assert believed(moment + timedelta(minutes=1)) <= found <= believed(moment)
        transaction.set_rollback(True)


def lived(deeds: list[Deed]) -> Iterator[datetime]:
    """Does the deeds, those that make sense, and stands still before and after each."""
    activities = [an_activity() for _ in range(3)]
    moment = NOW
    for deed in deeds:
        moment += deed.later
        yield moment
        try:
            VERBS[deed.verb](activities[deed.which], now=moment)
        except PublicationError:
            continue
        yield moment


def an_activity() -> Activity:
    """A draft with a date so far ahead that only its freshness decides."""
    activity: Activity = ActivityFactory()
    OccurrenceFactory(schedule=ScheduleFactory(activity=activity), original_starts_at=NOW + timedelta(days=4000))
    return activity


def believed(moment: datetime) -> set[int]:
    """Published ones confirmed less than a hundred and eleven days ago, counted from the event and not from the fields."""
    published = Activity.objects.filter(publication_status=PublicationStatus.PUBLISHED)
    confirming = ("publish", "confirm", "resume")
    return {
        one.pk
        for one in published
        if moment - one.publication_events.filter(verb__in=confirming).order_by("-at")[0].at < LIMIT
    }


def test_the_share_of_fresh_ones_is_public(client: object) -> None:
    assert freshness.fresh_share(now=NOW) is None
    for days in (1, 2, 89, 90, 200):
        publication.publish(ActivityFactory(), now=NOW - timedelta(days=days))
    assert freshness.fresh_share(now=NOW) == 60
