"""What people come to do: find coffee in Nordborg from a wheelchair, keep it, print it, follow the map."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import NARROW, WIDE

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def ready_map(page: Page) -> None:
    """Waits until the map has drawn itself."""
    page.wait_for_selector("[data-map][data-ready]")
    page.wait_for_load_state("networkidle")


def on_map(page: Page) -> int:
    """How many activities the marks on the map stand for."""
    marks = page.locator(".map .pin, .map .bubble")
    return sum(
        int(text)
        if (text := mark.inner_text().split()[0]).isdigit() and "bubble" in (mark.get_attribute("class") or "")
        else 1
        for mark in marks.all()
    )


def test_a_newcomer_finds_coffee_in_nordborg_from_a_wheelchair(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.get_by_label("Hvad har du lyst til?").fill("kaffe")
    page.get_by_label("Hvor bor du?").fill("Nordborg")
    page.get_by_label("Jeg bruger kørestol").check()
    page.locator("#search").get_by_role("button", name="Find noget til mig").click()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).to_contain_text("passer til dig")
    first = page.locator(".invite").first
    expect(first).to_contain_text("Passer, fordi")
    expect(first).to_contain_text("km fra dig")
    assert page.locator("#liste .unknown", has_text="Ved ikke, om").count() > 0
    expect(page.get_by_role("link", name="Se hvorfor")).to_be_visible()
    ready_map(page)
    assert page.locator(".map .pin, .map .bubble").count() > 0


def test_what_does_not_fit_says_why(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/?q=kaffe&place=Nordborg&need=wheelchair")
    page.get_by_role("link", name="Se hvorfor").click()
    page.wait_for_load_state("networkidle")
    cards = page.locator(".invite")
    assert cards.count() > 0
    assert all("Passer ikke:" in card.inner_text() for card in cards.all())


def test_a_filter_changes_list_counts_and_map_at_once(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/")
    ready_map(page)
    before = page.locator("h1").inner_text()
    page.locator(".filters").get_by_role("checkbox", name="Gratis", exact=False).first.check()
    expect(page.locator("h1")).not_to_have_text(before)
    expect(page).to_have_url("/find/?free=true")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-map]").get_attribute("data-question") == "free=true"
    assert page.evaluate("document.activeElement.name") == "free"
    page.go_back()
    expect(page.locator("h1")).to_have_text(before)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_what_a_filter_gives_is_said_once(open_page: Callable[..., Page], width: int) -> None:
    page = open_page("/find/#filtre", width=width)
    spoken = page.locator("main [role=status]")
    expect(spoken).to_have_text("")
    page.locator(".filters").get_by_role("checkbox", name="Gratis", exact=False).first.check()
    expect(spoken).to_have_text(re.compile(r"^\d+ ting at være med i$"))
    assert spoken.evaluate("node => node.checkVisibility()"), "also while the filters of a phone hide the list"


def test_the_map_counts_what_the_list_counts(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/?category=garden_animals")
    ready_map(page)
    listed = page.locator(".invite", has_not_text="Hjemmefra").count()
    assert on_map(page) == listed


def test_a_pin_and_its_card_light_up_together(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/?category=garden_animals")
    ready_map(page)
    pin = page.locator(".map a.pin[href^='#a']").first
    pin.hover()
    card = page.locator(pin.get_attribute("href") or "")
    expect(card).to_have_class(re.compile("is-lit"))
    card.hover()
    expect(page.locator(".map .is-lit")).to_have_count(1)


def test_search_in_this_area(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/?q=kaffe")
    ready_map(page)
    page.get_by_role("button", name="Zoom ind").click()
    page.get_by_role("button", name="Søg i dette område").click()
    page.wait_for_load_state("networkidle")
    assert all(part in page.url for part in ("q=kaffe", "lat=", "lon=", "radius_km="))
    assert page.locator(".problem").count() == 0


def test_saving_stays_on_this_device_and_can_be_sent(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/?q=kaffe")
    heart = page.locator("[data-save]").first
    title = heart.get_attribute("data-title") or ""
    heart.click()
    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status").last).to_contain_text("Gemt på din liste")
    page.goto("/min-liste/")
    page.wait_for_url("**/min-liste/?ids=*")
    expect(page.locator(".offer")).to_have_count(1)
    expect(page.locator(".offer h2")).to_have_text(title)
    page.locator("[data-save]").click()
    page.goto("/min-liste/")
    expect(page.locator(".offer")).to_have_count(0)


def test_places_are_suggested_while_typing(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    field = page.get_by_label("Hvor bor du?")
    field.press_sequentially("gud")
    expect(page.get_by_role("option").first).to_contain_text("Guderup")
    field.press("ArrowDown")
    field.press("Enter")
    assert field.input_value() == "Guderup"
    expect(page.get_by_role("option")).to_have_count(0)


def test_on_a_phone_the_map_is_one_tap_away_and_one_tap_back(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/?place=Nordborg", width=NARROW)
    expect(page.locator(".map-panel")).to_be_hidden()
    page.get_by_role("link", name="Vis på kort").first.click()
    expect(page.locator(".map-panel")).to_be_visible()
    page.get_by_role("link", name="Tilbage til listen").first.click()
    expect(page.locator(".map-panel")).to_be_hidden()
    expect(page.locator(".invite").first).to_be_visible()


def test_a_map_of_nothing_shows_the_municipality(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/?q=qwrtzpx#kort", width=NARROW)
    expect(page.locator(".map[data-ready]")).to_be_visible()
    expect(page.locator(".map .place-name span", has_text="Sønderborg")).to_be_visible()


def test_marks_never_lie_on_each_other_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page("/find/?place=S%C3%B8nderborg#kort", width=NARROW)
    ready_map(page)
    boxes = [box for mark in page.locator(".map .pin, .map .bubble").all() if (box := mark.bounding_box())]
    middles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
    nearest = min(max(abs(a[0] - b[0]), abs(a[1] - b[1])) for place, a in enumerate(middles) for b in middles[:place])
    assert nearest >= 24


def test_an_activity_can_be_put_in_a_calendar_and_printed(open_page: Callable[..., Page], some_activity: str) -> None:
    page = open_page(some_activity)
    with page.expect_download() as download:
        page.get_by_role("link", name="Kalender").click()
    assert download.value.suggested_filename.endswith(".ics")
    page.emulate_media(media="print")
    expect(page.locator(".site-footer")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
