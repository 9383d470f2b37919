"""Who runs activities, and who may edit for them."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from stdnum.dk import cvr
from stdnum.exceptions import ValidationError as NumberError

from accounts.models import User
from activities.models.provenance import FromSource
from activities.vocabularies import OrganisationKind


def validate_cvr(value: str) -> None:
    """Refuses a number that cannot be a CVR number (modulus 11)."""
    try:
        cvr.validate(value)
    except NumberError as error:
        raise ValidationError(_("Et CVR-nummer har otte cifre. Se efter, om et ciffer er forkert.")) from error


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """How one asks for organisations."""

    def verified(self) -> "OrganisationQuerySet":
        """Those a municipal approver has verified once."""
        return self.filter(verified_at__isnull=False)

    def for_member(self, user: User) -> "OrganisationQuerySet":
        """Those the person may edit for."""
        return self.filter(memberships__user=user)


class Organisation(FromSource):
    """A body that runs activities; an association is one kind (schema.org Organization)."""

    name = models.CharField(pgettext_lazy("organisation", "Navn"), max_length=200)
    slug = models.SlugField(max_length=220, allow_unicode=False)
    kind = models.CharField(
        _("Slags"), max_length=24, choices=OrganisationKind.choices, default=OrganisationKind.ASSOCIATION, blank=True
    )
    cvr = models.CharField(_("CVR-nummer"), max_length=8, blank=True, validators=[validate_cvr])
    summary = models.TextField(_("Kort fortalt"), blank=True)
    contact_email = models.EmailField(_("E-mail"), blank=True)
    contact_phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    website = models.URLField(_("Hjemmeside"), blank=True)
    verified_at = models.DateTimeField(_("Godkendt"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sent_back_reason = models.CharField(_("Sendt tilbage, fordi"), max_length=300, blank=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="activities.Membership", related_name="organisations"
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("forening")
        verbose_name_plural = _("foreninger")
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "external_id"],
                condition=~models.Q(external_id=""),
                name="organisation_once_per_source",
            ),
            models.UniqueConstraint(fields=["cvr"], condition=~models.Q(cvr=""), name="organisation_cvr_is_unique"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("activities:organisation-detail", args=[self.pk, self.slug])

    @property
    def is_verified(self) -> bool:
        """Publishes at once, without waiting for an approver."""
        return self.verified_at is not None


class MembershipRole(models.TextChoices):
    """What a person may do for an organisation."""

    OWNER = "owner", _("Ejer")
    EDITOR = "editor", _("Redaktør")


class Membership(models.Model):
    """One person who may edit for one organisation."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("Rolle"), max_length=10, choices=MembershipRole.choices, default=MembershipRole.EDITOR)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("medlemskab")
        verbose_name_plural = _("medlemskaber")
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "organisation"], name="membership_is_unique")]

    def __str__(self) -> str:
        return f"{self.user} – {self.organisation}"
