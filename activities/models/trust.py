"""What keeps a published activity true: who was asked whether it still is."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.models.activity import Activity


class ConfirmationRequest(models.Model):
    """One time we asked whether an activity is still right: the database allows one per round, so nobody is asked twice.

    `confirm_by` is the confirmation that ran out; a new confirmation begins new rounds.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="confirmation_requests")
    confirm_by = models.DateTimeField(_("Skulle bekræftes"))
    round = models.PositiveSmallIntegerField(_("Hvilken gang"))
    asked_at = models.DateTimeField(_("Spurgt"))
    letters = models.PositiveSmallIntegerField(_("Antal mails"))
    promised_at = models.DateTimeField(_("Lovet at rette"), null=True, blank=True)

    class Meta:
        verbose_name = _("spørgsmål om det stadig passer")
        verbose_name_plural = _("spørgsmål om det stadig passer")
        ordering: ClassVar = ["activity", "confirm_by", "round"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "confirm_by", "round"], name="asked_once_per_round")
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.round}"
