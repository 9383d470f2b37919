"""Where people of a role do their work: the first page after signing in, named by the settings (ROLE_HOMES)."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import resolve_url

from accounts.models import User


def home_of(person: User | AbstractBaseUser | AnonymousUser) -> str:
    """The address of a person's desk; nothing for people whose role has none."""
    name = settings.ROLE_HOMES.get(person.role, "") if isinstance(person, User) else ""
    return resolve_url(name) if name else ""
