"""GSearch v2.0, the search service of Klimadatastyrelsen (https://api.dataforsyningen.dk/rest/gsearch/v2.0)."""

from typing import Any, ClassVar

from geopy.exc import GeocoderParseError

from activities.geocoding.address import Address
from activities.geocoding.services.base import AddressService, Candidate, documented_shape


class GSearch(AddressService):
    """Searches house numbers within the municipality; the token travels in a header, where no log writes it down."""

    name: ClassVar[str] = "gsearch"
    default_domain: ClassVar[str] = "api.dataforsyningen.dk"

    def candidates(self, text: str, address: Address) -> list[Candidate]:
        """The five likeliest houses."""
        parameters = {"q": text, "limit": 5, "srid": 4326}
        if self.municipality:
            parameters["filter"] = f"kommunekode like '%{self.municipality}%'"
        answer = self.get("/rest/gsearch/v2.0/husnummer", parameters, headers={"token": self.token})
        if not isinstance(answer, list):
            raise GeocoderParseError("Not an answer of GSearch.")
        with documented_shape():
            return [_candidate(house) for house in answer]


def _candidate(house: dict[str, Any]) -> Candidate:
    x, y = house["geometri"]["coordinates"][0]
    return Candidate(
        street=house["vejnavn"],
        house_number=house["husnummertekst"],
        postcode=house["postnummer"],
        reference=str(house["id"]),
        easting_or_lon=float(x),
        northing_or_lat=float(y),
    )
