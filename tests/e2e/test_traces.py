"""Nothing anybody searched for is left behind: not in a log, not in a cookie, not with another host."""

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Log

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
WORDS = ("hulahopringe", "kaffe", "Nordborg", "Atlantis", "need=wheelchair")


def test_no_log_holds_a_word_that_was_searched_for(open_page: Callable[..., Page], log: Log) -> None:
    page = open_page("/find/?q=hulahopringe&place=Nordborg&need=wheelchair")
    page.goto("/find/?q=hulahopringe&place=Atlantis&age=900&page=77")
    page.request.get("/kort.json?q=hulahopringe&box=1")
    page.request.get("/forslag.json?q=hulahopringe")
    assert [line for line in log.lines if any(word.casefold() in line.casefold() for word in WORDS)] == []


def test_first_load_of_a_results_page_is_light(open_page: Callable[..., Page]) -> None:
    """Under 300 kB over the wire with everything, counted as gzip would send it (the test server sends plain files)."""
    page = open_page("about:blank")
    bodies: list[bytes] = []
    page.on("response", lambda response: bodies.append(response.body()) if response.ok else None)
    page.goto("/find/")
    page.wait_for_load_state("networkidle")
    assert sum(min(len(gzip.compress(body)), len(body)) for body in bodies) < 300_000
