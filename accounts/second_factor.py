"""The second factor of people who work for the municipality: who needs one, and whether this session has shown it."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from accounts.models import User

# What counts: an app or a key here, or the municipality's own sign-in, which asks for two by itself.
STRONG_METHODS = frozenset({"mfa", "socialaccount"})
TYPES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_missing(request: HttpRequest, person: User) -> bool:
    """Whether this session may not go on before a second factor has been shown."""
    return settings.REQUIRE_SECOND_FACTOR and person.is_municipal and not was_shown(request, person)


def was_shown(request: HttpRequest, person: User) -> bool:
    """Whether a second factor was shown in this session."""
    return any(record.get("method") in STRONG_METHODS for record in get_authentication_records(request, person))


def has_one(person: User) -> bool:
    """Whether the person has an app or a key at all."""
    found: bool = Authenticator.objects.filter(user=person, type__in=TYPES).exists()
    return found
