"""What the municipality's sign-in says of somebody (OpenID Connect claims), and what that makes of them here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.models import Role, User


class RefusedError(Exception):
    """Claims that let nobody in; the text says why, to the person."""


@dataclass(frozen=True, slots=True)
class Position:
    """Who somebody is and what they do in the municipality."""

    email: str
    name: str
    role: Role
    unit: str


def told(extra_data: Mapping[str, Any]) -> dict[str, Any]:
    """All claims of a sign-in: those of the ID token, and those asked for afterwards."""
    parts = [extra_data.get("id_token"), extra_data.get("userinfo")]
    if not any(parts):
        return dict(extra_data)
    return {name: value for part in parts if part for name, value in part.items()}


def position_of(said: Mapping[str, Any]) -> Position:
    """Reads the claims; RefusedError for anything that is missing, unknown or more than one thing at once."""
    email = str(said.get("email") or "").strip().lower()
    if not email:
        raise RefusedError(_("Dit login siger ikke, hvilken e-mail du har."))
    role = role_of(said.get(settings.OIDC_ROLE_CLAIM))
    unit = str(said.get(settings.OIDC_UNIT_CLAIM) or "").strip()
    if not unit and role in {Role.CASEWORKER, Role.TEAM_LEAD}:
        raise RefusedError(_("Dit login siger ikke, hvilken afdeling du hører til."))
    return Position(email, str(said.get("name") or "").strip()[:120], role, unit[:120])


def role_of(value: object) -> Role:
    """The one role a claim gives here, as text or as a list; OIDC_ROLES says which of theirs is which of ours."""
    values = value if isinstance(value, list) else [value]
    roles = {settings.OIDC_ROLES[one] for one in values if isinstance(one, str) and one in settings.OIDC_ROLES}
    if len(roles) != 1:
        raise RefusedError(
            _("Dit login giver dig mere end én rolle her.") if roles else _("Dit login giver dig ingen rolle her.")
        )
    return Role(roles.pop())


def give(person: User, position: Position) -> None:
    """Gives a person what the claims say, without saving."""
    person.email = person.email or position.email
    person.name = position.name or person.name
    person.role, person.unit = position.role, position.unit


def take(person: User) -> None:
    """Takes role and unit from somebody who has none any more, and ends every session in which they still had."""
    person.role, person.unit = Role.NONE, ""
    person.save(update_fields=["role", "unit"])
    person.sign_out_everywhere()
