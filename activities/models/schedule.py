"""When an activity is held: rules (RFC 5545), exceptions to them, and the dated occurrences they give."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from activities import recurrence
from activities.models.activity import Activity
from activities.vocabularies import OccurrenceStatus

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
SANE_DATES = [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]


def validate_rule(value: str) -> None:
    """Refuses a rule that is not RFC 5545 or that we cannot honour."""
    try:
        recurrence.check_rule(value)
    except recurrence.RuleError as error:
        raise ValidationError(str(error)) from error


class Schedule(models.Model):
    """One pattern of dates in local time. An activity may have several (Tuesday mornings and Thursday evenings)."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="schedules")
    start_date = models.DateField(_("Første gang"), validators=SANE_DATES)
    end_date = models.DateField(_("Sidste gang"), null=True, blank=True, validators=SANE_DATES)
    start_time = models.TimeField(_("Begynder kl."))
    end_time = models.TimeField(_("Slutter kl."), null=True, blank=True)
    rrule = models.CharField(_("Gentages"), max_length=300, blank=True, validators=[validate_rule])
    not_on = models.JSONField(_("Ikke disse datoer"), default=list, blank=True)
    skips_school_holidays = models.BooleanField(_("Ikke i skolernes ferier"), default=False)
    skips_public_holidays = models.BooleanField(_("Ikke på helligdage"), default=False)

    class Meta:
        verbose_name = _("tidsplan")
        verbose_name_plural = _("tidsplaner")
        ordering: ClassVar = ["start_date", "start_time"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(end_date__isnull=True) | Q(start_date__lte=F("end_date")), name="schedule_dates_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.start_date} {self.start_time} {self.rrule}".strip()


class ScheduleException(models.Model):
    """One date that is cancelled or moved, keyed by its original start (RFC 5545 RECURRENCE-ID)."""

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="exceptions")
    original_starts_at = models.DateTimeField(_("Oprindelig tid"))
    status = models.CharField(
        _("Hvad sker der?"),
        max_length=10,
        choices=[choice for choice in OccurrenceStatus.choices if choice[0] != OccurrenceStatus.SCHEDULED],
    )
    new_starts_at = models.DateTimeField(_("Ny tid"), null=True, blank=True)
    new_ends_at = models.DateTimeField(_("Ny sluttid"), null=True, blank=True)
    reason = models.CharField(_("Hvorfor?"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("undtagelse")
        verbose_name_plural = _("undtagelser")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["schedule", "original_starts_at"], name="exception_once_per_start"),
            models.CheckConstraint(
                condition=Q(status=OccurrenceStatus.CANCELLED, new_starts_at__isnull=True)
                | Q(status=OccurrenceStatus.MOVED, new_starts_at__isnull=False),
                name="exception_moved_has_a_new_time",
            ),
            models.CheckConstraint(
                condition=Q(new_ends_at__isnull=True) | Q(new_ends_at__gt=F("new_starts_at")),
                name="exception_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.original_starts_at:%Y-%m-%d %H:%M} {self.status}"


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """How one asks for dated instances."""

    def coming(self, now: object) -> "OccurrenceQuerySet":
        """Those that have not begun, cancelled ones included."""
        return self.filter(starts_at__gt=now)

    def held(self) -> "OccurrenceQuerySet":
        """Those that take place."""
        return self.exclude(status=OccurrenceStatus.CANCELLED)


class Occurrence(models.Model):
    """One dated instance of a schedule (OpenActive ScheduledSession), materialised ahead."""

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="occurrences")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="occurrences")
    original_starts_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=OccurrenceStatus.choices, default=OccurrenceStatus.SCHEDULED)
    reason = models.CharField(max_length=200, blank=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("gang")
        verbose_name_plural = _("gange")
        ordering: ClassVar = ["starts_at"]
        indexes: ClassVar = [models.Index(fields=["activity", "starts_at"], name="occurrence_of_activity")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["schedule", "original_starts_at"], name="occurrence_once_per_start"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")), name="occurrence_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"
