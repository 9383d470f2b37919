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
from casework.forms.client import in_words
from casework.models import AccessRecord, Answer, Client, Recommendation

RECORD_COLUMNS = ("at", "email", "role", "unit", "verb", "verb_in_words", "outcome", "reference", "detail")
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def told_of(client: Client) -> list[tuple[str, str]]:
    """What is kept of a client in words, field by field."""
    return in_words(client)


def deleted_on(client: Client) -> datetime:
    """When a client is deleted if nothing more happens."""
    return client.last_activity_at + relativedelta(months=settings.CASEWORK_CLIENT_MONTHS)


def as_data(client: Client, *, now: datetime) -> dict[str, Any]:
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
        "lists": lists_of(client),
    }


def lists_of(client: Client) -> list[dict[str, Any]]:
    """Every list of a client with what was agreed, its items and the answers to them, the newest first."""
    lists = client.shortlists.select_related("made_by").prefetch_related("items__answers", "items__activity")
    return [
        {
            "created_at": timezone.localtime(one.created_at),
            "made_by": one.made_by.email if one.made_by else "",
            "language": one.language,
            "agreed": one.agreed,
            "follow_up_on": one.follow_up_on,
            "handed_over_at": timezone.localtime(one.handed_over_at) if one.handed_over_at else None,
            "items": [_item(item) for item in one.items.all()],
        }
        for one in lists
    ]


def _item(item: Recommendation) -> dict[str, Any]:
    address = f"{settings.SITE_URL}{item.activity.get_absolute_url()}" if item.activity else ""
    return {
        "title": item.title,
        "address": address,
        "reason": item.reason,
        "answers": list(map(_answer, item.answers.all())),
    }


def _answer(one: Answer) -> dict[str, Any]:
    return {
        "at": timezone.localtime(one.at),
        "kind": one.kind,
        "said": str(one.get_kind_display()),
        "reason": one.reason,
        "because": str(one.get_reason_display()) if one.reason else "",
        "words": one.words,
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
