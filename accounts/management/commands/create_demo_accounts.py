"""Makes one account per role so that a newcomer can look around; refuses where the settings do not allow it."""

from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import Role, User

DEMO_PEOPLE = (
    ("forening@example.dk", "Fie Forening", Role.NONE, ""),
    ("godkender@example.dk", "Gorm Godkender", Role.APPROVER, ""),
    ("raadgiver@example.dk", "Rikke Rådgiver", Role.CASEWORKER, "Fællesskaber"),
    ("kollega@example.dk", "Karl Kollega", Role.CASEWORKER, "Fællesskaber"),
    ("teamleder@example.dk", "Tove Teamleder", Role.TEAM_LEAD, "Fællesskaber"),
)


class Command(BaseCommand):
    """`manage.py create_demo_accounts`: idempotent."""

    help = "Makes demo accounts for organiser, approver, caseworkers and team lead. Never in production."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Creates those that are missing and prints all of them, and how one signs in."""
        if not settings.DEMO_ACCOUNTS:
            raise CommandError("Demo accounts are not allowed in this installation (DEMO_ACCOUNTS is off).")
        for email, name, role, unit in DEMO_PEOPLE:
            make(email, name, role, unit=unit)
            self.stdout.write(f"{role.label if role else 'Forening'}: {email}")
        self.stdout.write("Sign in at /konto/log-ind/ with one of them; the code lies at /post/ on this machine.")


def make(email: str, name: str, role: Role, *, unit: str = "") -> None:
    """One person who signs in by code, as everybody does."""
    person = User.objects.filter(email=email).first() or User.objects.create_user(
        email, name=name, role=role, unit=unit, is_staff=role == Role.APPROVER
    )
    EmailAddress.objects.get_or_create(user=person, email=email, defaults={"verified": True, "primary": True})
