"""People who work for the municipality show a second factor, and their sessions do not lie open."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from accounts.models import Role, User
from tests.accounts.conftest import make_person, sign_in

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def second_factor_required(settings: Settings) -> None:
    """As in production."""
    settings.REQUIRE_SECOND_FACTOR = True


def app_code(secret: str) -> str:
    """What a person's app shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def set_up_app(client: Client) -> str:
    """Sets an app up in a browser that is signed in; its secret."""
    page = client.get("/konto/app/")
    assert page.context_data is not None
    secret = str(page.context_data["form"].secret)
    with pytest.MonkeyPatch.context() as patch:
        # A test's transaction never commits: what waits for the commit happens at once.
        patch.setattr(transaction, "on_commit", lambda then, **_: then())
        answer = client.post("/konto/app/", {"code": app_code(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret


@pytest.mark.parametrize("role", [Role.APPROVER, Role.CASEWORKER, Role.TEAM_LEAD, Role.ADMINISTRATOR])
def test_every_role_is_led_to_a_second_factor_first(db: None, role: Role) -> None:
    person, client = make_person("gorm@example.dk", role=role), Client()
    sign_in(client, person.email)
    for address in ("/konto/", "/", "/om/", "/admin/"):
        assert client.get(address).headers["Location"] == "/konto/sikkerhed/", address
    assert client.get("/konto/sikkerhed/").status_code == 200


def test_people_of_associations_need_none(person: User, signed_in: Callable[[User], Client]) -> None:
    assert signed_in(person).get("/konto/").status_code == 200


def test_an_app_opens_the_door_and_is_asked_for_next_time(approver: User, signed_in: Callable[[User], Client]) -> None:
    first = signed_in(approver)
    secret = set_up_app(first)
    assert first.get("/konto/").status_code == 200

    second = Client()
    assert sign_in(second, approver.email) == "/konto/log-ind/app/"
    assert second.get("/konto/").headers["Location"].startswith("/konto/log-ind/")
    said = second.post("/konto/log-ind/app/", {"code": "000000"}).content.decode()
    assert "Koden er ikke rigtig. Vent på en ny kode i appen, og prøv igen." in said
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=60)):
        assert (
            second.post("/konto/log-ind/app/", {"code": app_code(secret)}).headers["Location"] == "/forening/godkend/"
        )
        assert second.get("/konto/").status_code == 200


def test_a_spare_code_opens_the_door_once(approver: User, signed_in: Callable[[User], Client]) -> None:
    first = signed_in(approver)
    set_up_app(first)
    spare = Authenticator.objects.get(type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()[0]
    assert spare in first.get("/konto/reservekoder/").content.decode()
    landed = []
    for _ in range(2):
        client = Client()
        sign_in(client, approver.email)
        landed.append(client.post("/konto/log-ind/app/", {"code": spare}).status_code)
    assert landed == [302, 200]


def test_secrets_lie_locked_in_the_database(approver: User, signed_in: Callable[[User], Client]) -> None:
    secret = set_up_app(signed_in(approver))
    stored = [str(data) for data in Authenticator.objects.values_list("data", flat=True)]
    assert len(stored) == 2
    assert [data for data in stored if secret in data] == []


def test_whoever_has_an_app_but_has_not_shown_it_is_asked(approver: User, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(approver)
    set_up_app(client)
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    assert client.get("/konto/").headers["Location"] == "/konto/igen/"


def test_an_idle_session_of_staff_ends(settings: Settings, approver: User, signed_in: Callable[[User], Client]) -> None:
    settings.REQUIRE_SECOND_FACTOR = False
    with time_machine.travel(NOON, tick=False) as clock:
        client = signed_in(approver)
        clock.shift(timedelta(minutes=settings.STAFF_IDLE_MINUTES - 1))
        assert client.get("/konto/").status_code == 200
        clock.shift(timedelta(minutes=settings.STAFF_IDLE_MINUTES, seconds=1))
        assert client.get("/konto/").headers["Location"] == "/konto/log-ind/?next=/konto/"
        assert "Du har holdt pause" in client.get("/konto/log-ind/").content.decode()
        assert client.get("/konto/").status_code == 302


def test_a_session_of_staff_ends_with_the_day_however_busy(
    settings: Settings, approver: User, signed_in: Callable[[User], Client]
) -> None:
    settings.REQUIRE_SECOND_FACTOR = False
    with time_machine.travel(NOON, tick=False) as clock:
        client = signed_in(approver)
        for _ in range(settings.STAFF_SESSION_HOURS * 3 - 1):
            clock.shift(timedelta(minutes=20))
            assert client.get("/konto/").status_code == 200
        clock.shift(timedelta(minutes=21))
        assert client.get("/konto/").status_code == 302


def test_people_of_associations_stay_signed_in_for_days(person: User, signed_in: Callable[[User], Client]) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        client = signed_in(person)
        clock.shift(timedelta(days=13))
        assert client.get("/konto/").status_code == 200
