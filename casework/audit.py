"""Writing and reading the record of access: one line for each read, search, change and refused attempt."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db.models import QuerySet

from accounts.models import User
from casework.models import AccessRecord, AccessVerb, Client, Outcome

# What a column for numbers holds; an address may name more.
LARGEST = 2**63


def note(verb: AccessVerb, *, by: User | None, now: datetime, client: Client | None = None, detail: str = "") -> None:
    """Records what was let through. `detail` says what was touched, never what it said; `by` is None for a link or a job."""
    number, reference = (client.pk, client.reference) if client else (None, "")
    _write(verb, Outcome.ALLOWED, by=by, now=now, number=number, reference=reference, detail=detail)


def note_refused(
    verb: AccessVerb, *, by: User | None, now: datetime, client_number: int | None = None, detail: str = ""
) -> None:
    """Records an attempt that was turned away, with the reference it was aimed at where there is one."""
    client_number = client_number if client_number and client_number < LARGEST else None
    aimed_at = Client.objects.filter(pk=client_number).first() if client_number else None
    reference = aimed_at.reference if aimed_at else ""
    _write(verb, Outcome.REFUSED, by=by, now=now, number=client_number, reference=reference, detail=detail)


def records_of(client: Client) -> QuerySet[AccessRecord]:
    """Everything recorded about one reference, the newest first."""
    return AccessRecord.objects.filter(client_number=client.pk)


def keep_until(now: datetime) -> datetime:
    """When the period of a record made now is over."""
    return now + relativedelta(months=settings.CASEWORK_AUDIT_MONTHS)


def _write(
    verb: AccessVerb,
    outcome: Outcome,
    *,
    by: User | None,
    now: datetime,
    number: int | None,
    reference: str,
    detail: str,
) -> None:
    AccessRecord.objects.create(
        at=now,
        keep_until=keep_until(now),
        email=by.email if by else "",
        role=by.role if by else "",
        unit=by.unit if by else "",
        verb=verb,
        client_number=number,
        reference=reference,
        outcome=outcome,
        detail=detail[:200],
    )
