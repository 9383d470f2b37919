"""Nominatim, the search of OpenStreetMap (https://nominatim.org/release-docs/latest/api/Search/).

The public server allows one request per second for the whole site, wants to know who asks, and forbids bulk look-ups:
use it for single addresses, or run your own and name it in `GEOCODER_DOMAIN`.
"""

from typing import Any, ClassVar

from geopy.exc import GeocoderParseError

from activities.geocoding.address import Address
from activities.geocoding.services.base import AddressService, Candidate, documented_shape


class Nominatim(AddressService):
    """Searches OpenStreetMap within the municipality's box."""

    name: ClassVar[str] = "nominatim"
    default_domain: ClassVar[str] = "nominatim.openstreetmap.org"

    def candidates(self, text: str, address: Address) -> list[Candidate]:
        """The five likeliest houses and streets."""
        south, west, north, east = self.box
        viewbox = f"{west},{north},{east},{south}"
        parameters = {"q": text, "format": "jsonv2", "countrycodes": "dk", "limit": 5, "addressdetails": 1}
        answer = self.get("/search", {**parameters, "viewbox": viewbox, "bounded": 1})
        if not isinstance(answer, list):
            raise GeocoderParseError("Not an answer of Nominatim.")
        with documented_shape():
            return [_candidate(hit) for hit in answer]


def _candidate(hit: dict[str, Any]) -> Candidate:
    parts = hit.get("address") or _parts(hit["display_name"])
    return Candidate(
        street=parts.get("road", ""),
        house_number=parts.get("house_number", ""),
        postcode=parts.get("postcode", ""),
        reference=f"{hit['osm_type']}/{hit['osm_id']}",
        easting_or_lon=float(hit["lon"]),
        northing_or_lat=float(hit["lat"]),
    )


def _parts(display_name: str) -> dict[str, str]:
    """Street, number and postcode from "25, Aabenraavej, Dybbøl, ..., 6400, Danmark", for a server without details."""
    parts = [part.strip() for part in display_name.split(",")]
    has_number = parts[0][:1].isdigit() and len(parts) > 1
    return {
        "house_number": parts[0] if has_number else "",
        "road": parts[1] if has_number else parts[0],
        "postcode": next((part for part in reversed(parts) if len(part) == 4 and part.isdigit()), ""),
    }
