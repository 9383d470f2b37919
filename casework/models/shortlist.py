"""The shortlist of a client: a few activities in an order, each with a reason, and what was agreed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.locked import LockedTextField
from activities.models import Activity
from casework.models.client import Client


class HandoutLanguage(models.TextChoices):
    """What a list is handed over in. Easy Danish has a wording of its own."""

    DANISH = "da", pgettext_lazy("handout", "Dansk")
    EASY_DANISH = "easy", pgettext_lazy("handout", "Let dansk")
    ENGLISH = "en", pgettext_lazy("handout", "Engelsk")
    GERMAN = "de", pgettext_lazy("handout", "Tysk")

    @property
    def locale(self) -> str:
        """The language as gettext and browsers name it."""
        return "da" if self == HandoutLanguage.EASY_DANISH else self.value


class Shortlist(models.Model):
    """One list for one client; the newest is the one that is worked on.

    `made_by` is who began it, to be asked for when the client calls; what was agreed lies locked.
    """

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="shortlists")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    language = models.CharField(
        _("Sprog"), max_length=4, choices=HandoutLanguage.choices, default=HandoutLanguage.DANISH
    )
    agreed = LockedTextField(_("Det aftalte vi"), blank=True)
    invites_words = models.BooleanField(_("Må skrive med egne ord"), default=False)
    follow_up_on = models.DateField(_("Følg op den"), null=True, blank=True, db_index=True)
    created_at = models.DateTimeField(_("Begyndt"))
    handed_over_at = models.DateTimeField(_("Givet med"), null=True, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("casework", "liste")
        verbose_name_plural = pgettext_lazy("casework", "lister")
        ordering: ClassVar = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.client} {self.created_at:%Y-%m-%d}"

    @property
    def handout_language(self) -> HandoutLanguage:
        """The language as a choice."""
        return HandoutLanguage(self.language)


class Recommendation(models.Model):
    """One activity on a list. Without a reason of the caseworker's own, what the match says today is the reason.

    `title` outlives the activity, so that a list never silently loses a line.
    """

    shortlist = models.ForeignKey(Shortlist, on_delete=models.CASCADE, related_name="items")
    activity = models.ForeignKey(Activity, on_delete=models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    reason = LockedTextField(_("Derfor passer det"), blank=True)

    class Meta:
        verbose_name = _("anbefaling")
        verbose_name_plural = _("anbefalinger")
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shortlist", "activity"], name="activity_once_per_shortlist")
        ]

    def __str__(self) -> str:
        return self.title
