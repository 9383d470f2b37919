"""The places people name."""

import csv
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.geocoding.folding import fold_place_name
from activities.geocoding.gazetteer import (
    all_places,
    find_place,
    find_postcode,
    nearby_places,
    nearest_place,
    places_starting_with,
    read_gazetteer,
)
from activities.geocoding.labels import labels_file, map_labels
from activities.geocoding.sphere import distance_km

ROOT = Path(__file__).parents[3]
DEMO = ROOT / "activities" / "data" / "demo" / "activities.csv"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Sønderborg", "Sønderborg", "town"),
        ("soenderborg", "Sønderborg", "town"),
        ("Sonderburg", "Sønderborg", "town"),
        ("Gravenstein", "Gråsten", "town"),
        ("Düppel", "Dybbøl", "town"),
        ("Åbenrå", "Aabenraa", "town"),
        ("Nordborgs", "Nordborg", "town"),
        ("vester-sottrup", "Vester Sottrup", "village"),
        ("Kegnæs", "Kegnæs", "village"),
        ("als", "Als", "region"),
        ("Sydals", "Sydals", "region"),
        ("Flensborg Fjord", "Flensborg Fjord", "water"),
        ("6430", "6430 Nordborg", "postcode"),
        ("DK-6430", "6430 Nordborg", "postcode"),
        ("6430 Nordborg", "Nordborg", "town"),
        ("Nordborg 6430", "Nordborg", "town"),
        ("6430 Guderup", "Guderup", "town"),
        ("6470 Sydals", "6470 Sydals", "postcode"),
        ("6430 Et sted ude på landet", "6430 Nordborg", "postcode"),
    ],
)
def test_finds_the_place_meant(text: str, name: str, kind: str) -> None:
    place = find_place(text)
    assert place is not None
    assert (place.name, place.kind) == (name, kind)


@pytest.mark.parametrize(
    "text", ["", "  ", "Atlantis", "9999", "6400 Nordborg", "s", "'", "Nordborg" * 20, "\x00", "６４３"]
)
def test_knows_no_place_of_an_unknown_or_contradictory_text(text: str) -> None:
    assert find_place(text) is None


@given(st.text(max_size=120))
def test_any_text_finds_a_place_or_none(text: str) -> None:
    place = find_place(text)
    assert place is None or place in all_places()


def test_every_place_is_found_by_its_name() -> None:
    names = [place.name for place in all_places()]
    found = [place and place.town for place in map(find_place, names)]
    assert found == [place.town for place in all_places()]


def test_no_two_places_of_a_kind_share_a_name() -> None:
    called = Counter(
        (place.kind, folded) for place in all_places() for folded in {fold_place_name(name) for name in place.names}
    )
    assert [name for name, count in called.items() if count > 1] == []


def test_holds_what_the_issue_asks_for() -> None:
    kinds = Counter(place.kind for place in all_places() if place.kind in ("postcode", "village"))
    assert kinds["postcode"] == 9
    assert kinds["village"] >= 60
    assert {place.source.partition(":")[0] for place in all_places()} == {"geonames", "curated"}


def test_every_town_of_the_demonstration_is_a_locality_in_its_postal_district() -> None:
    with DEMO.open(encoding="utf-8", newline="") as file:
        towns = {(row["postcode"], row["town"]) for row in csv.DictReader(file)}
    known = {(place.postcode, place.name) for place in all_places() if place.is_locality}
    assert len(towns) == 24
    assert towns - known == set()


def test_stands_near_the_venues_of_the_demonstration() -> None:
    """Every venue of the demonstration lies within 3.5 km of its town's point."""
    with DEMO.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["latitude"]]
    far = {row["venue"] for row in rows if _distance_from_town(row) > 3.5}
    assert far == set()


