"""What all address services share: which spellings to ask for, which answers to believe, and how to fail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import isfinite
from typing import Any, ClassVar
from urllib.parse import urlencode

from geopy.exc import GeocoderParseError
from geopy.geocoders.base import Geocoder

from activities.geocoding.address import Address, GeocodedPoint
from activities.geocoding.projection import utm32_to_wgs84
from activities.geocoding.services.connection import OneTryAdapter
from activities.geocoding.spelling import same_street, spellings
from activities.vocabularies import Precision

Box = tuple[float, float, float, float]  # south, west, north, east in degrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One answer of a service; what it leaves open is "" or None."""

    street: str
    house_number: str
    postcode: str
    reference: str
    easting_or_lon: float | None = None
    northing_or_lat: float | None = None

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude; numbers too large for degrees are metres in EPSG:25832."""
        x, y = self.easting_or_lon, self.northing_or_lat
        if x is None or y is None or not (isfinite(x) and isfinite(y)):
            raise GeocoderParseError("The answer has no point.")
        return (y, x) if abs(x) <= 180 and abs(y) <= 90 else utm32_to_wgs84(x, y)


class AddressService(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """A service on the net that knows addresses. Raises `geopy.exc.GeopyError` when it cannot be asked."""

    name: ClassVar[str]
    default_domain: ClassVar[str]

    def __init__(
        self,
        *,
        box: Box,
        municipality: str = "",
        token: str = "",
        domain: str = "",
        scheme: str = "https",
        timeout: float = 3.0,
        user_agent: str | None = None,
        before_request: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(scheme=scheme, timeout=timeout, user_agent=user_agent, adapter_factory=OneTryAdapter)
        self.box = box
        self.municipality = municipality
        self.token = token
        self.domain = (domain or self.default_domain).strip("/")
        self.before_request = before_request

    def geocode(self, address: Address) -> GeocodedPoint | None:
        """The house, else its street, else None when the service knows of no such address in the municipality."""
        for text in spellings(address):
            believed = [each for each in self.candidates(text, address) if self.believes(each, address)]
            if believed:
                return self._point(min(believed, key=lambda each: not is_number(each.house_number, address)), address)
        return None

    def candidates(self, text: str, address: Address) -> list[Candidate]:
        """What the service answers to a spelling of the address, the likeliest first."""
        raise NotImplementedError

    def believes(self, candidate: Candidate, address: Address) -> bool:
        """Whether an answer can be meant, and lies in the municipality's box."""
        return self.fits(candidate, address) and self._is_inside(candidate)

    @staticmethod
    def fits(candidate: Candidate, address: Address) -> bool:
        """Whether an answer names the street and, where both are known, the postcode that was asked for."""
        same_postcode = not address.postcode or candidate.postcode in ("", address.postcode)
        return same_postcode and same_street(candidate.street, address.street_name)

    def get(self, path: str, parameters: dict[str, Any], *, headers: dict[str, str] | None = None) -> Any:
        """The JSON of an answer, or None where the service says that there is nothing at this path (404)."""
        self.before_request()
        url = f"{self.scheme}://{self.domain}{path}?{urlencode(parameters)}"
        try:
            return self._call_geocoder(url, lambda answer: answer, headers=headers)
        except RecursionError as error:
            raise GeocoderParseError("The answer is nested without end.") from error

    def _is_inside(self, candidate: Candidate) -> bool:
        south, west, north, east = self.box
        lat, lon = candidate.point
        return south <= lat <= north and west <= lon <= east

    def _point(self, candidate: Candidate, address: Address) -> GeocodedPoint:
        lat, lon = candidate.point
        precision = Precision.ADDRESS if is_number(candidate.house_number, address) else Precision.STREET
        return GeocodedPoint(
            lat=round(lat, 6), lon=round(lon, 6), precision=precision, provider=self.name, reference=candidate.reference
        )


def is_number(house_number: str, address: Address) -> bool:
    """Whether a house number is the very one that was asked for."""
    return bool(address.house_number) and house_number.replace(" ", "").upper() == address.house_number


@contextmanager
def documented_shape() -> Iterator[None]:
    """Reads an answer; one of another shape than documented counts as an outage, not as "no such address"."""
    try:
        yield
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise GeocoderParseError(f"The answer has another shape than documented: {type(error).__name__}") from error
