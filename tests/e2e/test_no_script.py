"""Without JavaScript everything works but the map, and nothing is shown that would not."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import NARROW

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_searching_and_filtering(open_page: Callable[..., Page]) -> None:
    page = open_page("/", javascript=False)
    page.get_by_label("Hvad har du lyst til?").fill("kaffe")
    page.get_by_label("Jeg bruger kørestol").check()
    page.locator("#search").get_by_role("button", name="Find noget til mig").click()
    expect(page.locator(".invite").first).to_contain_text("Passer, fordi")
    before = page.locator("h1").inner_text()
    page.locator(".filters").get_by_label("Formiddag").check()
    page.locator(".filter-foot button").click()
    expect(page.locator("h1")).not_to_have_text(before)
    assert all(part in page.url for part in ("q=kaffe", "need=wheelchair", "time_of_day=morning"))


def test_the_filters_of_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/", javascript=False, width=NARROW)
    expect(page.locator(".filters")).to_be_hidden()
    page.get_by_role("link", name="Vælg til og fra").click()
    expect(page.locator(".filters")).to_be_visible()


@pytest.mark.parametrize("address", ["/find/?q=kaffe", "/", "/min-liste/"])
def test_nothing_that_needs_script_is_shown(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(address, javascript=False)
    assert [node for node in page.locator(".needs-script, .map").all() if node.is_visible()] == []


def test_a_list_somebody_sent(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/?q=kaffe", javascript=False)
    ids = [card.get_attribute("data-activity") for card in page.locator(".invite").all()][:2]
    page.goto(f"/min-liste/?ids={','.join(str(one) for one in ids)}&fra=link")
    expect(page.locator(".offer")).to_have_count(2)
