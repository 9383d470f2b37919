"""Who may open and do what at the caseworker's desk: one table of address by person. A stranger finds nothing, and it is recorded."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import get_resolver

from accounts.models import Role, User
from casework import clients
from casework.models import AccessRecord, Client
from casework.views.urls import urlpatterns
from tests.casework.conftest import NOW, UNIT
from tests.factories import UserFactory

PEOPLE = (
    "anonymous", "stranger", "approver", "administrator", "superuser", "team_lead", "outsider", "colleague", "shared", "owner",
)  # fmt: skip
SIGN_IN, NO, YES, ON, WRONG = 302, 404, 200, 302, 422
EVERY_CASEWORKER = (SIGN_IN, NO, NO, NO, NO, NO, YES, YES, YES, YES)
COUNTED = (SIGN_IN, NO, NO, NO, NO, YES, YES, YES, YES, YES)
SEEN = (SIGN_IN, NO, NO, NO, NO, NO, NO, NO, YES, YES)
OWN = (SIGN_IN, NO, NO, NO, NO, NO, NO, NO, NO, YES)
OWN_ON = (SIGN_IN, NO, NO, NO, NO, NO, NO, NO, NO, ON)
TABLE: dict[str, tuple[int, ...]] = {
    "GET /raadgivning/": (SIGN_IN, NO, NO, NO, NO, ON, YES, YES, YES, YES),
    "GET /raadgivning/tal/": COUNTED,
    "GET /raadgivning/hvad-vi-gemmer/": COUNTED,
    "GET /raadgivning/ny/": EVERY_CASEWORKER,
    "GET /raadgivning/{client}/": SEEN,
    "GET /raadgivning/{client}/ret/": SEEN,
    "GET /raadgivning/{client}/hvorfor-ikke/": SEEN,
    "GET /raadgivning/{client}/slet/": OWN,
    "POST /raadgivning/{client}/del/": OWN_ON,
    "POST /raadgivning/{client}/del-ikke/": OWN_ON,
    "POST /raadgivning/{client}/giv-videre/": OWN_ON,
    "GET /raadgivning/{client}/hent.json": SEEN,
    "GET /raadgivning/{client}/hent.pdf": SEEN,
    "GET /raadgivning/{client}/opslag/": SEEN,
    "GET /raadgivning/{client}/opslag.csv": SEEN,
    "GET /raadgivning/{client}/opslag.json": SEEN,
}


@pytest.fixture
def people(caseworker: User, colleague: User, outsider: User, person: Client) -> dict[str, User | None]:
    """Everybody who may come by."""
    shared = UserFactory(role=Role.CASEWORKER, unit=UNIT)
    clients.share(person, colleague=shared, by=caseworker, now=NOW)
    return {
        "anonymous": None,
        "stranger": UserFactory(),
        "approver": UserFactory(role=Role.APPROVER, is_staff=True),
        "administrator": UserFactory(role=Role.ADMINISTRATOR, is_staff=True),
        "superuser": User.objects.create_superuser("root@kommune.example"),
        "team_lead": UserFactory(role=Role.TEAM_LEAD, unit=UNIT),
        "outsider": outsider,
        "colleague": colleague,
        "shared": shared,
        "owner": caseworker,
    }


@pytest.mark.parametrize("address", TABLE)
def test_the_table_holds(
    people: dict[str, User | None], person: Client, browser_of: Callable[[User], Browser], address: str
) -> None:
    method, path = address.format(client=person.pk).split(" ")
    found = []
    for name in PEOPLE:
        user = people[name]
        browser = browser_of(user) if user else Browser()
        found.append(getattr(browser, method.lower())(path).status_code)
    assert tuple(found) == TABLE[address]


def test_every_address_of_the_desk_is_in_the_table() -> None:
    resolver = get_resolver()
    named = {resolver.resolve(address.split(" ")[1].format(client=1)).url_name for address in TABLE}
    assert {one.name for one in urlpatterns} - named == set()


@pytest.mark.parametrize("name", PEOPLE[:8])
def test_every_attempt_that_is_turned_away_is_recorded(
    people: dict[str, User | None], person: Client, browser_of: Callable[[User], Browser], name: str
) -> None:
    user = people[name]
    (browser_of(user) if user else Browser()).get(f"/raadgivning/{person.pk}/")
    last = AccessRecord.objects.first()
    assert last is not None
    assert (last.email, last.verb, last.client_number, last.reference, last.outcome) == (
        user.email if user else "", "read", person.pk, "blå stol", "refused",
    )  # fmt: skip


def test_an_address_with_a_number_beyond_all_numbers_is_not_there(
    caseworker: User, browser_of: Callable[[User], Browser]
) -> None:
    assert browser_of(caseworker).get(f"/raadgivning/{10**30}/").status_code == 404


def test_what_a_client_is_shared_with_can_be_taken_back(
    people: dict[str, User | None], person: Client, browser_of: Callable[[User], Browser]
) -> None:
    owner, shared = people["owner"], people["shared"]
    assert owner is not None
    assert shared is not None
    browser_of(owner).post(f"/raadgivning/{person.pk}/del-ikke/", {"colleague": shared.pk})
    assert browser_of(shared).get(f"/raadgivning/{person.pk}/").status_code == 404


def test_the_whole_unit_sees_what_is_shared_with_it_and_nobody_else(
    people: dict[str, Any], person: Client, browser_of: Callable[[User], Browser]
) -> None:
    browser_of(people["owner"]).post(f"/raadgivning/{person.pk}/del/", {"unit": "1"})
    seen = [browser_of(people[name]).get(f"/raadgivning/{person.pk}/").status_code for name in PEOPLE[1:]]
    assert seen == [NO, NO, NO, NO, NO, NO, YES, YES, YES]


def test_who_moves_to_another_unit_no_longer_sees_what_was_shared(
    people: dict[str, Any], person: Client, browser_of: Callable[[User], Browser]
) -> None:
    User.objects.filter(pk=people["shared"].pk).update(unit="Job")
    assert browser_of(people["shared"]).get(f"/raadgivning/{person.pk}/").status_code == 404


def test_nobody_shares_with_a_stranger(
    people: dict[str, Any], person: Client, browser_of: Callable[[User], Browser]
) -> None:
    for name in ("outsider", "team_lead", "stranger", "owner"):
        browser_of(people["owner"]).post(f"/raadgivning/{person.pk}/del/", {"colleague": people[name].pk})
    assert list(person.shares.values_list("colleague__email", flat=True)) == [people["shared"].email]


def test_pages_are_kept_nowhere_and_tell_nobody_where_one_was(
    caseworker: User, person: Client, browser_of: Callable[[User], Browser]
) -> None:
    for path in ("", f"{person.pk}/", f"{person.pk}/hent.json", f"{person.pk}/opslag.csv"):
        headers = browser_of(caseworker).get(f"/raadgivning/{path}").headers
        assert "no-store" in headers["Cache-Control"], path
        assert (headers["Referrer-Policy"], headers["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow"), path


def test_the_administration_holds_no_clients(people: dict[str, Any], browser_of: Callable[[User], Browser]) -> None:
    page = browser_of(people["superuser"]).get("/admin/").content.decode()
    assert "/admin/accounts/" in page
    assert "/admin/casework/" not in page
