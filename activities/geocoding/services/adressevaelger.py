"""Adressevælger, the address service of Klimadatastyrelsen that followed DAWA (https://adressevaelger.dk)."""

import re
from typing import Any, ClassVar
from urllib.parse import quote

from geopy.adapters import AdapterHTTPError
from geopy.exc import GeocoderParseError, GeocoderServiceError
from geopy.geocoders.base import NONE_RESULT

from activities.geocoding.address import Address
from activities.geocoding.services.base import AddressService, Candidate, documented_shape, is_number

_POSTCODE = re.compile(r"\b(\d{4}) \D+$")


class Adressevaelger(AddressService):
    """Searches house numbers, then asks for the point of the one that fits: hits carry no coordinates."""

    name: ClassVar[str] = "adressevaelger"
    default_domain: ClassVar[str] = "adressevaelger.dk"

    def candidates(self, text: str, address: Address) -> list[Candidate]:
        """The house, or one of its street; an identifier that was abolished meanwhile (404) is none."""
        hits = sorted(self._houses(text, address), key=lambda house: not is_number(house.house_number, address))
        details = self.get(f"/husnumre/{quote(hits[0].reference, safe='')}", {"token": self.token}) if hits else None
        if details is None:
            return []
        with documented_shape():
            return [_candidate(_checked(details)["husnummer"])]

    def _houses(self, text: str, address: Address) -> list[Candidate]:
        """The hits that may be meant; streets, flats and houses elsewhere come in the same list."""
        parameters = {"tekst": text, "maksimum": 5, "kommunekode": self.municipality, "token": self.token}
        answer = _checked(self.get("/husnumre/soeg", {key: value for key, value in parameters.items() if value}))
        with documented_shape():
            houses = [_house(hit) for hit in answer["fund"] if hit["type"] == "husnummer"]
            return [house for house in houses if self.fits(house, address)]

    def _geocoder_exception_handler(self, error: Exception) -> object:
        is_missing = isinstance(error, AdapterHTTPError) and error.status_code == 404
        return NONE_RESULT if is_missing else None


def _checked(answer: Any) -> dict[str, Any]:
    """The answer, unless the service says in it that it failed (with status 200) or says nothing we know."""
    if not isinstance(answer, dict) or "status" not in answer:
        raise GeocoderParseError("Not an answer of Adressevælger.")
    if answer["status"] != "ok":
        raise GeocoderServiceError("Adressevælger says that it failed.")
    return answer


def _house(hit: dict[str, Any]) -> Candidate:
    """A hit as far as it goes: its postcode stands in its title, its point is missing."""
    postcode = _POSTCODE.search(hit["titel"])
    return Candidate(
        street=hit["vejnavn"],
        house_number=hit["husnummer"],
        postcode=postcode[1] if postcode else "",
        reference=str(hit["id"]),
    )


def _candidate(house: dict[str, Any]) -> Candidate:
    point = house["adgangspunkt"]["koordinater"]
    return Candidate(
        street=house["vejnavn"],
        house_number=house["husnummertekst"],
        postcode=house["postnummer"]["postnr"],
        reference=house["id_lokalid"],
        easting_or_lon=float(point["x"]),
        northing_or_lat=float(point["y"]),
    )
