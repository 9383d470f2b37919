"""The places people name, in memory: postcodes, towns, villages, regions and waters, read once from one small file.

A postcode stands at its town, never at the official centre of the postal district: those lie up to ten kilometres from
where people live, four of them in the sea.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from activities.geocoding import conf
from activities.geocoding.folding import fold_place_name
from activities.geocoding.sphere import distance_km

KINDS = ("town", "village", "region", "postcode", "water")  # in the order in which a name is understood
LOCALITY_KINDS = ("town", "village")
LONGEST_NAME = 100  # characters; whatever is longer is not the name of a place

_POSTCODE_FIRST = re.compile(r"^(?:dk )?(\d{4})(?: (.+))?$")
_POSTCODE_LAST = re.compile(r"^(.+) (\d{4})$")


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place with a name: where it is (WGS84 degrees), what it is, and where that is known from."""

    name: str
    kind: str  # one of KINDS
    postcode: str  # "" for what has none
    municipality: str  # the official four-digit code, "" for waters and abroad
    lat: float
    lon: float
    population: int | None
    min_zoom: int | None  # the map names it from this zoom level on; None = never
    source: str  # "geonames:<id>" (CC BY 4.0) or "curated" (ours)
    aliases: tuple[str, ...] = ()
    reach_km: float | None = None  # of a region: how far it goes from its middle

    @property
    def is_locality(self) -> bool:
        """Whether people live there as in a town or village."""
        return self.kind in LOCALITY_KINDS

    @property
    def town(self) -> str:
        """The name alone: "Nordborg" also for the postcode "6430 Nordborg"."""
        return self.name.removeprefix(self.postcode).strip() if self.kind == "postcode" else self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Every way it is called, its own name first."""
        return (self.name, *self.aliases)


class Gazetteer:
    """All places of one file, with the ways to find them."""

    def __init__(self, places: Iterable[GazetteerPlace]) -> None:
        self.places = tuple(sorted(places, key=_rank))

    @cached_property
    def by_name(self) -> dict[str, list[GazetteerPlace]]:
        """Folded name to the places called so, the likeliest meaning first."""
        found: dict[str, list[GazetteerPlace]] = {}
        for place in self.places:
            for name in dict.fromkeys(map(fold_place_name, place.names)):
                found.setdefault(name, []).append(place)
        return found

    @cached_property
    def by_postcode(self) -> dict[str, GazetteerPlace]:
        """Postcode to its row."""
        return {place.postcode: place for place in self.places if place.kind == "postcode"}

    @cached_property
    def localities(self) -> tuple[GazetteerPlace, ...]:
        """Towns and villages."""
        return tuple(place for place in self.places if place.is_locality)

    @cached_property
    def suggestions(self) -> list[tuple[GazetteerPlace, list[str]]]:
        """Where people live or may want to go, each with its folded names."""
        return [(place, list(map(fold_place_name, place.names))) for place in self.places if place.kind != "water"]

    def named(self, folded: str) -> list[GazetteerPlace]:
        """The places of a folded name, which may carry a genitive: "nordborgs"."""
        return self.by_name.get(folded) or (self.by_name.get(folded[:-1], []) if folded.endswith("s") else [])


def find_place(text: str) -> GazetteerPlace | None:
    """The place meant by a name ("Soenderborg", "Nordals"), a postcode ("6430") or both ("6430 Nordborg"), else None.

    A name and a postcode that contradict each other are no place: a wrong answer would be silent.
    """
    folded = fold_place_name(text) if len(text) <= LONGEST_NAME else ""
    postcode, name = _split(folded)
    if not postcode:
        return next(iter(gazetteer().named(name)), None)
    area = gazetteer().by_postcode.get(postcode)
    places = gazetteer().named(name)
    fitting = [place for place in places if place.is_locality and place.postcode == postcode]
    if fitting:
        return fitting[0]
    contradicts = any(place.is_locality for place in places)
    return None if contradicts else area


def places_starting_with(prefix: str, limit: int = 8) -> list[GazetteerPlace]:
    """At most `limit` places whose name or postcode begins so, then those with an alias or a later word that does; no waters."""
    start = fold_place_name(prefix[:LONGEST_NAME])
    places = gazetteer().suggestions
    by_name = [place for place, names in places if names[0].startswith(start)]
    by_alias = [place for place, names in places if any(f" {start}" in f" {name}" for name in names)]
    return list(dict.fromkeys([*by_name, *by_alias]))[:limit]


def nearest_place(lat: float, lon: float) -> GazetteerPlace:
    """The town or village nearest to a point."""
    return min(gazetteer().localities, key=lambda place: distance_km(lat, lon, place.lat, place.lon))


def nearby_places(lat: float, lon: float, limit: int = 5, radius_km: float = 15.0) -> list[GazetteerPlace]:
    """At most `limit` towns and villages within the radius, nearest first."""
    measured = ((distance_km(lat, lon, place.lat, place.lon), place) for place in gazetteer().localities)
    within = sorted((pair for pair in measured if pair[0] <= radius_km), key=lambda pair: pair[0])
    return [place for _distance, place in within[:limit]]


def all_places() -> tuple[GazetteerPlace, ...]:
    """Every place: towns, villages, regions, postcodes, waters; within a kind the larger ones first."""
    return gazetteer().places


def find_postcode(postcode: str) -> GazetteerPlace | None:
    """The row of a four-digit postcode, standing at its town."""
    return gazetteer().by_postcode.get(postcode)


def gazetteer() -> Gazetteer:
    """The gazetteer of this installation, read at its first use."""
    return read_gazetteer(conf.gazetteer_file())


@lru_cache(maxsize=4)
def read_gazetteer(path: Path) -> Gazetteer:
    """The gazetteer in a CSV file with the columns of `gazetteer.csv`; raises ValueError naming a broken line."""
    return Gazetteer(_rows(path))


def _rows(path: Path) -> Iterator[GazetteerPlace]:
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            try:
                yield _place(row)
            except (KeyError, ValueError, AttributeError, TypeError) as error:
                raise ValueError(f"{path.name}, line {number}: {error!r}") from error


def _place(row: dict[str, str]) -> GazetteerPlace:
    if row["kind"] not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {row['kind']!r}")
    return GazetteerPlace(
        name=row["name"],
        kind=row["kind"],
        postcode=row["postcode"],
        municipality=row["municipality"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        population=int(row["population"]) if row["population"] else None,
        min_zoom=int(row["min_zoom"]) if row["min_zoom"] else None,
        source=row["source"],
        aliases=tuple(filter(None, row["aliases"].split(";"))),
        reach_km=float(row["reach_km"]) if row["reach_km"] else None,
    )


def _rank(place: GazetteerPlace) -> tuple[int, bool, int, int, str]:
    """By kind; within it our own municipality first, then the larger places."""
    is_elsewhere = bool(place.postcode or place.population) and place.municipality != conf.setting(
        "GEOCODER_MUNICIPALITY"
    )
    return KINDS.index(place.kind), is_elsewhere, -(place.population or 0), place.min_zoom or 99, place.name


def _split(folded: str) -> tuple[str, str]:
    """Postcode and name of a folded text; either may be empty."""
    if first := _POSTCODE_FIRST.match(folded):
        return first[1], first[2] or ""
    if last := _POSTCODE_LAST.match(folded):
        return last[2], last[1]
    return "", folded
