"""The shared cache of a real installation, against a real Redis server."""

import pytest
from django.core.cache.backends.redis import RedisCache


@pytest.mark.redis
def test_it_keeps_counts_and_forgets(redis_url: str) -> None:
    cache = RedisCache(redis_url, {"KEY_PREFIX": "tests"})
    cache.set("asked", 1, timeout=60)
    assert cache.incr("asked") == 2
    assert cache.get("asked") == 2
    cache.set("asked", 3, timeout=0)
    assert cache.get("asked") is None
    cache.close()
