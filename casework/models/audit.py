"""The record of who did what with which reference: written once, never changed, deleted only after its period.

The model refuses by itself, and a trigger in the database refuses everybody else (casework/record_guard.py).
"""

from datetime import datetime
from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Role


class AccessVerb(models.TextChoices):
    """What somebody did, or tried to."""

    LIST = "list", _("så listen over referencer")
    SEARCH = "search", _("søgte efter en reference")
    READ = "read", _("læste")
    CREATE = "create", _("oprettede")
    CHANGE = "change", _("rettede")
    SHARE = "share", _("delte")
    UNSHARE = "unshare", _("tog delingen tilbage")
    HAND_ON = "hand_on", _("gav videre til en kollega")
    DELETE = "delete", _("slettede")
    EXPIRE = "expire", _("slettede, fordi tiden var gået")
    EXPORT = "export", _("hentede det hele")
    SUGGEST = "suggest", _("fik forslag")
    EXPLAIN = "explain", _("spurgte, hvorfor noget ikke passer")
    READ_RECORD = "read_record", _("læste, hvem der har set hvad")
    COUNT = "count", _("så antal")
    PICK = "pick", _("lagde på listen")
    UNPICK = "unpick", _("tog af listen")
    REORDER = "reorder", _("rettede listen")
    HAND_OVER = "hand_over", _("gav listen med")
    PRINT = "print", _("hentede listen til print")
    REVOKE = "revoke", _("lukkede linket")
    OPEN_LINK = "open_link", _("åbnede linket")
    ANSWER = "answer", _("svarede på linket")
    FOLLOW_UP = "follow_up", _("aftalte at følge op")


class Outcome(models.TextChoices):
    """Whether it was let through."""

    ALLOWED = "allowed", pgettext_lazy("access", "Ja")
    REFUSED = "refused", pgettext_lazy("access", "Afvist")


class AppendOnlyError(Exception):
    """Somebody tried to change or remove what was recorded."""


class AccessRecordQuerySet(models.QuerySet["AccessRecord"]):
    """Records: they can be added and read; only `casework.retention` removes those whose period is over."""

    def update(self, **_values: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError("A record of access is never changed.")

    def bulk_update(self, *_rows: Any, **_options: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError("A record of access is never changed.")

    def delete(self) -> NoReturn:
        """Refused."""
        raise AppendOnlyError("A record of access is removed by casework.retention, after its period.")

    def remove_over(self, *, now: datetime) -> int:
        """Removes the records whose period is over, by `now` and by the database's own clock; says how many they were."""
        over = self.filter(keep_until__lt=now, keep_until__lte=Now())
        return super(AccessRecordQuerySet, over).delete()[0]


class AccessRecord(models.Model):
    """Who (as they were then), when, what, with which reference, and whether it was let through.

    Neither person nor client is a foreign key: the record outlives both. It never holds what was read or written.
    """

    at = models.DateTimeField(_("Hvornår"))
    keep_until = models.DateTimeField(_("Slettes efter"), db_index=True)
    email = models.CharField(_("Hvem"), max_length=254, blank=True)
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices, blank=True)
    unit = models.CharField(_("Afdeling"), max_length=120, blank=True)
    verb = models.CharField(_("Hvad"), max_length=20, choices=AccessVerb.choices)
    client_number = models.BigIntegerField(null=True, blank=True, db_index=True)
    reference = models.CharField(_("Reference"), max_length=40, blank=True)
    outcome = models.CharField(_("Lukket ind"), max_length=10, choices=Outcome.choices)
    detail = models.CharField(_("Mere"), max_length=200, blank=True)

    objects = AccessRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("opslag")
        verbose_name_plural = _("opslag")
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(keep_until__gt=models.F("at")), name="access_record_is_kept")
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.email} {self.verb} {self.reference}"

    def save(self, *arguments: Any, **options: Any) -> None:
        """Writes a new record; an old one is refused."""
        if not self._state.adding:
            raise AppendOnlyError("A record of access is never changed.")
        super().save(*arguments, **options)

    def delete(self, *_arguments: Any, **_options: Any) -> NoReturn:
        """Refused."""
        raise AppendOnlyError("A record of access is removed by casework.retention, after its period.")
