"""The link a list is handed over by. Neither link nor code word can be read back from what is stored."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.models.shortlist import Shortlist


class ListLinkQuerySet(models.QuerySet["ListLink"]):
    """Links, and which of them still open."""

    def open(self, now: datetime) -> "ListLinkQuerySet":
        """Those neither revoked nor expired."""
        return self.filter(revoked_at=None, expires_at__gt=now)


class ListLink(models.Model):
    """A way in for whoever has both the link and the code word, until it expires or is revoked.

    `token_hash` is SHA-256 of 160 random bits; `code_hash` is keyed (`casework.codewords`), for two words can be guessed.
    """

    shortlist = models.ForeignKey(Shortlist, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("Lavet"))
    expires_at = models.DateTimeField(_("Virker til"), db_index=True)
    revoked_at = models.DateTimeField(_("Lukket"), null=True, blank=True)
    opened_at = models.DateTimeField(_("Åbnet første gang"), null=True, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(_("Forkerte kodeord"), default=0)

    objects = ListLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link til en liste")
        verbose_name_plural = _("links til lister")
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shortlist"], condition=Q(revoked_at=None), name="one_open_link_per_list"),
            models.CheckConstraint(condition=Q(expires_at__gt=models.F("made_at")), name="link_expires_later"),
        ]

    def __str__(self) -> str:
        return f"{self.shortlist} ({self.expires_at:%Y-%m-%d})"

    def is_open(self, now: datetime) -> bool:
        """Whether it still leads to the list."""
        return self.revoked_at is None and now < self.expires_at
