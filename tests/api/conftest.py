"""What tests of the interface share: a small town of three activities on a moment that stands still."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from activities.models import Activity, Occurrence
from finder import index
from tests.factories import (
    NOW,
    AudienceFactory,
    OccurrenceFactory,
    OrganisationFactory,
    PlaceFactory,
    PublishedActivityFactory,
    ScheduleFactory,
    StatementFactory,
)


@dataclass(frozen=True)
class Town:
    """A café in Sønderborg with everything known, a walk in Nordborg with little, and singing that is only online."""

    cafe: Activity
    walk: Activity
    song: Activity


@pytest.fixture
def api(client: Client) -> Client:
    """Somebody's program, on a host we know."""
    client.defaults["SERVER_NAME"] = "localhost"
    return client


@pytest.fixture
def still_now() -> Iterator[None]:
    """Every clock says NOW."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def town(db: None, still_now: None) -> Town:
    """The town, indexed."""
    made = make_town()
    index.rebuild(now=NOW, version=1)
    return made


def make_town() -> Town:
    """Writes the town's rows."""
    organisation = OrganisationFactory(name="Ældre Sagen Als", slug="aeldre-sagen-als", kind="association")
    return Town(cafe=_cafe(organisation), walk=_walk(organisation), song=_song())


def _cafe(organisation: object) -> Activity:
    cafe: Activity = PublishedActivityFactory(
        organisation=organisation,
        place=PlaceFactory(name="Huset", street_address="Perlegade 1", directions="Ring på."),
        external_id="s-1",
        title="Åben café",
        summary="Kaffe og kage.",
        description="Vi drikker kaffe.",
        first_visit="Lis tager imod dig.",
        focus_area="communities",
        online="no",
        price_dkk="20.00",
        price_unit="visit",
        price_note="med kage",
        booking="drop_in",
        min_age=18,
        languages=["da", "de"],
        capacity_status="open",
        contact_name="Lis",
        contact_phone="74 00 00 00",
        contact_email="lis@example.dk",
        website="https://example.dk/cafe",
    )
    StatementFactory(activity=cafe, note="Rampe ved døren.")
    StatementFactory(activity=cafe, feature="hearing_loop", value="no")
    AudienceFactory(activity=cafe)
    _held(cafe, in_days=1)
    return cafe


def _walk(organisation: object) -> Activity:
    place = PlaceFactory(
        name="Søen", street_address="", postcode="6430", town="Nordborg", latitude=55.057, longitude=9.741
    )
    walk: Activity = PublishedActivityFactory(
        organisation=organisation, place=place, title="Gåtur", category="movement", gender="women", price_dkk=0
    )
    _held(walk, in_days=2)
    return walk


def _song() -> Activity:
    song: Activity = PublishedActivityFactory(
        organisation=OrganisationFactory(name="Koret", slug="koret", kind="church"),
        place=None,
        title="Syng med",
        category="music_song",
        online="yes",
    )
    _held(song, in_days=3)
    return song


def _held(activity: Activity, *, in_days: int) -> Occurrence:
    day = NOW + timedelta(days=in_days)
    schedule = ScheduleFactory(activity=activity, start_date=day.date(), rrule="")
    occurrence: Occurrence = OccurrenceFactory(
        schedule=schedule, original_starts_at=day, ends_at=day + timedelta(hours=2)
    )
    return occurrence
