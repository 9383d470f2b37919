"""EPSG:25832 to latitude and longitude, against the reference implementation and the register's own pairs."""

import json
from pathlib import Path
from typing import Any

import pytest

from activities.geocoding.projection import utm32_to_wgs84

FIXTURES = Path(__file__).parents[2] / "data" / "geocoders"


@pytest.mark.parametrize(
    ("easting_m", "northing_m", "lat", "lon"),
    [
        (549377.36, 6085174.23, 54.911134750755664, 9.770207323209206),
        (441000.0, 6049000.0, 54.58504209316273, 8.087056277414748),  # Vadehavet
        (893000.0, 6120000.0, 55.07067256470897, 15.158563524623498),  # Bornholm, far outside the zone
        (600000.0, 6400000.0, 57.73098681045181, 10.679312348576673),  # Skagen
        (500000.0, 0.0, 0.0, 9.0),
    ],
)
def test_agrees_with_proj(easting_m: float, northing_m: float, lat: float, lon: float) -> None:
    """The expected values are those of PROJ 9.7 (`cs2cs EPSG:25832 EPSG:4258`)."""
    assert utm32_to_wgs84(easting_m, northing_m) == pytest.approx((lat, lon), abs=1e-11)


def test_agrees_with_the_points_of_seventeen_real_addresses() -> None:
    expected = {house["id"]: house["geometri"]["coordinates"][0][::-1] for house in _read("gsearch_husnummer.json")}
    houses = [_read(path.name)["husnummer"] for path in FIXTURES.glob("husnummer_*.json")]
    found = {house["id_lokalid"]: utm32_to_wgs84(*house["adgangspunkt"]["geometri"]["coordinates"]) for house in houses}
    assert len(found) == 17
    assert found == {house: pytest.approx(tuple(point), abs=1e-7) for house, point in expected.items()}


def _read(name: str) -> Any:
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))