def test_a_postcode_stands_at_its_town_and_not_at_the_official_centre() -> None:
    postcodes = {code: find_postcode(code) for code in ("6300", "6310", "6400", "6430", "6440")}
    towns = {code: find_place(name) for code, name in _POSTAL_TOWNS.items()}
    assert {code: place and (place.lat, place.lon) for code, place in postcodes.items()} == {
        code: place and (place.lat, place.lon) for code, place in towns.items()
    }


_POSTAL_TOWNS = {"6300": "Gråsten", "6310": "Broager", "6400": "Sønderborg", "6430": "Nordborg", "6440": "Augustenborg"}


def test_places_stand_on_land_and_waters_do_not() -> None:
    land = json.loads((ROOT / "static" / "data" / "land.geojson").read_text(encoding="utf-8"))
    rings = [polygon[0] for feature in land["features"] for polygon in feature["geometry"]["coordinates"]]
    boxed = [(_box(ring), ring) for ring in rings]
    on_land = {place.name: _is_on_land(boxed, place.lat, place.lon) for place in all_places()}
    assert on_land == {place.name: place.kind != "water" for place in all_places()}


def test_suggests_names_first_then_later_words_and_never_waters() -> None:
    assert [place.name for place in places_starting_with("sønder")] == [
        "Sønderborg",
        "Sønderby",
        "Sønderskov",
        "6400 Sønderborg",
    ]
    assert [place.name for place in places_starting_with("64")] == [
        "6400 Sønderborg",
        "6430 Nordborg",
        "6440 Augustenborg",
        "6470 Sydals",
    ]
    assert [place.name for place in places_starting_with("sottr")] == ["Vester Sottrup", "Øster Sottrup"]
    assert [place.name for place in places_starting_with("", limit=3)] == ["Sønderborg", "Nordborg", "Gråsten"]
    assert places_starting_with("flensborg f") == []


def test_names_the_places_around_a_point_nearest_first() -> None:
    assert nearest_place(55.0405, 9.7950).name == "Havnbjerg"
    around = nearby_places(54.98978, 9.87174, limit=4, radius_km=2.0)
    assert [place.name for place in around] == ["Guderup", "Egen", "Dyndved", "Sjellerup"]
    assert nearby_places(0.0, 0.0) == []


def test_measures_on_the_sphere() -> None:
    assert distance_km(54.90896, 9.78917, 55.05732, 9.7408) == pytest.approx(16.783, abs=0.005)
    assert distance_km(0, 0, 0, 180) == pytest.approx(20015.11, abs=0.01)
    assert distance_km(54.9, 9.8, 54.9, 9.8) == 0.0


def test_the_labels_of_the_map_are_those_of_the_gazetteer() -> None:
    """After a change to the gazetteer: `manage.py write_map_labels`."""
    assert json.loads(labels_file().read_text(encoding="utf-8")) == map_labels()


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    header = "name,kind,postcode,municipality,lat,lon,population,min_zoom,source,aliases,reach_km\n"
    file.write_text(
        f"{header}Her,town,6400,0540,54.9,9.7,,,curated,,\nDer,by,6400,0540,54.9,9.7,,,curated,,\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match=r"mine\.csv, line 3: .*kind must be one of town, .* not 'by'"):
        read_gazetteer(file)


Ring = list[list[float]]
Box = tuple[float, float, float, float]


def _distance_from_town(row: dict[str, str]) -> float:
    town = find_place(f"{row['postcode']} {row['town']}")
    assert town is not None
    return distance_km(town.lat, town.lon, float(row["latitude"]), float(row["longitude"]))


def _box(ring: Ring) -> Box:
    lons, lats = zip(*ring, strict=True)
    return min(lats), min(lons), max(lats), max(lons)


def _is_on_land(boxed: list[tuple[Box, Ring]], lat: float, lon: float) -> bool:
    near = [ring for (south, west, north, east), ring in boxed if south <= lat <= north and west <= lon <= east]
    return any(_is_inside(ring, lat, lon) for ring in near)


def _is_inside(ring: Ring, lat: float, lon: float) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    crossed = [
        lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > lat) != (y2 > lat)
    ]
    return sum(crossed) % 2 == 1
