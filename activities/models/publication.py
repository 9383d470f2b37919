"""What has happened to an activity's publication, and edits that wait for an approver."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.models.activity import Activity


class PublicationVerb(models.TextChoices):
    """What somebody did."""

    SUBMIT = "submit", _("sendt til godkendelse")
    SEND_BACK = "send_back", _("sendt tilbage")
    PUBLISH = "publish", _("vist for alle")
    REVISE = "revise", _("rettet")
    CONFIRM = "confirm", _("bekræftet")
    PAUSE = "pause", _("sat på pause")
    RESUME = "resume", _("taget i brug igen")
    WITHDRAW = "withdraw", _("trukket tilbage")
    EXPIRE = "expire", _("udløbet")
    CANCEL_OCCURRENCE = "cancel_occurrence", _("én gang aflyst")
    MOVE_OCCURRENCE = "move_occurrence", _("én gang flyttet")
    RESTORE_OCCURRENCE = "restore_occurrence", _("én gang gennemføres alligevel")


class PublicationEvent(models.Model):
    """Who did what to an activity, when and why: written by each verb, never changed."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="publication_events")
    verb = models.CharField(max_length=20, choices=PublicationVerb.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    by_what = models.CharField(max_length=40, blank=True, help_text=_("Når det ikke var en person: import, job, link"))
    reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField()

    class Meta:
        verbose_name = pgettext_lazy("publication", "hændelse")
        verbose_name_plural = pgettext_lazy("publication", "hændelser")
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"


class Revision(models.Model):
    """One pending edit: live tables hold the approved version until an approver applies it."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="revision")
    base_version = models.PositiveIntegerField()
    data = models.JSONField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    sent_back_reason = models.CharField(_("Sendt tilbage, fordi"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("rettelse")
        verbose_name_plural = _("rettelser")

    def __str__(self) -> str:
        return f"{self.activity} ({self.base_version})"
