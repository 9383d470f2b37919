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
    key = _key(f"{what}:{address_of(request)}:{int(time.time()) // HOUR}")
    try:
        cache.add(key, 0, timeout=HOUR)
        return cache.incr(key) > most
    except (RedisError, ValueError):
        return False  # a counter that is down does not close the door


def address_of(request: HttpRequest) -> str:
    """Whose request it is; behind proxies of ours the address the outermost of them saw."""
    proxies = int(str(settings.REST_FRAMEWORK["NUM_PROXIES"]))
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies and forwarded[0]:
        return forwarded[-min(proxies, len(forwarded))].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _key(text: str) -> str:
    digest = blake2b(text.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=12)
    return f"pace:{digest.hexdigest()}"
