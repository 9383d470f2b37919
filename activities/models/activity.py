"""An activity: what one can take part in, whom it welcomes, what it costs and how fresh we know it to be."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.models.organisation import Organisation
from activities.models.place import Place
from activities.models.provenance import FromSource
from activities.vocabularies import (
    Audience,
    Booking,
    CapacityStatus,
    Category,
    FocusArea,
    Gender,
    OnlineMode,
    PriceUnit,
    PublicationStatus,
    Welcome,
)


class ActivityQuerySet(models.QuerySet["Activity"]):
    """How one asks for activities."""

    def published(self) -> "ActivityQuerySet":
        """Those everybody may see."""
        return self.filter(publication_status=PublicationStatus.PUBLISHED)

    def findable(self, now: datetime) -> "ActivityQuerySet":
        """Published ones somebody confirmed recently enough: what lists, maps, feeds and robots are shown."""
        return self.published().filter(confirm_by__gt=now - timedelta(days=settings.CONFIRMATION_GRACE_DAYS))

    def visible(self) -> "ActivityQuerySet":
        """Those with a public page: published now, or once published and now resting or over."""
        return self.filter(
            publication_status__in=[
                PublicationStatus.PUBLISHED,
                PublicationStatus.PAUSED,
                PublicationStatus.WITHDRAWN,
                PublicationStatus.EXPIRED,
            ],
            published_at__isnull=False,
        )

    def due_for_confirmation(self, now: datetime) -> "ActivityQuerySet":
        """Published ones whose last confirmation has run out."""
        return self.published().filter(confirm_by__lte=now)

    def with_page_facts(self) -> "ActivityQuerySet":
        """Everything its public page shows, in few statements."""
        return self.select_related("organisation", "place", "source").prefetch_related(
            "audiences", "statements", "place__statements", "schedules"
        )


class Activity(FromSource):
    """Something one can take part in (OpenActive SessionSeries, schema.org Event with `eventSchedule`)."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="activities", verbose_name=_("Forening")
    )
    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=pgettext_lazy("venue", "Sted"),
    )
    title = models.CharField(pgettext_lazy("activity", "Navn"), max_length=200)
    summary = models.CharField(_("Én sætning"), max_length=300, blank=True)
    description = models.TextField(_("Hvad sker der?"), blank=True)
    first_visit = models.TextField(_("Den første gang"), blank=True)
    category = models.CharField(_("Slags"), max_length=20, choices=Category.choices)
    focus_area = models.CharField(_("Fokusområde"), max_length=16, choices=FocusArea.choices, blank=True)
    online = models.CharField(_("På stedet eller online"), max_length=4, choices=OnlineMode.choices, blank=True)
    price_dkk = models.DecimalField(
        _("Pris i kroner"), max_digits=8, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    price_unit = models.CharField(_("Prisen gælder"), max_length=8, choices=PriceUnit.choices, blank=True)
    price_note = models.CharField(_("Om prisen"), max_length=200, blank=True)
    booking = models.CharField(_("Tilmelding"), max_length=10, choices=Booking.choices, blank=True)
    min_age = models.PositiveSmallIntegerField(_("Fra alder"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("Til alder"), null=True, blank=True)
    gender = models.CharField(_("Køn"), max_length=6, choices=Gender.choices, default=Gender.ANY)
    languages = models.JSONField(_("Sprog"), default=list, blank=True)
    capacity_status = models.CharField(
        _("Plads"), max_length=14, choices=CapacityStatus.choices, default=CapacityStatus.UNKNOWN
    )
    contact_name = models.CharField(_("Hvem svarer?"), max_length=120, blank=True)
    contact_phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    contact_email = models.EmailField(_("E-mail"), blank=True)
    website = models.URLField(_("Hjemmeside"), blank=True)
    picture = models.FileField(_("Billede"), max_length=120, blank=True)
    picture_alt = models.CharField(_("Hvad ser man på billedet?"), max_length=250, blank=True)
    publication_status = models.CharField(
        _("Udgivelse"), max_length=10, choices=PublicationStatus.choices, default=PublicationStatus.DRAFT
    )
    published_at = models.DateTimeField(_("Først vist"), null=True, blank=True, editable=False)
    confirmed_at = models.DateTimeField(_("Sidst bekræftet"), null=True, blank=True)
    confirmed_by = models.CharField(_("Bekræftet af"), max_length=20, blank=True)
    confirm_by = models.DateTimeField(_("Skal bekræftes igen"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    reviewed_steps = models.JSONField(default=list, blank=True, editable=False)
    source_digest = models.CharField(max_length=32, blank=True, editable=False)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("aktivitet")
        verbose_name_plural = _("aktiviteter")
        ordering: ClassVar = ["title", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["publication_status", "confirm_by"], name="activity_due"),
            models.Index(fields=["organisation", "publication_status"], name="activity_of_organisation"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=~Q(external_id=""), name="activity_once_per_source"
            ),
            models.CheckConstraint(
                condition=Q(min_age__isnull=True) | Q(max_age__isnull=True) | Q(min_age__lte=F("max_age")),
                name="activity_ages_in_order",
            ),
            models.CheckConstraint(
                condition=Q(price_dkk__isnull=True) | Q(price_dkk__gte=0), name="activity_price_is_not_negative"
            ),
            models.CheckConstraint(
                condition=~Q(publication_status=PublicationStatus.PUBLISHED)
                | Q(confirmed_at__isnull=False, confirm_by__isnull=False, published_at__isnull=False),
                name="activity_published_is_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(confirm_by__isnull=True) | Q(confirmed_at__isnull=False, confirm_by__gt=F("confirmed_at")),
                name="activity_confirmation_runs_out_later",
            ),
            models.CheckConstraint(
                condition=Q(publication_status__in=PublicationStatus.values), name="activity_status_is_known"
            ),
            models.CheckConstraint(condition=Q(gender__in=Gender.values), name="activity_gender_is_known"),
            models.CheckConstraint(
                condition=Q(picture="") | ~Q(picture_alt=""), name="activity_picture_is_put_into_words"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its public page, the canonical address."""
        return reverse("activities:activity-detail", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        """The title as it stands in the address; only the id decides."""
        words = slugify(self.title.translate(DANISH_LETTERS))[:80] or "aktivitet"
        return f"{words}-aktivitet" if words in RESERVED_SLUGS else words

    @property
    def is_only_online(self) -> bool:
        """Has no pin and no distance."""
        return self.online == OnlineMode.YES


# Addresses of their own beneath an activity (activities/urls.py).
RESERVED_SLUGS = frozenset({"forkert", "foelg"})
DANISH_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


class ActivityAudience(models.Model):
    """One audience an activity welcomes; never who may see it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="audiences")
    audience = models.CharField(_("For hvem"), max_length=24, choices=Audience.choices)
    welcome = models.CharField(_("Velkomst"), max_length=10, choices=Welcome.choices, default=Welcome.OPEN)

    class Meta:
        verbose_name = _("hvem det er for")
        verbose_name_plural = _("hvem det er for")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "audience"], name="audience_once_per_activity")
        ]

    def __str__(self) -> str:
        return self.audience
