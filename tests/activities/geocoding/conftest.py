"""The loopback server and an installation that uses it."""

import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest
from django.core.cache import cache
from pytest_django import Settings

from tests.activities.geocoding.fake_services import FakeServices, handler


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeServices]:
    """The three address services, on this machine."""
    for proxy in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(proxy, raising=False)
    fake = FakeServices()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(fake))
    fake.domain = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield fake
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def empty_cache() -> Iterator[None]:
    """No memory of earlier tests, and none for later ones."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def gsearch_chosen(services: FakeServices, empty_cache: None, settings: Settings) -> FakeServices:
    """An installation that has chosen GSearch."""
    settings.GEOCODER = "gsearch"
    settings.GEOCODER_DOMAIN = services.domain
    settings.GEOCODER_SCHEME = "http"
    settings.GEOCODER_TOKEN = "a-token"
    settings.GEOCODER_PER_SECOND = 10_000.0
    return services
