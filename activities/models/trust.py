"""What keeps a published activity true: whether it was asked about, what readers say is wrong, what they ask."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.models.activity import Activity
from activities.vocabularies import AccessibilityFeature, ReportReason


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


class PublicReport(models.Model):
    """Somebody says that something on a page is wrong. Nothing is kept about who."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="public_reports")
    reason = models.CharField(_("Hvad er forkert?"), max_length=10, choices=ReportReason.choices)
    text = models.CharField(_("Med egne ord"), max_length=300, blank=True)
    sent_at = models.DateTimeField(_("Sendt"))
    handled_at = models.DateTimeField(_("Klaret"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("besked om en fejl")
        verbose_name_plural = _("beskeder om fejl")
        ordering: ClassVar = ["sent_at", "pk"]

    def __str__(self) -> str:
        return f"{self.activity}: {self.reason}"


class Question(models.Model):
    """Somebody wants to know an accessibility fact nobody has told. Nothing is kept about who.

    The database allows one open question per activity and feature.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="questions")
    feature = models.CharField(_("Forhold"), max_length=26, choices=AccessibilityFeature.choices)
    asked_at = models.DateTimeField(_("Spurgt"))
    answered_at = models.DateTimeField(_("Svaret"), null=True, blank=True)

    class Meta:
        verbose_name = _("spørgsmål om adgang")
        verbose_name_plural = _("spørgsmål om adgang")
        ordering: ClassVar = ["asked_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "feature"],
                condition=models.Q(answered_at__isnull=True),
                name="question_open_once_per_feature",
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.feature}"
