"""The whole way of a new organiser on a phone: from an empty browser to a submitted activity, in at most forty interactions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, expect

from activities.models import Activity
from tests.e2e.test_axe import overflow, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_INTERACTIONS = 40
FEWEST_ANSWERS = 10
PHONE = 360
ADDRESS = "maja@example.dk"


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """An empty browser on a phone. Axe writes styles of its own, so the CSP is set aside."""
    cache.clear()
    context = browser.new_context(
        base_url=site, viewport={"width": PHONE, "height": 740}, bypass_csp=True, locale="da-DK"
    )
    yield context
    context.close()


@dataclass
class Hand:
    """A thumb that counts: each tap, each choice and each filled field is one interaction."""

    page: Page
    count: int = 0
    found: list[tuple[str, object]] = field(default_factory=list)

    def tap(self, name: str, role: str = "button") -> None:
        """Taps a button or a link, and looks at the page it leads to."""
        self.count += 1
        before = self.page.url
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]  # roles are given by name
        self.page.wait_for_url(lambda url: url != before)
        self.look()

    def fill(self, label: str, value: str) -> None:
        """Fills one field."""
        self.count += 1
        self.page.get_by_label(label, exact=True).fill(value)

    def choose(self, label: str) -> None:
        """Taps one of several rows."""
        self.count += 1
        self.page.get_by_label(label, exact=True).check()

    def answer(self, question: str, value: str) -> None:
        """Answers one question about access."""
        self.count += 1
        self.page.get_by_role("group", name=question).get_by_label(value, exact=True).check()

    def look(self) -> None:
        """Axe, and nothing scrolls sideways."""
        found = (violations(self.page), overflow(self.page))
        if found != ([], 0):
            self.found.append((self.page.url, found))


def sign_up(hand: Hand) -> None:
    hand.tap("Kom i gang", "link")
    hand.fill("E-mail", ADDRESS)
    hand.fill("Navn", "Maja Madsen")
    hand.tap("Lav min konto")
    found = re.search(r"^    (\d{6})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    hand.fill("Koden", found[1])
    hand.tap("Gå videre")


def tell(hand: Hand) -> None:
    hand.fill("Hvad hedder I?", "Skovby Kaffevenner")
    hand.tap("Gå videre")
    hand.tap("Kaffemøde Kaffe og snak ved et bord")
    hand.fill("Hvad kalder I det?", "Onsdagskaffe i Skovby")
    hand.tap("Gem og gå videre")
    hand.choose("onsdag")
    expect(hand.page.locator("[data-coming] li").first).to_contain_text("nsdag")
    hand.tap("Gem og gå videre")
    hand.fill("Hvad hedder stedet?", "Skovby Forsamlingshus")
    hand.fill("Vej og nummer", "Skovby Nørregade 3")
    hand.fill("Postnummer", "6470")
    hand.tap("Gem og gå videre")
    hand.choose("Jeg mangler nogen at være sammen med")
    hand.tap("Gem og gå videre")
    hand.tap("Gem og gå videre")


def answer_about_access(hand: Hand) -> None:
    for question, value in {
        "Er der en bus tæt på?": "Ja",
        "Er der handicapparkering?": "Nej",
        "Kan man sættes af ved døren?": "Ja",
        "Kan I hente folk eller køre sammen?": "Nej",
    }.items():
        hand.answer(question, value)
    hand.tap("Gem og gå videre")
    for question in ("Kan man komme ind uden trin?", "Er dørene brede?", "Er alt i ét plan, eller er der elevator?"):
        hand.answer(question, "Ja")
    hand.answer("Er der et toilet til kørestol?", "Nej")
    hand.answer("Er der et sted at skifte en voksen?", "Nej")
    hand.tap("Gem og gå videre")
    hand.answer("Kan man sidde og holde pauser?", "Ja")
    hand.tap("Resten ved vi ikke. Gå til kontakt")


def finish(hand: Hand) -> None:
    hand.fill("Telefon", "12345678")
    hand.tap("Gem og gå videre")
    hand.tap("Gem og gå videre")  # no picture
    hand.tap("Send det af sted")


def test_a_new_organiser_posts_in_forty_interactions(phone: BrowserContext) -> None:
    hand = Hand(phone.new_page())
    hand.page.goto("/forening/")
    hand.look()
    sign_up(hand)
    tell(hand)
    answer_about_access(hand)
    finish(hand)
    expect(hand.page.get_by_role("heading", level=1)).to_have_text("Tak. Nu læser vi det.")
    made = Activity.objects.get(title="Onsdagskaffe i Skovby")
    answers = made.statements.count() + made.place.statements.count()  # type: ignore[union-attr]  # it has a place
    steps = set(made.reviewed_steps)
    assert hand.found == []
    assert (made.publication_status, answers >= FEWEST_ANSWERS) == ("submitted", True)
    assert {
        "hvad",
        "hvornaar",
        "hvor",
        "hvem",
        "foerste-gang",
        "adgang-arrive",
        "adgang-welcome",
        "kontakt",
        "billede",
    } <= steps
    assert hand.count <= MOST_INTERACTIONS, hand.count
