"""People who sign in the way people do, and the code they were sent."""

import re
from collections.abc import Callable, Iterator

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from post_office.models import Email

from accounts.models import Role, User

SIGN_IN, CODE = "/konto/log-ind/", "/konto/log-ind/kode/"


@pytest.fixture(autouse=True)
def limits_forgotten() -> Iterator[None]:
    """Each test begins with nobody having tried anything."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def person(db: None) -> User:
    """Somebody of an association."""
    return make_person("karen@example.dk", name="Karen")


@pytest.fixture
def approver(db: None) -> User:
    """Somebody of the municipality."""
    return make_person("gorm@example.dk", name="Gorm", role=Role.APPROVER)


def make_person(email: str, *, name: str = "", role: Role = Role.NONE, is_staff: bool = False) -> User:
    """A person whose address is known to be theirs."""
    made = User.objects.create_user(email, name=name, role=role, is_staff=is_staff)
    EmailAddress.objects.create(user=made, email=email, verified=True, primary=True)
    return made


def code_sent_to(address: str) -> str:
    """The code of the newest mail that waits for an address."""
    letter = Email.objects.filter(to=address).latest("pk").message
    found = re.search(r"^    (\d{6})$", letter, re.MULTILINE)
    assert found, letter
    return found[1]


def sign_in(client: Client, address: str, *, to: str = "") -> str:
    """Asks for a code, types it, and says where that led."""
    tail = f"?next={to}" if to else ""
    client.post(f"{SIGN_IN}{tail}", {"login": address, "next": to})
    answer = client.post(f"{CODE}{tail}", {"code": code_sent_to(address), "next": to})
    return answer.headers.get("Location", "")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which a person has signed in by code."""

    def make(person: User) -> Client:
        client = Client()
        assert sign_in(client, person.email)
        return client

    return make
