"""Signing in with a phone in the hand: by code and by passkey, and axe finds nothing on the way."""

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django import Settings

from accounts.models import Role, User
from tests.accounts.conftest import make_person
from tests.e2e.conftest import NARROW
from tests.e2e.test_axe import overflow, violations

# Signing in writes, so these tests commit; pytest-django runs them after those that only read, and empties the tables.
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESS = "karen@example.dk"
OWN_PAGES = ("/konto/", "/konto/e-mail/", "/konto/app/", "/konto/noegler/tilfoej/", "/konto/slet/", "/konto/log-ud/")


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A phone that knows the site by a name, as passkeys need one. Axe writes styles of its own, so the CSP is set aside."""
    cache.clear()
    context = browser.new_context(
        base_url=site.replace("127.0.0.1", "localhost"), viewport={"width": NARROW, "height": 740}, bypass_csp=True
    )
    yield context
    context.close()
    cache.clear()


@pytest.fixture
def person(site: str) -> User:
    """Somebody of an association."""
    return make_person(ADDRESS, name="Karen")


def code_of(letter: mail.EmailMessage) -> str:
    """The code a mail brought."""
    found = re.search(r"^    (\d{6})$", str(letter.body), re.MULTILINE)
    assert found
    return found[1]


def sign_in(page: Page) -> None:
    """Types an address, then the code that was sent there."""
    page.goto("/konto/log-ind/")
    page.get_by_label("E-mail").fill(ADDRESS)
    page.get_by_role("button", name="Send mig en kode").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Skriv koden")
    page.get_by_label("Koden").fill(code_of(mail.outbox[-1]))
    page.get_by_role("button", name="Gå videre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hej Karen")


def test_the_way_in_and_one_s_own_pages_shut_nobody_out(phone: BrowserContext, person: User) -> None:
    page, found = phone.new_page(), []
    for address in ("/konto/log-ind/", "/konto/opret/"):
        page.goto(address)
        found.append((address, violations(page), overflow(page)))
    page.get_by_role("button", name="Lav min konto").click()
    found.append(("mistakes", violations(page), overflow(page)))
    sign_in(page)
    for address in OWN_PAGES:
        page.goto(address)
        found.append((address, violations(page), overflow(page)))
    assert [one for one in found if one[1:] != ([], 0)] == []


def with_passkeys(phone: BrowserContext, page: Page) -> None:
    """Gives a phone what reads a finger."""
    device = phone.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "isUserVerified": True}})


def test_a_passkey_opens_the_door_alone_and_counts_as_second_factor(
    phone: BrowserContext, person: User, settings: Settings
) -> None:
    settings.REQUIRE_SECOND_FACTOR, settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True, True
    page = phone.new_page()
    with_passkeys(phone, page)
    sign_in(page)
    page.goto("/konto/")
    page.get_by_role("link", name="Tilføj en adgangsnøgle").click()
    page.get_by_label("Hvad skal nøglen hedde?").fill("Min telefon")
    page.get_by_label("Jeg vil kunne logge ind med den alene").check()
    page.get_by_role("button", name="Tilføj nøglen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dine reservekoder")
    page.goto("/konto/")
    expect(page.get_by_text("Min telefon").first).to_be_visible()
    page.get_by_role("button", name="Log ud her").click()
    User.objects.update(role=Role.APPROVER)
    page.goto("/konto/log-ind/")
    page.get_by_role("button", name="Brug en adgangsnøgle").click()
    expect(page).to_have_url(re.compile("/forening/godkend/$"))
    page.goto("/konto/")
    expect(page.get_by_text("Godkender")).to_be_visible()
