"""How often one address may send something on a public page in an hour: counted by a keyed hash, forgotten with the hour."""

import time
from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError

HOUR = 3600


def is_too_often(request: HttpRequest, what: str, *, most: int) -> bool:
    """Counts this time, and says whether it is one too many. Nobody's address is stored."""
    return times_this_hour(f"{what}:{address_of(request)}") > most


def times_this_hour(what: str) -> int:
    """Counts this time, and says how many it makes; nought where the counter is down: that does not close a door."""
    key = _key(f"{what}:{int(time.time()) // HOUR}")
    try:
        cache.add(key, 0, timeout=HOUR)
        return cache.incr(key)
    except (RedisError, ValueError):
        return 0


def address_of(request: HttpRequest) -> str:
    """Whose request it is; behind proxies of ours the address the outermost of them saw."""
    proxies: int = settings.TRUSTED_PROXY_COUNT
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies and forwarded[0]:
        return forwarded[-min(proxies, len(forwarded))].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _key(text: str) -> str:
    digest = blake2b(text.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=12)
    return f"pace:{digest.hexdigest()}"
