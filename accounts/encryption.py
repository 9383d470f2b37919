"""Locks what must not lie readable in the database; the keys live outside it and can be changed while the site runs."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class UnreadableError(Exception):
    """A stored text that none of the keys opens."""


def encrypt(text: str) -> str:
    """Locks a text with the newest key."""
    return keys().encrypt(text.encode()).decode()


def decrypt(locked: str) -> str:
    """Opens a text that was locked with any of the keys; UnreadableError when none fits."""
    try:
        return keys().decrypt(locked.encode()).decode()
    except InvalidToken:
        raise UnreadableError("None of ENCRYPTION_KEYS opens this text.") from None


def relock(locked: str) -> str:
    """Locks a stored text anew with the newest key, so that an old one can go."""
    try:
        return keys().rotate(locked.encode()).decode()
    except InvalidToken:
        raise UnreadableError("None of ENCRYPTION_KEYS opens this text.") from None


def keys() -> MultiFernet:
    """The keys of this installation, the newest first; without any, one that follows from SECRET_KEY."""
    try:
        return MultiFernet([Fernet(key) for key in settings.ENCRYPTION_KEYS or [key_from_secret()]])
    except ValueError as problem:
        raise ImproperlyConfigured("Each of ENCRYPTION_KEYS must be 32 bytes in URL-safe base64.") from problem


def key_from_secret() -> bytes:
    """A key that needs no setting of its own; it changes with SECRET_KEY."""
    return urlsafe_b64encode(sha256(b"kom-som-du-er encryption " + settings.SECRET_KEY.encode()).digest())
