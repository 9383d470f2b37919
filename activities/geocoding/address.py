"""An address as an organiser writes it, and the point found for it."""

import re
from dataclasses import dataclass

from activities.geocoding.folding import fold_place_name
from activities.geocoding.gazetteer import GazetteerPlace, find_place, find_postcode
from activities.vocabularies import Precision

_PARTS = re.compile(r"[,;\n]")
_POSTCODE_AND_TOWN = re.compile(r"(?:\bDK[- ]?)?\b(\d{4})\b\s*(.*)$", re.IGNORECASE)
_STREET_AND_NUMBER = re.compile(r"^(.*?\S)[\s,]+(\d+(?:\s?[A-Za-zÆØÅæøå])?)(?![\w.])")
_AFTER_HOUSE_NUMBER = re.compile(r"^.*?\d+\s*[A-Za-z]?\b[\s.]*(.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Street and house number, four-digit postcode, and the town or village as it is usually said."""

    street: str
    postcode: str
    town: str

    def __str__(self) -> str:
        """On one line: "Trappen 6, 6430 Guderup"."""
        return ", ".join(filter(None, [self.street.strip(), f"{self.postcode} {self.town}".strip()]))

    @property
    def normalised(self) -> str:
        """The same for every way to write the same address."""
        return fold_place_name(str(self))

    @property
    def street_name(self) -> str:
        """The street without house number and floor: "Kongevej" of "Kongevej 38, 2. sal"."""
        return (found[1] if (found := _STREET_AND_NUMBER.match(self.street)) else self.street).strip(" ,")

    @property
    def house_number(self) -> str:
        """The house number with its letter, "3B", or "" when there is none."""
        found = _STREET_AND_NUMBER.match(self.street)
        return found[2].replace(" ", "").upper() if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeocodedPoint:
    """Where an address is: WGS84 degrees, how exactly, who says so, and by which identifier (a DAR house number's UUID)."""

    lat: float
    lon: float
    precision: Precision
    provider: str
    reference: str = ""


def resolve_address(text: str) -> tuple[GazetteerPlace | None, Precision]:
    """The gazetteer's place for an address on one line, and how exact that is: TOWN, AREA (a postcode) or UNKNOWN.

    A village beats the postal town: "Trappen 6, Guderup, 6430 Nordborg" is in Guderup, eight kilometres from Nordborg.
    """
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    postcode, localities = _read_backwards(parts)
    area = find_postcode(postcode)
    for name in localities:
        place = find_place(name)
        if place and place.is_locality and (area is None or place.postcode == postcode):
            return place, Precision.TOWN
    return area, Precision.AREA if area else Precision.UNKNOWN


class EmbeddedGeocoder:
    """Finds the town or village of an address in the gazetteer and asks nobody."""

    name = "embedded"

    def geocode(self, address: Address) -> GeocodedPoint | None:
        """The point of the village or town, else of the postcode's town, else None."""
        place, precision = resolve_address(str(address))
        if place is None:
            return None
        return GeocodedPoint(
            lat=place.lat, lon=place.lon, precision=precision, provider=self.name, reference=place.source
        )


def _read_backwards(parts: list[str]) -> tuple[str, list[str]]:
    """The postcode and the names that may be a locality, the most telling first: what stands before the postal town."""
    for index in range(len(parts) - 1, -1, -1):
        if found := _POSTCODE_AND_TOWN.search(parts[index]):
            before = [*parts[:index], parts[index][: found.start()]]
            return found[1], [*_localities(before), found[2]]
    return "", _localities(parts)


def _localities(parts: list[str]) -> list[str]:
    """What may be the name of a town in the parts of an address, from the last to the first, without house numbers."""
    names = [match[1] if (match := _AFTER_HOUSE_NUMBER.match(part)) else part for part in reversed(parts)]
    return [name for name in names if name.strip()]
