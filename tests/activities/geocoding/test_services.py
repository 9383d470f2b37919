"""Each address service: what is asked, what is believed, and that a failure is never "no such address"."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.exc import GeocoderRateLimited, GeocoderServiceError, GeopyError
from geopy.geocoders.base import Geocoder

from activities.geocoding.address import Address, GeocodedPoint
from activities.geocoding.services.adressevaelger import Adressevaelger
from activities.geocoding.services.base import AddressService
from activities.geocoding.services.gsearch import GSearch
from activities.geocoding.services.nominatim import Nominatim
from activities.vocabularies import Precision
from tests.activities.geocoding.fake_services import FAILURES, FakeServices, read_fixture

BOX = (54.75, 9.35, 55.15, 10.15)
KINDS: list[type[AddressService]] = [Adressevaelger, GSearch, Nominatim]
DYBBOEL_HALL = Address(street="Aabenraavej 25", postcode="6400", town="Sønderborg")
DYBBOEL_HALL_ID = "94e028ca-5302-4bbd-a22a-f4700075cf0c"


def make(kind: type[AddressService], services: FakeServices, **options: Any) -> AddressService:
    chosen = {"box": BOX, "municipality": "0540", "token": "a-token", "scheme": "http", "domain": services.domain}
    return kind(**{**chosen, **options})


@pytest.mark.parametrize(
    ("kind", "lat", "lon", "reference"),
    [
        (Adressevaelger, 54.911135, 9.770207, DYBBOEL_HALL_ID),
        (GSearch, 54.911135, 9.770207, DYBBOEL_HALL_ID),
        (Nominatim, 54.9114, 9.7702, "way/1"),
    ],
)
def test_finds_the_house(
    services: FakeServices, kind: type[AddressService], lat: float, lon: float, reference: str
) -> None:
    service = make(kind, services)
    assert isinstance(service, Geocoder)
    assert service.geocode(DYBBOEL_HALL) == GeocodedPoint(
        lat=lat, lon=lon, precision=Precision.ADDRESS, provider=kind.name, reference=reference
    )


@pytest.mark.parametrize("kind", [Adressevaelger, GSearch])
def test_finds_all_seventeen_houses_also_when_the_village_is_given_as_town(
    services: FakeServices, kind: type[AddressService]
) -> None:
    service = make(kind, services)
    houses = read_fixture("gsearch_husnummer.json")
    points = [service.geocode(_address_of(house)) for house in houses]
    assert [point and (point.reference, point.precision) for point in points] == [
        (house["id"], Precision.ADDRESS) for house in houses
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_an_address_nobody_knows_is_none_and_one_without_a_street_is_not_asked_for(
    services: FakeServices, kind: type[AddressService]
) -> None:
    assert make(kind, services).geocode(Address(street="Findesikkevej 1", postcode="6400", town="Sønderborg")) is None
    asked = len(services.asked)
    assert make(kind, services).geocode(Address(street="", postcode="6400", town="Sønderborg")) is None
    assert len(services.asked) == asked == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mood", sorted(FAILURES))
def test_a_failure_is_raised_and_never_taken_for_an_empty_answer(
    services: FakeServices, kind: type[AddressService], mood: str
) -> None:
    services.mood = mood
    with pytest.raises(GeocoderServiceError):
        make(kind, services, timeout=0.2).geocode(DYBBOEL_HALL)
    assert len(services.asked) == 1


def test_nobody_listening_is_a_failure(services: FakeServices) -> None:
    with pytest.raises(GeopyError):
        make(GSearch, services, domain="127.0.0.1:1").geocode(DYBBOEL_HALL)


def test_a_plea_to_wait_says_how_long(services: FakeServices) -> None:
    services.mood = "429"
    with pytest.raises(GeocoderRateLimited) as caught:
        make(GSearch, services).geocode(DYBBOEL_HALL)
    assert caught.value.retry_after == 120


def test_asks_adressevaelger_within_the_municipality_and_then_for_the_point(services: FakeServices) -> None:
    make(Adressevaelger, services).geocode(DYBBOEL_HALL)
    assert [_question(asked) for asked in services.asked] == [
        (
            "/husnumre/soeg",
            {"tekst": ["Aabenraavej 25, 6400"], "maksimum": ["5"], "kommunekode": ["0540"], "token": ["a-token"]},
        ),
        (f"/husnumre/{DYBBOEL_HALL_ID}", {"token": ["a-token"]}),
    ]


def test_asks_gsearch_with_the_token_in_a_header(services: FakeServices) -> None:
    make(GSearch, services).geocode(DYBBOEL_HALL)
    assert [_question(asked) for asked in services.asked] == [
        (
            "/rest/gsearch/v2.0/husnummer",
            {"q": ["Aabenraavej 25, 6400"], "limit": ["5"], "srid": ["4326"], "filter": ["kommunekode like '%0540%'"]},
        )
    ]
    assert services.tokens == ["a-token"]


def test_asks_nominatim_within_the_box(services: FakeServices) -> None:
    make(Nominatim, services).geocode(DYBBOEL_HALL)
    _path, parameters = _question(services.asked[0])
    assert (parameters["viewbox"], parameters["bounded"]) == (["9.35,55.15,10.15,54.75"], ["1"])


@pytest.mark.parametrize("kind", [Adressevaelger, GSearch])
def test_asks_again_with_danish_letters(services: FakeServices, kind: type[AddressService]) -> None:
    point = make(kind, services).geocode(Address(street="Norre Landevej 59", postcode="6470", town="Kegnaes"))
    assert point is not None
    assert (point.reference, point.precision) == ("0a3f508c-5dd4-32b8-e044-0003ba298018", Precision.ADDRESS)


def test_another_number_of_the_street_is_no_more_than_the_street(services: FakeServices) -> None:
    services.overriding = [_gsearch_house()]
    point = make(GSearch, services).geocode(Address(street="Aabenraavej 27", postcode="6400", town="Sønderborg"))
    assert point is not None
    assert point.precision == Precision.STREET


@pytest.mark.parametrize(
    "change",
    [
        {"postnummer": "6200"},
        {"vejnavn": "Aabenraa Landevej"},
        {"geometri": {"type": "MultiPoint", "coordinates": [[12.568, 55.676]]}},
        {"geometri": {"type": "MultiPoint", "coordinates": [[54.911, 9.770]]}},
    ],
    ids=["another postcode", "another street", "Copenhagen", "axes swapped"],
)
def test_does_not_believe_an_answer_elsewhere(services: FakeServices, change: dict[str, Any]) -> None:
    services.overriding = [_gsearch_house() | change]
    assert make(GSearch, services).geocode(DYBBOEL_HALL) is None


def test_reads_metres_where_degrees_were_asked_for(services: FakeServices) -> None:
    services.overriding = [_gsearch_house() | {"geometri": {"coordinates": [[549377.36, 6085174.23]]}}]
    point = make(GSearch, services).geocode(DYBBOEL_HALL)
    assert point is not None
    assert (point.lat, point.lon) == (54.911135, 9.770207)


def test_an_identifier_abolished_meanwhile_is_no_house(services: FakeServices) -> None:
    hit = next(hit for hit in read_fixture("husnumre_index.json") if hit["id"] == DYBBOEL_HALL_ID)
    services.overriding = {"status": "ok", "fund": [hit | {"id": "abolished"}]}
    assert make(Adressevaelger, services).geocode(DYBBOEL_HALL) is None
    assert services.asked[-1].startswith("/husnumre/abolished?")


def test_skips_streets_and_flats_among_the_hits_of_adressevaelger(services: FakeServices) -> None:
    services.overriding = read_fixture("adresser_soeg_mixed_types.json")
    assert (
        make(Adressevaelger, services).geocode(Address(street="Askevænget 11", postcode="2830", town="Virum")) is None
    )
    assert [urlsplit(asked).path for asked in services.asked] == [
        "/husnumre/soeg",
        "/husnumre/0a3f507a-6fa1-32b8-e044-0003ba298018",
    ]


def test_takes_its_turn_before_every_question(services: FakeServices) -> None:
    turns: list[int] = []
    make(Adressevaelger, services, before_request=lambda: turns.append(len(services.asked))).geocode(DYBBOEL_HALL)
    assert turns == [0, 1]


def _address_of(house: dict[str, Any]) -> Address:
    town = house["supplerendebynavn"] or house["postnummernavn"]
    return Address(street=f"{house['vejnavn']} {house['husnummertekst']}", postcode=house["postnummer"], town=town)


def _gsearch_house() -> dict[str, Any]:
    houses: list[dict[str, Any]] = read_fixture("gsearch_husnummer.json")
    return next(house for house in houses if house["id"] == DYBBOEL_HALL_ID)


def _question(asked: str) -> tuple[str, dict[str, list[str]]]:
    parts = urlsplit(asked)
    return parts.path, parse_qs(parts.query)
