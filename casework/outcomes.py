"""What came of the lists, as counts per unit and month: written when it happens, shown from five, never about anybody."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import dateformat, timezone

from casework.counts import shown
from casework.models import Client, OutcomeCount, OutcomeKind


@dataclass(frozen=True, slots=True)
class Month:
    """A month's counts in words, in the order of OutcomeKind."""

    first: date
    name: str
    counts: tuple[str, ...]


@transaction.atomic
def count(kind: OutcomeKind, client: Client, *, now: datetime) -> None:
    """Adds one to the unit's month."""
    month = timezone.localdate(now).replace(day=1)
    row, _is_new = OutcomeCount.objects.get_or_create(unit=client.unit, month=month, kind=kind)
    OutcomeCount.objects.filter(pk=row.pk).update(number=F("number") + 1)


def months_of(unit: str, *, now: datetime) -> list[Month]:
    """The last twelve months of a unit, the newest first: those in which anything was counted."""
    this_month = timezone.localdate(now).replace(day=1)
    earliest = this_month.replace(year=this_month.year - 1)
    rows = OutcomeCount.objects.filter(unit=unit, month__gt=earliest)
    numbers = {(row.month, row.kind): row.number for row in rows}
    months = sorted({month for month, _kind in numbers}, reverse=True)
    return [
        Month(one, month_name(one), tuple(shown(numbers.get((one, kind), 0)) for kind in OutcomeKind.values))
        for one in months
    ]


def month_name(month: date) -> str:
    """ "november 2026"."""
    return dateformat.format(month, "F Y")
