"""Locks every stored secret and free text anew with the newest of ENCRYPTION_KEYS, so that an old key can go."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import models, transaction

from accounts import encryption
from accounts.locked import LockedTextField, Unreadable

# What allauth keeps locked in an authenticator's data: the secret of an app, and the seed of spare codes.
AUTHENTICATOR_SECRETS = ("secret", "seed")


class Command(BaseCommand):
    """Goes through the database row by row; safe to stop and to run again."""

    help = "Locks everything anew with the first of ENCRYPTION_KEYS. Afterwards the other keys can be taken away."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        """Relocks, and says how much; what no key opens is left as it is and counted."""
        self.relocked = self.unreadable = 0
        for model in apps.get_models():
            fields = model._meta.concrete_fields  # noqa: SLF001 (Django's documented name)
            if names := [field.name for field in fields if isinstance(field, LockedTextField)]:
                self.relock_rows(model, names)
        for one in Authenticator.objects.all():
            self.relock_authenticator(one.pk)
        self.stdout.write(f"Relocked: {self.relocked}, unreadable: {self.unreadable}")

    def relock_rows(self, model: type[models.Model], names: list[str]) -> None:
        """All rows of one table: a locked field is locked with the newest key whenever it is written."""
        rows: models.QuerySet[models.Model] = models.QuerySet(model)
        for pk in rows.values_list("pk", flat=True):
            with transaction.atomic():
                if row := rows.select_for_update().filter(pk=pk).first():
                    row.save(update_fields=names)
                    self.count([getattr(row, name) for name in names])

    def count(self, texts: list[str]) -> None:
        """What no key opens is written back as it lay."""
        lost = sum(isinstance(text, Unreadable) for text in texts)
        self.unreadable += lost
        self.relocked += sum(bool(text) for text in texts) - lost

    def relock_authenticator(self, pk: int) -> None:
        """The secrets of one app or set of spare codes."""
        with transaction.atomic():
            one = Authenticator.objects.select_for_update().get(pk=pk)
            one.data |= {name: self.anew(one.data[name]) for name in AUTHENTICATOR_SECRETS if one.data.get(name)}
            one.save(update_fields=["data"])

    def anew(self, locked: str) -> str:
        """The same text under the newest key, or as it lay when no key opens it."""
        try:
            text = encryption.relock(locked)
        except encryption.UnreadableError:
            self.unreadable += 1
            return locked
        self.relocked += 1
        return text
