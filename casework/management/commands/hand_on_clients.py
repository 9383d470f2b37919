"""Hands all clients of a caseworker on to another: for whoever has left, so that their account can be closed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from casework import clients
from casework.models import Client


class Command(BaseCommand):
    """All or none."""

    help = "Hands all clients of one caseworker on to another, both named by e-mail."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who had them and who gets them."""
        parser.add_argument("from_email")
        parser.add_argument("to_email")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        """Hands them on, each with a record."""
        before, after = self.person(options["from_email"]), self.person(options["to_email"])
        try:
            with transaction.atomic():
                moved = list(Client.objects.filter(owner=before))
                for client in moved:
                    clients.hand_on(client, to=after, by=None, now=timezone.now())
        except clients.CaseworkError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Handed on: {len(moved)}")

    def person(self, email: str) -> User:
        """Whom an address belongs to."""
        found = User.objects.filter(email=email.strip().lower()).first()
        if found is None:
            raise CommandError(f"Nobody has the address {email}.")
        return found
