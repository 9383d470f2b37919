"""Where a record came from."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Source(models.Model):
    """Somebody who hands us records: a file, a feed, or our own editors (Open Referral `attributions`)."""

    code = models.SlugField(_("Kode"), max_length=60, unique=True)
    name = models.CharField(pgettext_lazy("source", "Navn"), max_length=200)
    url = models.URLField(_("Adresse på nettet"), blank=True)
    licence = models.CharField(_("Licens"), max_length=120, blank=True)
    imported_at = models.DateTimeField(_("Sidst hentet ind"), null=True, blank=True, editable=False)
    imported_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = pgettext_lazy("provenance", "kilde")
        verbose_name_plural = pgettext_lazy("provenance", "kilder")

    def __str__(self) -> str:
        return self.name


class FromSource(models.Model):
    """A record that may have come from a source, where it has an id of its own."""

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kilde")
    )
    external_id = models.CharField(_("Id hos kilden"), max_length=120, blank=True)
    created_at = models.DateTimeField(_("Oprettet"), auto_now_add=True)
    updated_at = models.DateTimeField(_("Ændret"), auto_now=True)

    class Meta:
        abstract = True
