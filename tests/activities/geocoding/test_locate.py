"""From an address to a point: our own places, the cache, the chosen service, the gazetteer, in this order."""

import logging

import pytest
from django.core.cache import cache
from pytest_django import Settings

from activities.geocoding import pace
from activities.geocoding.address import Address, GeocodedPoint
from activities.geocoding.locate import chosen_service, locate
from activities.geocoding.services.adressevaelger import Adressevaelger
from activities.vocabularies import Precision
from tests.activities.geocoding.fake_services import FakeServices

HALL = Address(street="Aabenraavej 25", postcode="6400", town="Sønderborg")
UNKNOWN = Address(street="Findesikkevej 1", postcode="6430", town="Guderup")
BY_GSEARCH = GeocodedPoint(
    lat=54.911135,
    lon=9.770207,
    precision=Precision.ADDRESS,
    provider="gsearch",
    reference="94e028ca-5302-4bbd-a22a-f4700075cf0c",
)


def _nowhere(_address: Address) -> None:
    """None of our places stands there."""


def _located(address: Address) -> tuple[str, str] | None:
    point = locate(address, known=_nowhere)
    return (point.provider, point.precision) if point else None


def test_asks_nobody_by_default(services: FakeServices, empty_cache: None) -> None:
    assert chosen_service() is None
    assert _located(HALL) == ("embedded", "town")
    assert services.asked == []


def test_asks_the_chosen_service_and_remembers_the_point_for_every_spelling(gsearch_chosen: FakeServices) -> None:
    assert locate(HALL, known=_nowhere) == BY_GSEARCH
    assert locate(Address(street="aabenraavej  25", postcode="6400", town="Soenderborg"), known=_nowhere) == BY_GSEARCH
    assert len(gsearch_chosen.asked) == 1


def test_asks_neither_cache_nor_service_for_an_address_placed_before(gsearch_chosen: FakeServices) -> None:
    assert locate(HALL, known=lambda address: BY_GSEARCH if address == HALL else None) is BY_GSEARCH
    assert gsearch_chosen.asked == []


def test_remembers_that_there_is_no_such_address_and_takes_its_village(gsearch_chosen: FakeServices) -> None:
    assert [_located(UNKNOWN), _located(UNKNOWN)] == [("embedded", "town")] * 2
    assert len(gsearch_chosen.asked) == 1


def test_an_outage_is_not_remembered(gsearch_chosen: FakeServices) -> None:
    gsearch_chosen.mood = "500"
    assert _located(HALL) == ("embedded", "town")
    gsearch_chosen.mood = "ok"
    assert _located(HALL) == ("gsearch", "address")


def test_leaves_a_failing_service_in_peace_after_three_failures(gsearch_chosen: FakeServices) -> None:
    gsearch_chosen.mood = "503"
    assert {_located(HALL) for _attempt in range(5)} == {("embedded", "town")}
    assert len(gsearch_chosen.asked) == pace.FAILURES_UNTIL_OPEN == 3


def test_a_success_forgets_earlier_failures(gsearch_chosen: FakeServices) -> None:
    for mood in ("500", "500", "ok", "500", "500", "ok"):
        gsearch_chosen.mood = mood
        _located(HALL)
        cache.delete_many([key for key in _keys() if ":address:" in key])
    assert len(gsearch_chosen.asked) == 6


def test_obeys_a_plea_to_wait_at_once(gsearch_chosen: FakeServices) -> None:
    gsearch_chosen.mood = "429"
    assert [_located(HALL), _located(HALL)] == [("embedded", "town")] * 2
    assert len(gsearch_chosen.asked) == 1


def test_a_wrong_question_does_not_speak_against_the_service(gsearch_chosen: FakeServices) -> None:
    gsearch_chosen.mood = "400"
    assert {_located(HALL) for _attempt in range(4)} == {("embedded", "town")}
    assert len(gsearch_chosen.asked) == 4


def test_stops_at_the_daily_cap(gsearch_chosen: FakeServices, settings: Settings) -> None:
    settings.GEOCODER_DAILY_CAP = 1
    assert _located(HALL) == ("gsearch", "address")
    assert _located(UNKNOWN) == ("embedded", "town")
    assert len(gsearch_chosen.asked) == 1


def test_an_unknown_service_is_named_in_the_error(settings: Settings) -> None:
    settings.GEOCODER = "dawa"
    with pytest.raises(ValueError, match=r"embedded, adressevaelger, gsearch, nominatim, not 'dawa'"):
        chosen_service()


def test_a_service_is_set_up_from_the_settings(settings: Settings) -> None:
    settings.GEOCODER = "adressevaelger"
    settings.GEOCODER_TIMEOUT_S = 1.5
    service = chosen_service()
    assert isinstance(service, Adressevaelger)
    assert (service.scheme, service.domain, service.timeout) == ("https", "adressevaelger.dk", 1.5)


@pytest.mark.parametrize("mood", ["ok", "500", "garbage", "HTML page"])
def test_no_log_holds_an_address_or_a_token(
    gsearch_chosen: FakeServices, caplog: pytest.LogCaptureFixture, mood: str
) -> None:
    caplog.handler.setLevel(logging.DEBUG)
    gsearch_chosen.mood = mood
    _located(HALL)
    written = [record.getMessage() for record in caplog.records]
    assert [text for text in written if "abenraa" in text.lower() or "a-token" in text] == []
    assert len(written) == (0 if mood == "ok" else 1)


def test_the_libraries_beneath_keep_quiet() -> None:
    """urllib3 writes whole URLs at WARNING, geopy answers at INFO and URLs at DEBUG."""
    assert {name: logging.getLogger(name).isEnabledFor(logging.WARNING) for name in ("urllib3", "geopy")} == {
        "urllib3": False,
        "geopy": False,
    }


def test_no_key_of_the_cache_shows_an_address(gsearch_chosen: FakeServices) -> None:
    _located(HALL)
    assert [key for key in _keys() if "abenra" in key] == []
    assert len([key for key in _keys() if ":address:" in key]) == 1


def test_takes_turns_at_the_pace_of_the_whole_site(empty_cache: None) -> None:
    clock = Clock()
    for _turn in range(4):
        pace.take_turn("a", per_second=2.0, daily_cap=10, clock=clock.now, sleep=clock.sleep)
    assert clock.now() == pytest.approx(1.5, abs=0.13)


def test_does_not_queue_for_ever(empty_cache: None) -> None:
    clock = Clock()
    clock.seconds = 1000.2
    for _turn in range(2):
        pace.take_turn("b", per_second=0.1, daily_cap=10, patience_s=30, clock=clock.now, sleep=clock.sleep)
    with pytest.raises(pace.NotOurTurn):
        pace.take_turn("b", per_second=0.1, daily_cap=10, patience_s=0, clock=clock.now, sleep=clock.sleep)


class Clock:
    """A clock that sleeping moves on."""

    seconds = 0.0

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


def _keys() -> list[str]:
    """The keys of the in-process cache, without prefix and version."""
    return [key.split(":", 2)[2] for key in cache._cache]  # type: ignore[attr-defined]  # LocMemCache's own dictionary
