"""Nobody comes to the caseworker's desk without a second factor, with an idle session, or after being signed out everywhere."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client as Browser

from accounts.models import User
from casework.models import Client
from tests.accounts.conftest import sign_in

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def known(caseworker: User, settings: Any) -> User:
    """The caseworker, whose address is known to be theirs, where a second factor is asked for."""
    settings.REQUIRE_SECOND_FACTOR = True
    cache.clear()
    EmailAddress.objects.create(user=caseworker, email=caseworker.email, verified=True, primary=True)
    return caseworker


def test_a_code_by_mail_alone_opens_no_page_about_clients(known: User, person: Client) -> None:
    browser = Browser()
    sign_in(browser, known.email)
    for path in (
        "",
        "ny/",
        "tal/",
        "hvad-vi-gemmer/",
        f"{person.pk}/",
        f"{person.pk}/hent.json",
        f"{person.pk}/opslag.csv",
    ):
        answer = browser.get(f"/raadgivning/{path}")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/konto/sikkerhed/"), path
        assert person.reference not in answer.content.decode()


def test_signing_in_leads_to_the_desk(known: User, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = False
    assert sign_in(Browser(), known.email) == "/raadgivning/"


def test_a_page_one_was_on_comes_back_after_signing_in(known: User, settings: Any, person: Client) -> None:
    settings.REQUIRE_SECOND_FACTOR = False
    path = f"/raadgivning/{person.pk}/"
    browser = Browser()
    assert browser.get(path).headers["Location"] == f"/konto/log-ind/?next={path}"
    assert sign_in(browser, known.email, to=path) == path


def test_ones_account_shows_the_way_to_the_desk(caseworker: User, browser_of: Callable[[User], Browser]) -> None:
    assert 'href="/raadgivning/"' in browser_of(caseworker).get("/konto/").content.decode()


def test_an_idle_session_ends_before_a_client_is_shown(
    caseworker: User, person: Client, browser_of: Callable[[User], Browser], settings: Any
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        browser = browser_of(caseworker)
        assert browser.get(f"/raadgivning/{person.pk}/").status_code == 200
        clock.shift(timedelta(minutes=settings.STAFF_IDLE_MINUTES, seconds=1))
        answer = browser.get(f"/raadgivning/{person.pk}/")
        assert answer.headers["Location"] == f"/konto/log-ind/?next=/raadgivning/{person.pk}/"
        assert browser.get("/raadgivning/").status_code == 302


def test_signing_out_everywhere_ends_every_session(
    caseworker: User, person: Client, browser_of: Callable[[User], Browser]
) -> None:
    phone, computer = browser_of(caseworker), browser_of(caseworker)
    phone.post("/konto/log-ud/alle-steder/")
    assert [one.get(f"/raadgivning/{person.pk}/").status_code for one in (phone, computer)] == [302, 302]


@pytest.mark.parametrize("change", [{"role": ""}, {"role": "team_lead"}, {"is_active": False}])
def test_whoever_loses_the_role_loses_the_clients_at_once(
    caseworker: User, person: Client, browser_of: Callable[[User], Browser], change: dict[str, Any]
) -> None:
    browser = browser_of(caseworker)
    assert browser.get(f"/raadgivning/{person.pk}/").status_code == 200
    User.objects.filter(pk=caseworker.pk).update(**change)
    assert browser.get(f"/raadgivning/{person.pk}/").status_code in {302, 404}


def test_an_account_that_keeps_clients_is_not_deleted(
    caseworker: User, person: Client, browser_of: Callable[[User], Browser]
) -> None:
    assert browser_of(caseworker).post("/konto/slet/").status_code == 409
    assert Client.objects.get() == person


def test_a_page_of_another_site_cannot_write_in_ones_name(caseworker: User, person: Client) -> None:
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(caseworker)
    answer = browser.post(f"/raadgivning/{person.pk}/slet/", headers={"Origin": "https://evil.example"})
    assert answer.status_code in {302, 403}
    assert Client.objects.count() == 1
