"""The exchange table as an organisation hands it in for itself: a row of somebody else's is refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from activities.importers.base import Row
from activities.importers.exchange_table import ExchangeTable
from activities.importers.records import OrganisationRecord
from activities.importers.report import Problem
from activities.models import Organisation, Source


class OwnTable:
    """One file, read as `ExchangeTable` reads it, for one organisation."""

    def __init__(self, path: Path, *, organisation: Organisation, today: date) -> None:
        """`today` as the exchange table takes it."""
        self._table = ExchangeTable(path, today=today)
        self._name = organisation.name
        self._key = OrganisationRecord(name=organisation.name).key

    def rows(self) -> Iterator[Row]:
        """Each row with its problems. Raises BrokenFile."""
        for cells, record in self._table.rows():
            if record and record.organisation.key != self._key:
                advice = _("Her kan du kun lægge ind for %(name)s.") % {"name": self._name}
                cells.reject("organisation", advice)
                yield cells, None
            else:
                yield cells, record

    def unknown_columns(self) -> list[Problem]:
        """As the exchange table says."""
        return self._table.unknown_columns()


def source_of(organisation: Organisation) -> Source:
    """The source whose ids are this organisation's own."""
    return Source.objects.get_or_create(code=f"forening-{organisation.pk}", defaults={"name": organisation.name})[0]
