"""Makes one account per role so that a newcomer can look around; refuses where the settings do not allow it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import Role, User

DEMO_PASSWORD = "kom-som-du-er"  # noqa: S105 (shown to everybody who runs the demo)
DEMO_PEOPLE = (
    ("forening@example.dk", "Fie Forening", Role.NONE),
    ("godkender@example.dk", "Gorm Godkender", Role.APPROVER),
    ("raadgiver@example.dk", "Rikke Rådgiver", Role.CASEWORKER),
)


class Command(BaseCommand):
    """`manage.py create_demo_accounts`: idempotent."""

    help = "Makes demo accounts for organiser, approver and caseworker. Never in production."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Creates those that are missing and prints all of them."""
        if not getattr(settings, "DEMO_ACCOUNTS", False):
            raise CommandError("Demo accounts are not allowed in this installation (DEMO_ACCOUNTS is off).")
        for email, name, role in DEMO_PEOPLE:
            if not User.objects.filter(email=email).exists():
                User.objects.create_user(email, DEMO_PASSWORD, name=name, role=role, is_staff=role == Role.APPROVER)
            self.stdout.write(f"{Role(role).label or 'Forening'}: {email} / {DEMO_PASSWORD}")
