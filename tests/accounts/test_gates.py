"""Pages for a role: anonymous people are asked to sign in, strangers find nothing."""

from collections.abc import Callable

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from accounts.models import Role, User
from accounts.requests import SignedInRequest, gated, person_of, signed_in
from tests.accounts.conftest import make_person


def of_a_desk(request: SignedInRequest, number: int) -> HttpResponse:
    """A page for two roles."""
    return HttpResponse(f"{request.user.email} {number}")


desk = gated(of_a_desk, lambda person: person.role in {Role.CASEWORKER, Role.TEAM_LEAD})


@signed_in
def corner(request: SignedInRequest) -> HttpResponse:
    """A page for everybody who is signed in."""
    return HttpResponse(request.user.email)


def request_of(person: User | None, path: str = "/bord/?side=2") -> HttpRequest:
    """A request as the middleware leaves it."""
    request = RequestFactory().get(path)
    if person:
        request.COOKIES["sessionid"] = "some"
        request.user = person
    return request


def test_anonymous_people_are_asked_to_sign_in_and_come_back() -> None:
    assert desk(request_of(None), 7).headers["Location"] == "/konto/log-ind/?next=/bord/%3Fside%3D2"
    assert corner(request_of(None)).status_code == 302


@pytest.mark.parametrize("role", [Role.NONE, Role.APPROVER, Role.ADMINISTRATOR])
def test_for_strangers_the_page_is_not_there(db: None, role: Role) -> None:
    with pytest.raises(Http404):
        desk(request_of(make_person("x@example.dk", role=role)), 7)


def test_the_right_people_enter(db: None) -> None:
    lead = make_person("lead@example.dk", role=Role.TEAM_LEAD)
    answer = desk(request_of(lead), 7)
    assert isinstance(answer, HttpResponse)
    assert answer.content == b"lead@example.dk 7"


def test_a_closed_account_is_nobody(db: None) -> None:
    person = make_person("x@example.dk")
    person.is_active = False
    assert person_of(request_of(person)) is None


def test_the_administration_has_no_door_of_its_own(client: Client, db: None) -> None:
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0] == "/konto/log-ind/?next=/admin/"


def test_for_strangers_there_is_no_administration(person: User, signed_in: Callable[[User], Client]) -> None:
    assert signed_in(person).get("/admin/", follow=True).status_code == 404


def test_nobody_reads_codes_or_keys_in_the_administration(
    settings: Settings, signed_in: Callable[[User], Client], db: None
) -> None:
    settings.REQUIRE_SECOND_FACTOR = False
    boss = make_person("boss@example.dk", role=Role.ADMINISTRATOR, is_staff=True)
    User.objects.update(is_superuser=True)
    page = signed_in(boss).get("/admin/").content.decode()
    assert "/admin/accounts/user/" in page
    assert [app for app in ("post_office", "mfa", "/account/", "socialaccount") if app in page] == []


@pytest.mark.parametrize(
    "address", ["/konto/", "/konto/slet/", "/konto/e-mail/", "/konto/app/", "/konto/noegler/tilfoej/"]
)
def test_one_s_own_account_asks_to_sign_in(client: Client, db: None, address: str) -> None:
    assert client.get(address).headers["Location"].startswith("/konto/log-ind/")
