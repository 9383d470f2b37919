"""The whole way on a phone: register, verified, post, publish, cancel one date, confirm by link, answer a question by link."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect
from post_office.models import Email

from accounts.delivery import send_waiting
from activities.confirmation import Asked, ask
from activities.freshness import due_after
from activities.models import Activity, Follower, Organisation
from tests.e2e.test_axe import overflow, violations
from tests.e2e.test_desk_journey import PHONE, Hand, answer_about_access, finish, sign_up, tell
from tests.factories import ApproverFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Phones = Callable[[], BrowserContext]


@pytest.fixture
def phones(browser: Browser, site: str, settings: object) -> Iterator[Phones]:
    """As many empty phones as one likes. Axe writes styles of its own, so the CSP is set aside."""
    settings.REQUIRE_SECOND_FACTOR = False  # type: ignore[attr-defined]  # pytest-django's settings
    settings.SITE_URL = site  # type: ignore[attr-defined]  # so that links of mails lead here
    cache.clear()
    bought: list[BrowserContext] = []

    def phone() -> BrowserContext:
        size = {"width": PHONE, "height": 740}
        bought.append(browser.new_context(base_url=site, viewport=size, bypass_csp=True, locale="da-DK"))  # type: ignore[arg-type]  # a plain dict
        return bought[-1]

    yield phone
    for one in bought:
        one.close()


def looked_at(page: Page) -> None:
    assert (page.url, violations(page), overflow(page)) == (page.url, [], 0)


def link_in_mail(to: str, about: str, word: str) -> str:
    """The address with `word` in the last mail that was sent to somebody about something."""
    send_waiting()
    found = [one for one in mail.outbox if to in one.to and about in str(one.subject)]
    assert found, (to, about, [(one.to, one.subject) for one in mail.outbox])
    return str(re.findall(rf"https?://\S*{word}\S*", str(found[-1].body))[0])


def approver_on(phone: BrowserContext, site: str) -> Page:
    client = Client()
    client.force_login(ApproverFactory())
    phone.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    return phone.new_page()


def verify_and_publish(page: Page) -> None:
    """The approver's part."""
    for name, button in (("Skovby Kaffevenner", "Ja, godkend dem"), ("Onsdagskaffe i Skovby", "Ja, vis det for alle")):
        page.goto("/forening/godkend/")
        looked_at(page)
        page.get_by_role("link", name=name).first.click()
        looked_at(page)
        page.get_by_role("button", name=button).click()
        expect(page.get_by_text("Godkendt.")).to_be_visible()


def follow(page: Page, activity: Activity) -> None:
    """A reader without an account."""
    page.goto(activity.get_absolute_url())
    page.get_by_text("Få en mail, hvis det bliver aflyst").click()
    page.get_by_label("Din e-mail").fill("laeser@example.dk")
    page.wait_for_timeout(2100)  # a person is slower than a machine
    page.get_by_role("button", name="Skriv til mig").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kig i din indbakke")
    looked_at(page)
    page.goto(link_in_mail("laeser@example.dk", "Vil du have mails", "/foelg/"))
    looked_at(page)
    page.get_by_role("button", name="Ja, skriv til mig").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Så får du besked")
    assert (Follower.objects.get().confirmed_at is not None, page.context.cookies()) == (True, [])


def call_off(hand: Hand) -> None:
    """From the desk, in two taps."""
    hand.page.goto("/forening/")
    hand.look()
    hand.count = 0
    hand.page.locator(".coming a").first.click()
    hand.page.wait_for_url("**/gang/**")
    hand.count += 1
    hand.look()
    hand.count += 1
    hand.page.get_by_role("button", name="Sygdom").click()
    expect(hand.page.get_by_text("Det er aflyst. Alle kan se det nu.")).to_be_visible()
    hand.look()


def ask_and_answer(reader: Page, organiser: Page, activity: Activity) -> None:
    reader.goto(f"{activity.get_absolute_url()}#adgang")
    reader.locator(".not-told summary").click()
    reader.get_by_role("link", name=re.compile("eleslynge")).click()
    reader.wait_for_timeout(2100)
    reader.get_by_role("button", name="Ja, spørg for mig").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Tak. Nu er der spurgt")
    organiser.goto("/forening/")
    expect(organiser.get_by_role("heading", name="Folk spørger")).to_be_visible()
    organiser.goto(link_in_mail("maja@example.dk", "Én spørger om", "/svar/"))
    looked_at(organiser)
    organiser.get_by_role("button", name="Ja", exact=True).click()
    expect(organiser.get_by_role("heading", level=1)).to_have_text("Tak for dit svar")


def confirm_by_link(page: Page, activity: Activity) -> None:
    """Ninety days later, from a phone nobody is signed in on."""
    long_ago = timezone.now() - timedelta(days=95)
    Activity.objects.filter(pk=activity.pk).update(confirmed_at=long_ago, confirm_by=due_after(long_ago))
    ask([activity.pk], Asked(), now=timezone.now())
    page.goto(link_in_mail("maja@example.dk", "Passer det stadig?", "/passer/"))
    looked_at(page)
    page.get_by_role("button", name="Ja, alt passer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak for dit svar")
    activity.refresh_from_db()
    assert activity.confirmed_at
    assert timezone.now() - activity.confirmed_at < timedelta(minutes=5)


def test_the_whole_way(phones: Phones, site: str) -> None:
    hand = Hand(phones().new_page())
    hand.page.goto("/forening/")
    sign_up(hand)
    tell(hand)
    answer_about_access(hand)
    finish(hand)
    verify_and_publish(approver_on(phones(), site))
    activity = Activity.objects.get(title="Onsdagskaffe i Skovby")
    assert (activity.publication_status, Organisation.objects.get(name="Skovby Kaffevenner").is_verified) == (
        "published",
        True,
    )
    reader = phones().new_page()
    follow(reader, activity)
    call_off(hand)
    assert (hand.count, hand.found) == (2, [])
    reader.goto(activity.get_absolute_url())
    expect(reader.locator(".dates .off").first).to_contain_text("Aflyst: Sygdom")
    looked_at(reader)
    reader.goto(link_in_mail("laeser@example.dk", "Aflyst: Onsdagskaffe", "/stop/"))
    looked_at(reader)
    reader.get_by_role("button", name="Stop mails om det her").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Du får ikke flere mails")
    ask_and_answer(reader, hand.page, activity)
    confirm_by_link(phones().new_page(), activity)
    assert (Follower.objects.count(), Email.objects.filter(subject="").count() > 0) == (0, True)
