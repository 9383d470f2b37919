"""axe-core finds nothing on any page, wide or narrow, and nothing scrolls sideways (WCAG 2.2 AA and best practice)."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.conftest import NARROW, WIDE

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "/", "/find/", "/find/?q=kaffe&place=Nordborg&need=wheelchair", "/find/?need=wheelchair&show=misfits",
    "/find/?q=sv%C3%B8mning&place=Nordborg&radius_km=2&weekday=SU&feature=sign_language", "/find/?place=Atlantis&age=900",
    "/find/?q=jeg+vil+d%C3%B8", "activity", "organisation", "/min-liste/", "/min-liste/?ids=1,2,3", "/stil/", "/om/", "/privatliv/", "/hjaelp/",
    "/was/", "/findes-ikke/",
)  # fmt: skip


@pytest.fixture
def address(request: pytest.FixtureRequest, some_activity: str, some_organisation: str) -> str:
    """Named pages as addresses."""
    name: str = request.param
    return {"activity": some_activity, "organisation": some_organisation}.get(name, name)


def violations(page: Page) -> list[Any]:
    """What axe found, short enough to read. axe writes styles of its own, so these pages are opened without the CSP."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:4]) for one in found]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return max(0, wider)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("address", PAGES, indirect=True)
def test_nobody_is_shut_out(open_page: Callable[..., Page], address: str, width: int) -> None:
    page = open_page(address, width=width, bypass_csp=True)
    assert (violations(page), overflow(page)) == ([], 0)


@pytest.mark.parametrize("address", ["/", "/find/?q=kaffe&need=wheelchair", "activity"], indirect=True)
def test_dark_colours_have_contrast_too(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(address, color_scheme="dark", bypass_csp=True)
    assert violations(page) == []


@pytest.mark.parametrize("target", ["filtre", "kort"])
def test_panels_of_a_narrow_screen(open_page: Callable[..., Page], target: str) -> None:
    page = open_page(f"/find/?place=Nordborg#{target}", width=NARROW, bypass_csp=True)
    assert (violations(page), overflow(page)) == ([], 0)
