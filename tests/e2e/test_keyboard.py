"""Everything can be reached with the keyboard alone, in the order one reads, and one sees where one is."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
MOST_STOPS = 400
NATURAL = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter(node => node.checkVisibility({visibilityProperty: true}) && !node.disabled).length"""
MARKS = "() => [...document.querySelectorAll('[data-mark]')].map(node => node.dataset.mark).join()"
HERE = """() => { const node = document.activeElement; const style = getComputedStyle(node);
    const shown = node.closest('label') ? getComputedStyle(node.closest('label')) : style;
    return [node === document.body, style.outlineStyle !== 'none' || shown.outlineStyle !== 'none', node.tabIndex,
            node.outerHTML.slice(0, 120)]; }"""


def stops(page: Page) -> list[tuple[bool, int, str]]:
    """Where Tab stops until it leaves the page: whether one sees it, its tab index and what it is."""
    found: list[tuple[bool, int, str]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        is_body, is_seen, index, html = page.evaluate(HERE)
        if is_body:
            break
        found.append((is_seen, index, html))
    return found


@pytest.mark.parametrize("address", ["/", "/find/?q=kaffe&place=Nordborg&page_size=3", "/stil/", "/hjaelp/"])
def test_tab_reaches_everything_and_is_seen(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(address)
    reached = stops(page)
    assert "skip" in reached[0][2]
    assert [stop for stop in reached if not stop[0] or stop[1] > 0] == []
    assert len({stop[2] for stop in reached}) > 5
    assert len(reached) >= page.evaluate(NATURAL) - 2


def test_the_skip_link_leads_past_the_menu(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_who_is_in_need_reaches_a_number_with_three_keys(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/?q=jeg+vil+dø")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#ring")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "tel:112")


@pytest.mark.parametrize("words", ["Gå til listen", "Spring kortet over"])
def test_filters_and_map_can_be_skipped(open_page: Callable[..., Page], words: str) -> None:
    page = open_page("/find/?place=Nordborg")
    skip = page.get_by_role("link", name=words)
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "liste"


def test_a_bubble_opens_with_the_keyboard(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/")
    page.wait_for_selector("[data-map][data-ready] .bubble")
    bubble = page.locator(".map .bubble").first
    expect(bubble).to_have_accessible_name(re.compile(r"\d+ steder ved \w+"))
    before = page.evaluate(MARKS)
    bubble.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"before => document.querySelector('.map-list') || ({MARKS})() !== before", arg=before)


def test_escape_closes_the_menu(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    summary = page.locator(".menu summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu-panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu-panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
