"""The promise itself: whatever happens to activities and whenever one looks, nothing shows one beyond its limit, and none is lost.

Histories are made up: verbs, edits and waiting, with jobs that run or do not. Every way of finding is asked at every moment.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities import freshness, publication
from activities.models import Activity
from activities.publication import PublicationError
from activities.revision import revise
from activities.vocabularies import PublicationStatus
from finder.changes import apply_changes
from finder.query import SearchQuery
from finder.search import search
from tests.factories import NOW, ActivityFactory, OccurrenceFactory, OrganisationFactory, ScheduleFactory

pytestmark = pytest.mark.django_db

LIMIT = timedelta(days=90 + 21)
VERBS = (
    publication.submit, publication.publish, publication.confirm, publication.pause, publication.resume,
    publication.withdraw, publication.expire,
)  # fmt: skip
EDIT = len(VERBS)
JOBS = ("keep_current", "ask_for_confirmation", "rebuild_index")


class Deed(NamedTuple):
    """One verb (or an edit) on one of three activities, so long after the one before; then some of the jobs run, or none."""

    which: int
    verb: int
    later: timedelta
    jobs: frozenset[str]


# Around the limits to the second, and anywhere between.
PAUSES = st.one_of(
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=150)),
    st.sampled_from(
        [days + second for days in (timedelta(days=90), LIMIT) for second in (timedelta(seconds=-1), timedelta(0))]
    ),
)
DEEDS = st.lists(
    st.builds(Deed, st.integers(0, 2), st.integers(0, EDIT), PAUSES, st.frozensets(st.sampled_from(JOBS))),
    min_size=1,
    max_size=9,
)


def histories(most: int) -> settings:
    """So many made-up histories, however long one takes."""
    unhurried = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(max_examples=most, deadline=None, suppress_health_check=unhurried)


@histories(50)
@given(deeds=DEEDS)
def test_no_result_is_ever_older_than_its_limit(db: None, deeds: list[Deed]) -> None:
    with transaction.atomic():
        for moment in lived(deeds):
            apply_changes(now=moment)
            assert believed(moment + timedelta(minutes=1)) <= found(moment) <= believed(moment)
        transaction.set_rollback(True)


@histories(20)
@given(deeds=DEEDS)
def test_not_even_when_no_change_reaches_the_index_any_more(db: None, deeds: list[Deed]) -> None:
    with transaction.atomic():
        moment = NOW
        for moment in lived(deeds):
            assert found(moment) <= young(moment)
        apply_changes(now=moment)
        later = moment + LIMIT
        assert found(later) == frozenset()
        transaction.set_rollback(True)


@histories(10)
@given(deeds=DEEDS)
def test_no_page_feed_or_interface_shows_what_is_too_old(db: None, deeds: list[Deed]) -> None:
    with transaction.atomic():
        cache.clear()
        for moment in lived(deeds):
            apply_changes(now=moment)
            with time_machine.travel(moment, tick=False):
                shown = dict(everywhere(Client()))
            trusted = believed(moment)
            assert {way: ids - trusted for way, ids in shown.items()} == dict.fromkeys(shown, frozenset())
            nearly = believed(moment + timedelta(minutes=1))
            assert {way: nearly - ids for way, ids in shown.items()} == dict.fromkeys(shown, frozenset())
        transaction.set_rollback(True)


def lived(deeds: list[Deed]) -> Iterator[datetime]:
    """Does the deeds, those that make sense, and stands still before and after each."""
    activities = some_activities()
    moment = NOW
    for deed in deeds:
        moment += deed.later
        yield moment
        try:
            done(deed, activities[deed.which], moment)
        except PublicationError:
            continue
        yield moment
        for job in sorted(deed.jobs):
            with time_machine.travel(moment, tick=False):
                call_command(job, verbosity=0)
        yield moment


def done(deed: Deed, activity: Activity, moment: datetime) -> None:
    """A verb, or an edit, which confirms nothing."""
    if deed.verb < EDIT:
        VERBS[deed.verb](activity, now=moment)
        return
    activity.refresh_from_db()
    revise(activity, changes={"summary": str(moment)}, base_version=activity.version, now=moment)


def some_activities() -> list[Activity]:
    """Drafts of one organisation, held once, so far ahead that only freshness decides."""
    organisation = OrganisationFactory(slug="kaffe")
    made: list[Activity] = [ActivityFactory(organisation=organisation) for _ in range(3)]
    ahead = NOW + timedelta(days=4000)
    for activity in made:
        schedule = ScheduleFactory(activity=activity, start_date=ahead.date(), start_time=ahead.time(), rrule="")
        OccurrenceFactory(schedule=schedule, original_starts_at=ahead)
    return made


def believed(moment: datetime) -> frozenset[int]:
    """Published ones that are young."""
    published = Activity.objects.filter(publication_status=PublicationStatus.PUBLISHED)
    return young(moment) & frozenset(published.values_list("pk", flat=True))


def young(moment: datetime) -> frozenset[int]:
    """Those confirmed less than a hundred and eleven days ago, counted from the event and not from the fields."""
    confirmed = {
        one: one.publication_events.filter(verb__in=("publish", "confirm", "resume")).order_by("-at").first()
        for one in Activity.objects.all()
    }
    return frozenset(one.pk for one, event in confirmed.items() if event and moment - event.at < LIMIT)


def found(moment: datetime) -> frozenset[int]:
    """What the search finds."""
    return frozenset(int(one.id) for one in search(SearchQuery(interpret=False), now=moment, with_facets=False).results)


def everywhere(reader: Client) -> Iterator[tuple[str, frozenset[int]]]:
    """The activities each public way names."""
    ways = {
        "the list": ("/find/", r'href="/aktivitet/(\d+)/'),
        "the interface": ("/api/v1/activities", r'"id":"(\d+)","external_id"'),
        "the map for robots": ("/sitemap.xml", r"/aktivitet/(\d+)/"),
    }
    for way, (address, pattern) in ways.items():
        yield way, named(reader, address, pattern)
    organisation = Activity.objects.all()[0].organisation
    yield "the calendar of all", named(reader, f"/forening/{organisation.pk}/kaffe/kalender.ics", r"UID:(\d+)-")
    pages = [
        named(reader, f"/aktivitet/{pk}/x/kalender.ics", r"UID:(\d+)-")
        for pk in Activity.objects.values_list("pk", flat=True)
    ]
    yield "their own calendars", frozenset().union(*pages)
    yield (
        "the page of the organisation",
        named(reader, f"/forening/{organisation.pk}/kaffe/", r'href="/aktivitet/(\d+)/'),
    )


def named(reader: Client, address: str, pattern: str) -> frozenset[int]:
    """The numbers of activities on a page; none on a page that is not there."""
    return frozenset(int(number) for number in re.findall(pattern, reader.get(address).content.decode()))


def test_the_share_of_fresh_ones_is_public(client: object) -> None:
    assert freshness.fresh_share(now=NOW) is None
    for days in (1, 2, 89, 90, 200):
        publication.publish(ActivityFactory(), now=NOW - timedelta(days=days))
    assert freshness.fresh_share(now=NOW) == 60
