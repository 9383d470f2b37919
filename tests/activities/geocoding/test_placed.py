"""Points of our own places: reused, filled in, and never against a pin set by hand."""

from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from activities.geocoding.known import address_of, placed_before
from activities.geocoding.placed import fill_point, pending_places, place_on_map
from activities.models.place import Place
from activities.signals import activities_changed
from tests.activities.geocoding.fake_services import FakeServices

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HALL = {"name": "Dybbøl-hallerne", "street_address": "Aabenraavej 25", "postcode": "6400", "town": "Sønderborg"}
POINT = {"latitude": 54.91, "longitude": 9.77, "precision": "address", "geocoded_by": "gsearch", "geocoder_id": "an-id"}


def make_place(**values: Any) -> Place:
    return Place.objects.create(**{**HALL, **values})


def test_knows_an_address_placed_before_in_any_spelling() -> None:
    make_place(**POINT)
    again = Place(street_address="AABENRAAVEJ 25", postcode="6400", town="Soenderborg")
    point = placed_before(address_of(again))
    assert point is not None
    assert (point.lat, point.lon, point.precision, point.provider, point.reference) == (
        54.91, 9.77, "address", "gsearch", "an-id",
    )  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [{"street_address": "Aabenraavej 27"}, {"postcode": "6200"}, {"town": "Dybbøl"}, {"street_address": "Aabenraavej"}],
)
def test_another_address_is_another_place(other: dict[str, str]) -> None:
    make_place(**POINT)
    assert placed_before(address_of(Place(**{**HALL, **other}))) is None


def test_the_point_of_a_town_is_not_passed_on() -> None:
    make_place(**{**POINT, "precision": "town"})
    assert placed_before(address_of(Place(**HALL))) is None


def test_a_pin_set_by_hand_is_the_best_point_there_is() -> None:
    make_place(**POINT)
    make_place(latitude=54.92, longitude=9.78, precision="town", pin_moved_by_user=True)
    point = placed_before(address_of(Place(**HALL)))
    assert point is not None
    assert (point.lat, point.precision, point.provider) == (54.92, "address", "place")


def test_fills_a_missing_point_from_the_gazetteer() -> None:
    place = Place(**{**HALL, "street_address": "Trappen 6", "postcode": "6430", "town": "Guderup"})
    assert fill_point(place, now=NOW)
    assert (place.latitude, place.longitude, place.precision, place.geocoded_by, place.geocoder_id, place.geocoded_at) == (
        54.98978, 9.87174, "town", "embedded", "geonames:2621072", NOW,
    )  # fmt: skip


@pytest.mark.parametrize("values", [{**POINT}, {**POINT, "geocoded_by": ""}, {"pin_moved_by_user": True}])
def test_keeps_a_point_that_was_given_found_or_set_by_hand(
    values: dict[str, Any], gsearch_chosen: FakeServices
) -> None:
    place = make_place(**values)
    assert not fill_point(place, now=NOW)
    assert not pending_places().exists()
    assert gsearch_chosen.asked == []


def test_a_chosen_service_improves_what_the_gazetteer_placed(gsearch_chosen: FakeServices) -> None:
    place = make_place(latitude=54.9, longitude=9.7, precision="town", geocoded_by="embedded")
    assert place_on_map(place, now=NOW)
    place.refresh_from_db()
    assert (place.latitude, place.precision, place.geocoded_by, place.version) == (54.911135, "address", "gsearch", 2)
    assert not pending_places().exists()


def test_what_a_person_changed_meanwhile_wins() -> None:
    place = make_place()
    Place.objects.update(version=2, pin_moved_by_user=True, latitude=54.5, longitude=9.5)
    assert not place_on_map(place, now=NOW)
    assert Place.objects.get().latitude == 54.5


def test_tells_who_lists_activities() -> None:
    told: list[tuple[Any, frozenset[int]]] = []

    def listen(sender: Any, activity_ids: frozenset[int], **kwargs: Any) -> None:
        told.append((sender, activity_ids))

    activities_changed.connect(listen)
    try:
        place_on_map(make_place(), now=NOW)
    finally:
        activities_changed.disconnect(listen)
    assert told == [(Place, frozenset())]


def test_the_command_places_what_it_can_and_names_what_nobody_knows(gsearch_chosen: FakeServices) -> None:
    make_place()
    make_place(street_address="Findesikkevej 1", postcode="6430", town="Guderup")
    lost = make_place(street_address="Torvet 1", postcode="8000", town="Aarhus C")
    make_place(street_address="", postcode="", town="")
    moved = make_place(pin_moved_by_user=True)
    assert _run() == [
        "Spørger gsearch.",
        f"Sted {lost.pk}: »Torvet 1, 8000 Aarhus C« blev ikke fundet. Ret postnummeret eller byen.",
        "Færdig. På adressen eller vejen: 1. I byen eller området: 1. Uændret: 0. Ikke fundet: 1.",
    ]
    assert not Place.objects.get(pk=moved.pk).has_point


def test_the_command_run_twice_changes_nothing_more() -> None:
    make_place()
    assert _run()[-1] == "Færdig. På adressen eller vejen: 0. I byen eller området: 1. Uændret: 0. Ikke fundet: 0."
    assert _run() == [
        "Slår op i den indbyggede stedliste.",
        "Færdig. På adressen eller vejen: 0. I byen eller området: 0. Uændret: 0. Ikke fundet: 0.",
    ]


def test_the_command_says_what_is_wrong_with_the_settings(settings: Settings) -> None:
    settings.GEOCODER = "dawa"
    with pytest.raises(CommandError, match="not 'dawa'"):
        _run()


def _run() -> list[str]:
    out = StringIO()
    call_command("geocode_pending", stdout=out)
    return out.getvalue().splitlines()
