"""Counts per unit and month: what came of the lists, with nothing in it about anybody."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutcomeKind(models.TextChoices):
    """What is counted."""

    LISTS = "lists", _("Lister givet med")
    ANSWERS = "answers", _("Svar")
    FIRST_VISITS = "first_visits", _("Første besøg")
    RETURNS = "returns", _("Vil gerne igen")


class OutcomeCount(models.Model):
    """How often something happened in a unit in a month; outlives clients and lists."""

    unit = models.CharField(_("Afdeling"), max_length=120, blank=True)
    month = models.DateField(_("Måned"), help_text=_("Dens første dag"))
    kind = models.CharField(_("Hvad"), max_length=14, choices=OutcomeKind.choices)
    number = models.PositiveIntegerField(_("Antal"), default=0)

    class Meta:
        verbose_name = _("antal")
        verbose_name_plural = _("antal")
        ordering: ClassVar = ["-month", "unit", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "month", "kind"], name="outcome_once_per_unit_and_month"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.month:%Y-%m} {self.kind}: {self.number}"
