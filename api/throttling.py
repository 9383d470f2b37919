"""How often one address may ask: so many times in each minute, counted in Django's cache and forgotten with the minute."""

import time
from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

MINUTE = 60
# The machine itself: a health check, a measurement, or a proxy that does not say for whom it asks (see TRUSTED_PROXY_COUNT).
OWN_ADDRESSES = frozenset({"", "127.0.0.1", "::1"})


class PerMinute(BaseThrottle):
    """Counts by a keyed hash, so that nobody's address is stored. With Redis all workers count together."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Whether this request is within `API_REQUESTS_PER_MINUTE`; nought means no limit."""
        most = settings.API_REQUESTS_PER_MINUTE
        address = self.get_ident(request)
        return not most or address in OWN_ADDRESSES or _count(address or "") <= most

    def wait(self) -> int:
        """Seconds to the next minute, at least one."""
        return MINUTE - int(time.time()) % MINUTE


def _count(address: str) -> int:
    key = _key(address, int(time.time()) // MINUTE)
    try:
        return cache.incr(key)
    except ValueError:
        cache.add(key, 1, timeout=MINUTE)
        return 1
    except RedisError:
        return 0  # a counter that is down does not close the door


def _key(address: str, minute: int) -> str:
    digest = blake2b(address.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=12)
    return f"api:{digest.hexdigest()}:{minute}"
