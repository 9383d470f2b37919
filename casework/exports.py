"""Everything kept under one reference, for the case system: as data, and the record of who has seen it."""

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import StringIO
from typing import Any

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from casework.clients import FIELDS
from casework.forms.client import in_words, shown_values
from casework.models import AccessRecord, Client

RECORD_COLUMNS = ("at", "email", "role", "unit", "verb", "verb_in_words", "outcome", "reference", "detail")
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def told_of(client: Client) -> list[tuple[str, str]]:
    """What is kept of a client in words, field by field."""
    return in_words(shown_values(client))


def deleted_on(client: Client) -> datetime:
    """When a client is deleted if nothing more happens."""
    return client.last_activity_at + relativedelta(months=settings.CASEWORK_CLIENT_MONTHS)


def as_data(client: Client, *, lists: Iterable[Any], now: datetime) -> dict[str, Any]:
    """Everything under one reference: codes for machines, words for people, times in ISO 8601 with their zone."""
    return {
        "reference": client.reference,
        "exported_at": timezone.localtime(now),
        "caseworker": client.owner.email,
        "unit": client.unit,
        "created_at": timezone.localtime(client.created_at),
        "last_activity_at": timezone.localtime(client.last_activity_at),
        "deleted_after": timezone.localtime(deleted_on(client)),
        "kind_of_data": "pseudonymised data about health (GDPR art. 4(5), 9)",
        "codes": {name: getattr(client, name) for name in FIELDS if name != "reference"},
        "words": [{"what": label, "said": words} for label, words in told_of(client)],
        "shared_with": shared_with(client),
        "lists": list(lists),
    }


def shared_with(client: Client) -> list[str]:
    """Who else may see a client."""
    people = list(client.shares.order_by("colleague__email").values_list("colleague__email", flat=True))
    return [client.unit, *people] if client.is_shared_with_unit else people


def as_json(data: Any) -> str:
    """JSON that people can read too."""
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def record_as_data(records: Iterable[AccessRecord]) -> list[dict[str, str]]:
    """The record of access, row by row."""
    return [dict(zip(RECORD_COLUMNS, row, strict=True)) for row in _rows(records)]


def record_as_csv(records: Iterable[AccessRecord]) -> str:
    """The same as a table for a spreadsheet: semicolons, UTF-8 with a mark, and nothing that could be a formula."""
    written = StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerow(RECORD_COLUMNS)
    table.writerows([_harmless(cell) for cell in row] for row in _rows(records))
    return "\ufeff" + written.getvalue()


def _rows(records: Iterable[AccessRecord]) -> Iterator[tuple[str, ...]]:
    for one in records:
        yield (
            timezone.localtime(one.at).isoformat(),
            one.email,
            one.role,
            one.unit,
            one.verb,
            str(one.get_verb_display()),
            one.outcome,
            one.reference,
            one.detail,
        )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
