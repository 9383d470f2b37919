"""The caseworker's desk on a phone: no page shuts anybody out, nothing typed is lost, and all of it works without JavaScript."""

from datetime import time

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Role, User
from activities.models import Activity
from activities.occurrences import materialise
from casework import clients, links, shortlists
from casework.models import Client
from tests.e2e.test_axe import overflow, violations
from tests.e2e.test_desk_pages import Opened, looked_at, open_as
from tests.factories import PlaceFactory, PublishedActivityFactory, ScheduleFactory, StatementFactory, UserFactory

__all__ = ["open_as"]  # the fixture of the organiser's desk serves here too

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KINDS = ("coffee_social", "creative", "games", "music_song", "shared_meals", "outdoors", "culture")


@pytest.fixture
def offers() -> list[Activity]:
    """Seven things of seven kinds in one town, each week; somebody waits at every door."""
    made: list[Activity] = []
    for number, kind in enumerate(KINDS):
        one = PublishedActivityFactory(
            title=f"Tirsdag {number}",
            category=kind,
            place=PlaceFactory(),
            confirmed_at=timezone.now(),
            contact_phone="12345678",
        )
        ScheduleFactory(activity=one, start_time=time(10 + number), end_time=time(11 + number))
        StatementFactory(activity=one, feature="come_alone", value="yes")
        materialise(one, now=timezone.now())
        made.append(one)
    call_command("rebuild_index", verbosity=0)
    return made


@pytest.fixture
def caseworker() -> User:
    """A caseworker and a colleague."""
    UserFactory(name="Karl Kollega", role=Role.CASEWORKER, unit="Fællesskaber")
    made: User = UserFactory(email="rikke@kommune.example", name="Rikke", role=Role.CASEWORKER, unit="Fællesskaber")
    return made


@pytest.fixture
def person(caseworker: User, offers: list[Activity]) -> Client:
    """A client with two things on the list."""
    told = {"reference": "blå stol", "must_needs": ["wheelchair"], "home": "Sønderborg", "is_nervous": True}
    made = clients.begin(told | {"note": "Kom glad sidst."}, by=caseworker, now=timezone.now())
    for one in offers[:2]:
        shortlists.add(made, one, by=caseworker, now=timezone.now())
    return made


OF_THE_DESK = ("", "?q=zzz", "ny/", "tal/", "hvad-vi-gemmer/")
OF_A_CLIENT = (
    "", "?flere=1", "ret/", "slet/", "opslag/", "hvorfor-ikke/?q=tirsdag", "liste/", "liste/giv-med/", "liste/laes-op/",
)  # fmt: skip


@pytest.mark.parametrize("language", ["", "/de", "/en"])
def test_no_page_of_a_caseworker_shuts_anybody_out(
    open_as: Opened, caseworker: User, person: Client, language: str
) -> None:
    desk = f"{language}/raadgivning/"
    addresses = [desk + page for page in OF_THE_DESK] + [f"{desk}{person.pk}/{page}" for page in OF_A_CLIENT]
    assert looked_at(open_as(caseworker), addresses) == []


@pytest.mark.parametrize("language", ["", "/de", "/en"])
def test_the_page_of_a_client_shuts_nobody_out(
    open_as: Opened, caseworker: User, person: Client, language: str
) -> None:
    shortlist = shortlists.current_list(person)
    assert shortlist
    words = {"agreed": "Vi tales på torsdag.", "language": "da"}
    shortlists.agree(shortlist, **words, invites_words=True, by=caseworker, now=timezone.now())
    key = links.hand_over(shortlist, by=caseworker, now=timezone.now())
    page = open_as(UserFactory())
    assert looked_at(page, [f"{language}/liste/forged/", f"{language}/liste/{key.token}/"]) == []
    page.locator("#code").fill(key.code_word)
    page.locator(".own-list form button").first.click()
    expect(page.locator(".visit-card")).to_have_count(2)
    page.locator(".visit-card button[value=no]").first.click()
    expect(page.locator(".visit-card button[name=reason]").first).to_be_visible()
    assert (violations(page), overflow(page)) == ([], 0)


def test_the_desk_has_contrast_in_the_dark_too(open_as: Opened, caseworker: User, person: Client) -> None:
    page = open_as(caseworker)
    page.emulate_media(color_scheme="dark")
    at = f"/raadgivning/{person.pk}"
    assert looked_at(page, [f"{at}/", f"{at}/ret/", f"{at}/opslag/", "/raadgivning/"]) == []


def test_what_may_not_be_kept_leads_to_its_field(open_as: Opened, caseworker: User, person: Client) -> None:
    page = open_as(caseworker)
    page.goto(f"/raadgivning/{person.pk}/ret/")
    page.get_by_label("Note til dig selv").fill("Ring til 20 30 40 50")
    page.get_by_role("button", name="Gem, og se nye forslag").click()
    problem = page.get_by_role("alert")
    expect(problem).to_contain_text("Note til dig selv: Det ligner et telefonnummer.")
    assert (violations(page), overflow(page)) == ([], 0)
    problem.get_by_role("link").click()
    expect(page.get_by_label("Note til dig selv")).to_be_in_viewport()
    expect(page.get_by_label("Note til dig selv")).to_have_value("Ring til 20 30 40 50")


def test_two_who_write_at_once_see_both_versions(open_as: Opened, caseworker: User, person: Client) -> None:
    first, second = open_as(caseworker), open_as(caseworker)
    for page in (first, second):
        page.goto(f"/raadgivning/{person.pk}/ret/")
    for page, town in ((first, "Gråsten"), (second, "Augustenborg")):
        page.get_by_label("By eller postnummer").fill(town)
        page.get_by_role("button", name="Gem, og se nye forslag").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("To har skrevet på én gang")
    assert (violations(second), overflow(second)) == ([], 0)
    second.get_by_role("button", name="Gem min udgave").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("blå stol")
    person.refresh_from_db()
    assert (person.home, person.is_nervous, person.note) == ("Augustenborg", True, "Kom glad sidst.")


def test_the_desk_works_without_javascript(open_as: Opened, caseworker: User, offers: list[Activity]) -> None:
    page = open_as(caseworker, javascript=False)
    page.goto("/raadgivning/ny/")
    page.get_by_label("Din egen reference").fill("S-17")
    page.get_by_label("Kaffe og samvær", exact=True).check()
    page.get_by_text("Mere om stedet").click()
    page.get_by_label("Kom alene, vi tager imod dig", exact=True).check()
    page.get_by_role("button", name="Gem, og se forslag").click()
    page.get_by_role("checkbox", name="Læg på listen").first.check()
    page.get_by_role("button", name="Læg det valgte på listen").click()
    page.wait_for_url("**/liste/")
    page.goto(f"/raadgivning/{Client.objects.get().pk}/")
    expect(page.get_by_text("På listen", exact=True)).to_have_count(1)
    page.get_by_label("Hvorfor ikke denne?").fill("Tirsdag 6")
    page.get_by_role("button", name="Spørg").click()
    expect(page.get_by_role("heading", name="Tirsdag 6")).to_be_visible()
    page.goto(f"/raadgivning/{Client.objects.get().pk}/")
    page.get_by_text("Del med en kollega").click()
    page.get_by_label("Kollega", exact=True).select_option("Karl Kollega")
    page.get_by_role("button", name="Del med kollegaen").click()
    expect(page.get_by_text("Nu kan Karl Kollega se den.")).to_be_visible()
