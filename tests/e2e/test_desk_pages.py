"""Every page of the desk on a phone: axe finds nothing, nothing scrolls sideways, and all of it works without JavaScript."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect

from accounts.models import User
from activities import drafts, revision
from activities.desk.steps import STEPS
from activities.models import Activity, Organisation, UnfinishedStep
from tests.e2e.test_axe import overflow, violations
from tests.factories import (
    ApproverFactory,
    MembershipFactory,
    OrganisationFactory,
    PlaceFactory,
    PublishedActivityFactory,
    ScheduleFactory,
    UserFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = 360
NOT_FOUND = 404
Opened = Callable[..., Page]


@pytest.fixture
def organiser() -> User:
    """Somebody with a draft, something shown, and an edit that waits."""
    made: User = UserFactory(name="Maja Madsen")
    organisation = OrganisationFactory(name="Kaffevennerne")
    MembershipFactory(user=made, organisation=organisation, role="owner")
    drafts.begin(organisation, template="kaffe")
    shown = PublishedActivityFactory(
        organisation=organisation, title="Strik", place=PlaceFactory(owner=organisation), confirmed_at=timezone.now()
    )
    ScheduleFactory(activity=shown)
    changes = {"title": "Strik og kage", "statements": {"lift": {"value": "no", "note": ""}}}
    revision.propose(shown, changes=changes, base_version=shown.version, by=made)
    return made


@pytest.fixture
def open_as(browser: Browser, site: str, settings: object) -> Iterator[Opened]:
    """A phone somebody is signed in on. Axe writes styles of its own, so the CSP is set aside."""
    settings.REQUIRE_SECOND_FACTOR = False  # type: ignore[attr-defined]  # pytest-django's settings
    contexts = []

    def opened(user: User, *, javascript: bool = True) -> Page:
        client = Client()
        client.force_login(user)
        context = browser.new_context(
            base_url=site, viewport={"width": PHONE, "height": 740}, bypass_csp=True, java_script_enabled=javascript
        )
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def looked_at(page: Page, addresses: list[str]) -> Sequence[tuple[str, object]]:
    """The pages on which something was found, or that are not there."""
    found = []
    for address in addresses:
        answer = page.goto(address)
        is_there = answer is not None and answer.status != NOT_FOUND
        one = (violations(page), overflow(page), is_there)
        if one != ([], 0, True):
            found.append((address, one))
    return found


def test_no_page_of_an_organiser_shuts_anybody_out(open_as: Opened, organiser: User) -> None:
    organisation = Organisation.objects.get(name="Kaffevennerne")
    draft, shown = Activity.objects.get(title="Kaffe og snak"), Activity.objects.get(title="Strik")
    own, its = f"/forening/vores/{organisation.pk}", f"/forening/aktivitet/{draft.pk}"
    addresses = [
        "/forening/",
        "/forening/opret/",
        f"/forening/overtag/{organisation.pk}/",
        f"{own}/",
        f"{own}/ny/",
        f"{own}/liste/",
    ]
    addresses += [f"{its}/", f"{its}/vis/", f"{its}/smid-ud/", f"/forening/aktivitet/{shown.pk}/"]
    assert looked_at(open_as(organiser), addresses + [f"{its}/{step.code}/" for step in STEPS]) == []


def test_no_page_of_an_approver_shuts_anybody_out(open_as: Opened, organiser: User) -> None:
    draft, edit = Activity.objects.get(title="Kaffe og snak"), Activity.objects.get(title="Strik").revision
    Activity.objects.filter(pk=draft.pk).update(publication_status="submitted")
    queue = "/forening/godkend"
    addresses = [
        f"{queue}/",
        f"{queue}/forening/{draft.organisation_id}/",
        f"{queue}/aktivitet/{draft.pk}/",
        f"{queue}/rettelse/{edit.pk}/",
    ]
    assert looked_at(open_as(ApproverFactory()), addresses) == []


def test_mistakes_lead_to_their_fields(open_as: Opened, organiser: User) -> None:
    page, draft = open_as(organiser), Activity.objects.get(title="Kaffe og snak")
    page.goto(f"/forening/aktivitet/{draft.pk}/hvornaar/")
    page.get_by_label("Begynder kl.").fill("")
    page.get_by_role("button", name="Gem og gå videre").click()
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("Skriv, hvornår det begynder.")
    assert (violations(page), overflow(page)) == ([], 0)
    page.get_by_role("link", name="Vælg mindst én dag.").click()
    expect(page.locator("#weekdays-MO")).to_be_in_viewport()


def test_the_pin_moves_by_keyboard(open_as: Opened, organiser: User) -> None:
    page, draft = open_as(organiser), Activity.objects.get(title="Kaffe og snak")
    page.goto(f"/forening/aktivitet/{draft.pk}/hvor/")
    page.get_by_label("Et andet sted", exact=True).check()
    page.get_by_label("Postnummer").fill("6470")
    page.locator("[data-pin]").scroll_into_view_if_needed()
    expect(page.locator("[data-pin-words]")).to_contain_text("Prikken står midt i byen.")
    pin = page.get_by_role("button", name="Prikken. Flyt den")
    pin.focus()
    pin.press("ArrowUp")
    expect(page.locator("[data-pin-words]")).to_have_text("Du har selv sat prikken.")
    assert (page.locator("#pin_moved").is_checked(), page.locator("#latitude").input_value() != "") == (True, True)


def test_what_is_typed_is_kept_when_the_phone_dies(open_as: Opened, organiser: User) -> None:
    page, draft = open_as(organiser), Activity.objects.get(title="Kaffe og snak")
    page.goto(f"/forening/aktivitet/{draft.pk}/foerste-gang/")
    page.get_by_label("Hvad sker der den første gang?").fill(
        "Vi står ved den røde dør og venter på dig, når du kommer ind til os."
    )
    expect(page.locator(".lix")).to_have_text("Let at læse.")
    expect(page.locator("[data-kept-word]")).to_have_text("Gemt på vejen")
    page.close()
    again = open_as(organiser)
    again.goto(f"/forening/aktivitet/{draft.pk}/foerste-gang/")
    expect(again.get_by_label("Hvad sker der den første gang?")).to_contain_text("den røde dør")


def test_a_step_works_without_javascript(open_as: Opened, organiser: User) -> None:
    page, draft = open_as(organiser, javascript=False), Activity.objects.get(title="Kaffe og snak")
    page.goto(f"/forening/aktivitet/{draft.pk}/hvornaar/")
    page.get_by_label("tirsdag").check()
    page.get_by_role("button", name="Vis datoerne").click()
    page.get_by_role("group", name="Det bliver på de her dage").get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Gem og gå videre").click()
    page.wait_for_url("**/hvor/")
    page.get_by_label("Et andet sted", exact=True).check()
    page.get_by_label("Hvad hedder stedet?").fill("Forsamlingshuset")
    page.get_by_label("Postnummer").fill("6470")
    page.get_by_role("button", name="Find adressen").click()
    expect(page.locator("[data-pin-words]")).to_contain_text("Prikken står midt i byen.")
    page.get_by_role("button", name="Gem og gå videre").click()
    page.wait_for_url("**/hvem/")
    draft.refresh_from_db()
    assert (len(draft.schedules.get().not_on), str(draft.place)) == (1, "Forsamlingshuset")


def test_what_is_saved_is_not_kept_as_unsaved_behind_it(open_as: Opened, organiser: User) -> None:
    page = open_as(organiser)
    draft = Activity.objects.get(organisation__memberships__user=organiser, publication_status="draft")
    address = f"/forening/aktivitet/{draft.pk}/foerste-gang/"
    page.goto(address)
    kept = []

    def slowly(route: Route) -> None:
        kept.append("_autosave" in (route.request.post_data or ""))
        page.wait_for_timeout(2 * 1200)  # twice as long as the page waits before it keeps what is typed
        route.continue_()

    page.route(f"**{address}", lambda route: slowly(route) if route.request.method == "POST" else route.continue_())
    page.locator("textarea").first.fill("Vi står i døren.")
    page.get_by_role("button", name="Gem og gå videre").click()
    page.wait_for_url(lambda url: not url.endswith(address))
    assert (kept, UnfinishedStep.objects.filter(activity=draft).count()) == ([False], 0)
