"""Where activities are held: an address, a point, and how exactly the point is known."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activities.models.organisation import Organisation
from activities.models.provenance import FromSource
from activities.vocabularies import Precision

# A comparison with NULL is not false but unknown, and a check lets the unknown pass: so both are asked for by name.
HAS_BOTH_OR_NO_COORDINATES = models.Q(latitude__isnull=True, longitude__isnull=True) | models.Q(
    latitude__isnull=False,
    longitude__isnull=False,
    latitude__gte=-90,
    latitude__lte=90,
    longitude__gte=-180,
    longitude__lte=180,
)


class Place(FromSource):
    """A venue (schema.org Place). Its facts are inherited by activities that are silent about them."""

    name = models.CharField(pgettext_lazy("place", "Navn"), max_length=200, blank=True)
    street_address = models.CharField(_("Vej og nummer"), max_length=200, blank=True)
    postcode = models.CharField(_("Postnummer"), max_length=4, blank=True)
    town = models.CharField(_("By"), max_length=100, blank=True)
    directions = models.TextField(_("Sådan kommer du hertil"), blank=True)
    latitude = models.FloatField(_("Breddegrad"), null=True, blank=True)
    longitude = models.FloatField(_("Længdegrad"), null=True, blank=True)
    precision = models.CharField(_("Nøjagtighed"), max_length=10, choices=Precision.choices, default=Precision.UNKNOWN)
    geocoded_by = models.CharField(_("Fundet af"), max_length=40, blank=True)
    geocoder_id = models.CharField(_("Id hos adressetjenesten"), max_length=80, blank=True)
    geocoded_at = models.DateTimeField(_("Fundet"), null=True, blank=True)
    pin_moved_by_user = models.BooleanField(_("Prikken er flyttet med hånden"), default=False)
    owner = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="places", verbose_name=_("Ejer")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = pgettext_lazy("venue", "sted")
        verbose_name_plural = pgettext_lazy("venue", "steder")
        ordering: ClassVar = ["town", "name"]
        indexes: ClassVar = [models.Index(fields=["postcode", "street_address"], name="place_address")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=HAS_BOTH_OR_NO_COORDINATES, name="place_point_is_whole_and_on_earth"),
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=~models.Q(external_id=""), name="place_once_per_source"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.address

    @property
    def address(self) -> str:
        """The postal address on one line, as on an envelope."""
        return ", ".join(part for part in (self.street_address, f"{self.postcode} {self.town}".strip()) if part)

    @property
    def has_point(self) -> bool:
        """Whether it can stand on a map."""
        return self.latitude is not None and self.longitude is not None
