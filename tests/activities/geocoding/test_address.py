"""What is read from an address line, and the embedded geocoder."""

import json
from pathlib import Path
from statistics import median

import pytest

from activities.geocoding.address import Address, EmbeddedGeocoder, GeocodedPoint, resolve_address
from activities.geocoding.spelling import same_street, spellings
from activities.geocoding.sphere import distance_km
from activities.vocabularies import Precision

FIXTURES = Path(__file__).parents[2] / "data" / "geocoders"


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Trappen 6, Guderup, 6430 Nordborg", "Guderup", Precision.TOWN),
        ("Trappen 6 Guderup 6430 Nordborg", "Guderup", Precision.TOWN),
        ("Trappen 6\nGuderup\n6430 Nordborg", "Guderup", Precision.TOWN),
        ("Nordborgvej 102, 6430 Svenstrup", "Svenstrup", Precision.TOWN),
        ("Kongevej 38, st., 6400 Sønderborg", "Sønderborg", Precision.TOWN),
        ("Kegnæsvej 80, DK-6470 Kegnæs", "Kegnæs", Precision.TOWN),
        ("Ringgade 172, Sønderborg", "Sønderborg", Precision.TOWN),
        ("Guderup", "Guderup", Precision.TOWN),
        ("Mommarkvej 352, 6470 Sydals", "6470 Sydals", Precision.AREA),
        ("Storegade 1, 6400 Nordborg", "6400 Sønderborg", Precision.AREA),
        ("6430", "6430 Nordborg", Precision.AREA),
        ("Storegade 1, 8000 Aarhus C", None, Precision.UNKNOWN),
        ("Storegade 51", None, Precision.UNKNOWN),
        ("", None, Precision.UNKNOWN),
    ],
)
def test_a_village_beats_the_postal_town(text: str, name: str | None, precision: Precision) -> None:
    place, found = resolve_address(text)
    assert (place and place.name, found) == (name, precision)


def test_is_near_seventeen_real_addresses() -> None:
    """Town and village only, from a list of villages of ours: half of the addresses within 500 m, all within 1.7 km."""
    houses = json.loads((FIXTURES / "gsearch_husnummer.json").read_text(encoding="utf-8"))
    off_km = [_distance_from(house["visningstekst"], *house["geometri"]["coordinates"][0]) for house in houses]
    assert median(off_km) < 0.5
    assert max(off_km) < 1.7


@pytest.mark.parametrize(
    ("street", "name", "number"),
    [
        ("Kongevej 38, 2. sal", "Kongevej", "38"),
        ("Kongevej 19 a", "Kongevej", "19A"),
        ("Nørregade 3B", "Nørregade", "3B"),
        ("10. Maj Gade 5", "10. Maj Gade", "5"),
        ("B.S.Ingemanns Vej 1", "B.S.Ingemanns Vej", "1"),
        ("Perlegade 64, 1.", "Perlegade", "64"),
        ("Dybbøl Banke", "Dybbøl Banke", ""),
        ("", "", ""),
    ],
)
def test_parts_street_and_house_number(street: str, name: str, number: str) -> None:
    address = Address(street=street, postcode="6400", town="Sønderborg")
    assert (address.street_name, address.house_number) == (name, number)


def test_asks_for_the_typed_spelling_first_and_then_for_danish_ones() -> None:
    def asked(street: str) -> list[str]:
        return spellings(Address(street=street, postcode="6430", town="Guderup"))

    assert asked("Trappen 6") == ["Trappen 6, 6430"]
    assert asked("Noerrevej 6, st. tv.") == ["Noerrevej 6, 6430", "Nørrevej 6, 6430"]
    assert asked("Norre Landevej 59") == ["Norre Landevej 59, 6430", "Nørre Landevej 59, 6430"]
    assert asked("Åbenråvej 25") == ["Åbenråvej 25, 6430", "Aabenraavej 25, 6430"]
    assert asked("") == []
    assert {len(text) for text in asked("Langevej " * 20)} == {73}
    assert spellings(Address(street="Ringgade 1", postcode="", town="Sønderborg")) == ["Ringgade 1, Sønderborg"]


def test_knows_when_two_spellings_are_one_street() -> None:
    assert same_street("Gl. Skolevej", "Gammel Skolevej")
    assert same_street("B.S. Ingemanns Vej", "B.S.Ingemanns Vej")
    assert same_street("Norre Landevej", "Nørre Landevej")
    assert not same_street("Skolevej", "Skolegade")


def test_the_embedded_geocoder_says_how_little_it_knows() -> None:
    point = EmbeddedGeocoder().geocode(Address(street="Trappen 6", postcode="6430", town="Guderup"))
    assert point == GeocodedPoint(
        lat=54.98978, lon=9.87174, precision=Precision.TOWN, provider="embedded", reference="geonames:2621072"
    )
    assert EmbeddedGeocoder().geocode(Address(street="Torvet 1", postcode="8000", town="Aarhus C")) is None


def _distance_from(text: str, lon: float, lat: float) -> float:
    place, _precision = resolve_address(text)
    assert place is not None
    return distance_km(place.lat, place.lon, lat, lon)
