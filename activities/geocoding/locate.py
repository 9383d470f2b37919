"""The one way from an organiser's address to a point; never used for what a citizen searches for.

In this order: the same address placed before, the cache, the chosen service, the gazetteer. Without a chosen service
(the default) no other machine is asked.
"""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.cache import cache
from geopy.exc import GeocoderQueryError, GeocoderRateLimited, GeopyError

from activities.geocoding import conf, pace
from activities.geocoding.address import Address, EmbeddedGeocoder, GeocodedPoint
from activities.geocoding.known import placed_before
from activities.geocoding.services.adressevaelger import Adressevaelger
from activities.geocoding.services.base import AddressService
from activities.geocoding.services.gsearch import GSearch
from activities.geocoding.services.nominatim import Nominatim
from activities.vocabularies import Precision

HIT_KEPT_FOR = timedelta(days=180)
MISS_KEPT_FOR = timedelta(days=1)
SERVICES: dict[str, type[AddressService]] = {service.name: service for service in (Adressevaelger, GSearch, Nominatim)}

logger = logging.getLogger(__name__)


def locate(
    address: Address, *, known: Callable[[Address], GeocodedPoint | None] = placed_before
) -> GeocodedPoint | None:
    """The best point for an address, or None when not even its town is known. An outage lowers the precision, no more.

    `known` looks the address up among our own places.
    """
    return known(address) or _from_service(address) or EmbeddedGeocoder().geocode(address)


def chosen_service() -> AddressService | None:
    """The address service of this installation, or None for the embedded gazetteer; raises ValueError for an unknown one."""
    name = conf.setting("GEOCODER")
    if name == EmbeddedGeocoder.name:
        return None
    if name not in SERVICES:
        raise ValueError(f"GEOCODER must be one of embedded, {', '.join(SERVICES)}, not {name!r}.")
    return SERVICES[name](
        box=conf.setting("GEOCODER_BOX"),
        municipality=conf.setting("GEOCODER_MUNICIPALITY"),
        token=conf.setting("GEOCODER_TOKEN"),
        domain=conf.setting("GEOCODER_DOMAIN"),
        scheme=conf.setting("GEOCODER_SCHEME"),
        timeout=conf.setting("GEOCODER_TIMEOUT_S"),
        user_agent=conf.user_agent(),
        before_request=partial(
            pace.take_turn,
            name,
            per_second=conf.setting("GEOCODER_PER_SECOND"),
            daily_cap=conf.setting("GEOCODER_DAILY_CAP"),
        ),
    )


def _from_service(address: Address) -> GeocodedPoint | None:
    """The service's point, remembered for half a year, its "no such address" for a day, its failures not at all."""
    service = chosen_service()
    if service is None or not address.street_name:
        return None
    key = _cache_key(service, address)
    remembered = cache.get(key)
    if remembered is not None:
        return _restored(remembered)
    try:
        point = _ask(service, address)
    except GeopyError as error:
        # The class alone: the message may hold the address.
        logger.warning("The address service %s could not be asked: %s", service.name, type(error).__name__)
        return None
    kept_for = HIT_KEPT_FOR if point else MISS_KEPT_FOR
    cache.set(key, asdict(point) if point else {}, timeout=kept_for.total_seconds())
    return point


def _restored(remembered: dict[str, Any]) -> GeocodedPoint | None:
    """A point as the cache keeps it; an empty entry means that there is no such address."""
    return GeocodedPoint(**{**remembered, "precision": Precision(remembered["precision"])}) if remembered else None


def _ask(service: AddressService, address: Address) -> GeocodedPoint | None:
    """Ask unless the service is left in peace, and note how it went."""
    pace.refuse_while_open(service.name)
    try:
        point = service.geocode(address)
    except (GeocoderQueryError, pace.NotOurTurn):
        raise  # the service is well
    except GeocoderRateLimited as error:
        pace.note_failure(service.name, retry_after_s=error.retry_after or pace.OPEN_S)
        raise
    except GeopyError:
        pace.note_failure(service.name)
        raise
    pace.note_success(service.name)
    return point


def _cache_key(service: AddressService, address: Address) -> str:
    """A key that does not show the address."""
    digest = hashlib.sha256(address.normalised.encode()).hexdigest()
    return f"geocoder:{service.name}:address:{digest}"
