"""A client: a caseworker's own reference, with needs and wishes. No name, no address, no number, no diagnosis.

What is kept is pseudonymised and treated as data about health; it is never anonymous.
"""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.locked import LockedTextField
from accounts.models import Role, User
from activities.vocabularies import Gender
from casework.profile import Profile


class AgeBand(models.TextChoices):
    """Roughly how old: enough for an activity's limits, too little to tell people apart."""

    UNDER_18 = "under_18", _("Under 18")
    FROM_18 = "18_29", _("18-29")
    FROM_30 = "30_44", _("30-44")
    FROM_45 = "45_59", _("45-59")
    FROM_60 = "60_64", _("60-64")
    FROM_65 = "65_79", _("65-79")
    FROM_80 = "80_up", _("80 og opefter")


# The age a band stands for when an activity has a limit.
AGE_OF = dict(zip(AgeBand.values, (16, 24, 37, 52, 62, 72, 83), strict=True))


class ClientQuerySet(models.QuerySet["Client"]):
    """Clients, and who may see them."""

    def visible_to(self, person: User) -> "ClientQuerySet":
        """A caseworker's own, and those a colleague of the same unit has shared; for everybody else none."""
        if not person.is_caseworker:
            return self.none()
        shared = models.Q(is_shared_with_unit=True) | models.Q(shares__colleague=person)
        same_unit = models.Q(unit=person.unit) & ~models.Q(unit="")
        return self.filter(models.Q(owner=person) | (same_unit & shared)).distinct()

    def untouched_since(self, moment: datetime) -> "ClientQuerySet":
        """Those nothing has happened with since."""
        return self.filter(last_activity_at__lt=moment)


class Client(models.Model):
    """What a suggestion is made from, under a reference that only its caseworker can lead back to a person.

    Codes are those of `activities.vocabularies`; distances km, prices DKK, times minutes since midnight.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="clients")
    unit = models.CharField(_("Afdeling"), max_length=120, blank=True)
    is_shared_with_unit = models.BooleanField(_("Delt med hele afdelingen"), default=False)
    reference = models.CharField(_("Reference"), max_length=40)
    must_needs = models.JSONField(default=list, blank=True)
    nice_needs = models.JSONField(default=list, blank=True)
    must_features = models.JSONField(default=list, blank=True)
    nice_features = models.JSONField(default=list, blank=True)
    audiences = models.JSONField(default=list, blank=True)
    categories = models.JSONField(default=list, blank=True)
    interests = LockedTextField(_("Interesser"), blank=True)
    home = models.CharField(_("By eller postnummer"), max_length=80, blank=True)
    max_km = models.PositiveSmallIntegerField(_("Højst så langt (km)"), null=True, blank=True)
    weekdays = models.JSONField(default=list, blank=True)
    starts_after = models.PositiveSmallIntegerField(_("Tidligst kl."), null=True, blank=True)
    ends_before = models.PositiveSmallIntegerField(_("Senest slut kl."), null=True, blank=True)
    max_price = models.PositiveIntegerField(_("Højst så mange kroner"), null=True, blank=True)
    age_band = models.CharField(_("Alder, cirka"), max_length=10, choices=AgeBand.choices, blank=True)
    gender = models.CharField(pgettext_lazy("person", "Køn"), max_length=10, choices=Gender.choices, blank=True)
    languages = models.JSONField(default=list, blank=True)
    from_home = models.BooleanField(_("Kan ikke komme hjemmefra: det skal være online"), default=False)
    is_nervous = models.BooleanField(_("Går helst ind ad døren sammen med nogen"), default=False)
    note = LockedTextField(_("Note"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("Oprettet"))
    last_activity_at = models.DateTimeField(_("Sidst brugt"), db_index=True)

    objects = ClientQuerySet.as_manager()

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("referencer")
        ordering: ClassVar = ["-last_activity_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint("owner", Lower("reference"), name="client_reference_is_the_owners_own"),
            models.CheckConstraint(condition=~models.Q(reference=""), name="client_has_a_reference"),
        ]

    def __str__(self) -> str:
        # Never the reference: whoever administers accounts may meet this line, and sees no clients.
        return f"nr. {self.pk}"

    def profile(self) -> Profile:
        """What a suggestion is made from; lives in memory only."""
        return Profile(
            must_features=tuple(self.must_features),
            nice_features=tuple(self.nice_features),
            must_needs=tuple(self.must_needs),
            nice_needs=tuple(self.nice_needs),
            audiences=tuple(self.audiences),
            categories=tuple(self.categories),
            interests=self.interests,
            home=self.home,
            max_km=self.max_km,
            weekdays=tuple(self.weekdays),
            starts_after=self.starts_after,
            ends_before=self.ends_before,
            max_price=self.max_price,
            age=AGE_OF.get(self.age_band),
            gender=self.gender,
            languages=tuple(self.languages),
            from_home=self.from_home,
            note=self.note,
            is_nervous=self.is_nervous,
        )


class ClientShare(models.Model):
    """One colleague of the same unit who may see a client, until it is taken back."""

    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="shares")
    colleague = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        limit_choices_to={"role": Role.CASEWORKER},
    )
    shared_at = models.DateTimeField(_("Delt"))

    class Meta:
        verbose_name = _("deling")
        verbose_name_plural = _("delinger")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["client", "colleague"], name="client_is_shared_once_with_a_colleague")
        ]

    def __str__(self) -> str:
        return f"{self.client} -> {self.colleague}"
