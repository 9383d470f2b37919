"""What the organiser's desk keeps: half-written steps, invitations, proposals for places, and plain counts per day."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.models.activity import Activity
from activities.models.organisation import MembershipRole, Organisation
from activities.models.place import Place
from activities.vocabularies import AccessibilityFeature, FeatureValue


class UnfinishedStep(models.Model):
    """What somebody has typed in a step and not yet saved, as typed: nothing is lost when the phone dies."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="unfinished_steps")
    step = models.CharField(max_length=30)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    typed = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("påbegyndt trin")
        verbose_name_plural = _("påbegyndte trin")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "step", "author"], name="unfinished_step_once_per_author")
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.step}"


class Invitation(models.Model):
    """A mail that asks somebody in, or, as a claim, asks an organisation's known address to let somebody in.

    The link in the mail carries the id, signed; the row is deleted once it is answered, so that a link works once.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("E-mail"))
    role = models.CharField(_("Rolle"), max_length=10, choices=MembershipRole.choices, default=MembershipRole.EDITOR)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    is_claim = models.BooleanField(default=False)
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitationer")
        ordering: ClassVar = ["asked_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "email"], condition=Q(is_claim=False), name="invitation_once_per_address"
            ),
            models.UniqueConstraint(
                fields=["organisation", "asked_by"], condition=Q(is_claim=True), name="claim_once_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.email}"


class PlaceProposal(models.Model):
    """An organiser's answer about a place that is not theirs to change; it waits for the place's owner or an approver."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="proposals")
    feature = models.CharField(_("Forhold"), max_length=26, choices=AccessibilityFeature.choices)
    value = models.CharField(_("Svar"), max_length=6, choices=FeatureValue.choices)
    note = models.CharField(_("Forklaring"), max_length=200, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="place_proposals")
    proposed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("forslag til et sted")
        verbose_name_plural = _("forslag til steder")
        ordering: ClassVar = ["proposed_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "feature", "activity"], name="proposal_once_per_activity")
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.feature}={self.value}"


class ActivityCount(models.Model):
    """How often an activity was seen and saved on one day. Numbers only: nothing about who, from where or how."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="counts")
    day = models.DateField()
    seen = models.PositiveIntegerField(default=0)
    saved = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("visninger på en dag")
        verbose_name_plural = _("visninger pr. dag")
        constraints: ClassVar = [models.UniqueConstraint(fields=["activity", "day"], name="count_once_per_day")]

    def __str__(self) -> str:
        return f"{self.activity} {self.day}: {self.seen}/{self.saved}"
