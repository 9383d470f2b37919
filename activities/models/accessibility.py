"""What is known of a feature of a place or an activity: yes, partly or no, by whom and when. Silence means unknown."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.models.activity import Activity
from activities.models.place import Place
from activities.vocabularies import AccessibilityFeature, FeatureValue, StatementSource


class FeatureStatement(models.Model):
    """One statement on one feature. The database allows one per feature, so it cannot be both yes and no."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, null=True, blank=True, related_name="statements")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, null=True, blank=True, related_name="statements")
    feature = models.CharField(_("Forhold"), max_length=26, choices=AccessibilityFeature.choices)
    value = models.CharField(_("Svar"), max_length=6, choices=FeatureValue.choices)
    source = models.CharField(_("Hvem siger det?"), max_length=10, choices=StatementSource.choices)
    checked_on = models.DateField(_("Set efter den"))
    note = models.CharField(_("Forklaring"), max_length=200, blank=True)
    measure = models.CharField(_("Mål"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("oplysning om adgang")
        verbose_name_plural = _("oplysninger om adgang")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(place__isnull=True, activity__isnull=False) | Q(place__isnull=False, activity__isnull=True),
                name="statement_is_on_a_place_or_an_activity",
            ),
            models.CheckConstraint(condition=Q(value__in=FeatureValue.values), name="statement_is_yes_partly_or_no"),
            models.UniqueConstraint(
                fields=["place", "feature"], condition=Q(place__isnull=False), name="statement_once_per_place"
            ),
            models.UniqueConstraint(
                fields=["activity", "feature"], condition=Q(activity__isnull=False), name="statement_once_per_activity"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feature}: {self.value}"
