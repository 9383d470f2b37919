"""Keys change while the site runs: everything locked is locked anew, and what no key opens is left as it lies."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.db import connection

from accounts import encryption
from accounts.models import User
from casework import clients
from casework.models import Client
from tests.casework.conftest import NOW
from tests.factories import UserFactory


def lying() -> list[str]:
    """The locked texts as they lie in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM casework_client WHERE note <> '' ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def test_everything_is_locked_with_the_newest_key(db: None, settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    lost, old, new = (Fernet.generate_key().decode() for _ in range(3))
    keeper: User = UserFactory(role="caseworker")
    settings.ENCRYPTION_KEYS = [lost]
    clients.begin({"reference": "tabt", "note": "Kan ikke åbnes."}, by=keeper, now=NOW)
    settings.ENCRYPTION_KEYS = [old]
    clients.begin({"reference": "stol", "note": "Kom glad."}, by=keeper, now=NOW)
    clients.begin({"reference": "tom"}, by=keeper, now=NOW)
    Authenticator.objects.create(user=keeper, type="totp", data={"secret": encryption.encrypt("ABC")})
    before = lying()

    settings.ENCRYPTION_KEYS = [new, old]
    call_command("relock")
    assert capsys.readouterr().out == "Relocked: 2, unreadable: 1\n"
    settings.ENCRYPTION_KEYS = [new]
    after = lying()
    assert (after[0], after[1] != before[1], Client.objects.get(reference="stol").note) == (
        before[0],
        True,
        "Kom glad.",
    )
    assert encryption.decrypt(Authenticator.objects.get().data["secret"]) == "ABC"
    settings.ENCRYPTION_KEYS = [lost]
    assert Client.objects.get(reference="tabt").note == "Kan ikke åbnes."
