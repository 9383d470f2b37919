"""People around the caseworker's desk: two of one unit, one of another, their lead; a client; and their browsers."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client as Browser

from accounts.models import Role, User
from casework import clients
from casework.models import AccessRecord, Client
from tests.factories import UserFactory

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
UNIT = "Fællesskaber"


@pytest.fixture(autouse=True)
def nobody_has_knocked_yet() -> Iterator[None]:
    """Counters of one test do not reach the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def caseworker(db: None) -> User:
    """Who keeps the client."""
    made: User = UserFactory(email="rikke@kommune.example", name="Rikke", role=Role.CASEWORKER, unit=UNIT)
    return made


@pytest.fixture
def colleague(db: None) -> User:
    """Somebody of the same unit."""
    made: User = UserFactory(email="karl@kommune.example", name="Karl", role=Role.CASEWORKER, unit=UNIT)
    return made


@pytest.fixture
def outsider(db: None) -> User:
    """A caseworker of another unit."""
    made: User = UserFactory(email="olga@kommune.example", name="Olga", role=Role.CASEWORKER, unit="Job")
    return made


@pytest.fixture
def client_of(caseworker: User) -> Callable[..., Client]:
    """Makes clients of the caseworker."""

    def made(reference: str = "blå stol", *, by: User = caseworker, now: datetime = NOW, **values: Any) -> Client:
        return clients.begin({"reference": reference, **values}, by=by, now=now)

    return made


@pytest.fixture
def person(client_of: Callable[..., Client]) -> Client:
    """A client."""
    return client_of(must_needs=["wheelchair"], interests="strik", home="Nordborg", note="Kom glad sidst.")


@pytest.fixture
def browser_of(settings: Any) -> Callable[[User], Browser]:
    """A browser somebody is signed in with; the second factor has tests of its own."""
    settings.REQUIRE_SECOND_FACTOR = False

    def signed_in(user: User) -> Browser:
        browser = Browser()
        browser.force_login(user)
        return browser

    return signed_in


def recorded() -> list[tuple[str, str, str, str]]:
    """The whole record: who, what, which, whether; the oldest first."""
    rows = AccessRecord.objects.order_by("pk").values_list("email", "verb", "reference", "outcome")
    return list(rows)
