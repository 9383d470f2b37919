"""How often we ask an address service, for all processes together through the shared cache."""

import time
from collections.abc import Callable

from django.core.cache import cache
from geopy.exc import GeocoderQuotaExceeded

FAILURES_UNTIL_OPEN = 3
OPEN_S = 60.0
PATIENCE_S = 5.0
DAY_S = 24 * 60 * 60


class NotOurTurn(GeocoderQuotaExceeded):  # type: ignore[misc]  # geopy ships no types
    """We hold ourselves back; the service is well."""


def take_turn(
    service: str,
    *,
    per_second: float,
    daily_cap: int,
    patience_s: float = PATIENCE_S,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Wait until it is our turn to ask; raises NotOurTurn when the day is spent or the queue is too long."""
    _count_today(service, daily_cap=daily_cap, now=clock())
    deadline = clock() + patience_s
    while not _takes_slot(service, slot=int(clock() * per_second), per_second=per_second):
        if clock() >= deadline:
            raise NotOurTurn("Too many are asking the address service at once.")
        sleep(min(1 / per_second, 1.0) / 4)


def refuse_while_open(service: str) -> None:
    """Raises GeocoderUnavailable while a service that failed is left in peace."""
    if cache.get(_key(service, "open")):
        raise NotOurTurn("The address service failed lately and is left in peace.")


def note_failure(service: str, *, retry_after_s: float | None = None) -> None:
    """Count a failure; the third within a minute, or a plea to wait, leaves the service in peace for a while."""
    key = _key(service, "failures")
    cache.add(key, 0, timeout=OPEN_S)
    failures = _increment(key)
    if retry_after_s is not None or failures >= FAILURES_UNTIL_OPEN:
        cache.set(_key(service, "open"), True, timeout=max(1.0, min(retry_after_s or OPEN_S, DAY_S)))
        cache.delete(key)


def note_success(service: str) -> None:
    """Forget earlier failures."""
    cache.delete(_key(service, "failures"))


def _takes_slot(service: str, *, slot: int, per_second: float) -> bool:
    """Whether this process is the one that asks in this slice of time; `add` is atomic in a shared cache."""
    return cache.add(_key(service, f"slot:{slot}"), True, timeout=max(2, int(2 / per_second)))


def _count_today(service: str, *, daily_cap: int, now: float) -> None:
    key = _key(service, f"day:{int(now // DAY_S)}")
    cache.add(key, 0, timeout=DAY_S)
    if _increment(key) > daily_cap:
        raise NotOurTurn("The address service has been asked as often as a day allows.")


def _increment(key: str) -> int:
    """One more; 1 when the entry ran out a moment ago."""
    try:
        return cache.incr(key)
    except ValueError:
        cache.set(key, 1, timeout=OPEN_S)
        return 1


def _key(service: str, what: str) -> str:
    return f"geocoder:{service}:{what}"
