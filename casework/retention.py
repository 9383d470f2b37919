"""What is no longer needed goes for good: clients nobody has worked with, and records of access whose period is over."""

from dataclasses import dataclass
from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction

from casework import audit
from casework.models import AccessRecord, AccessVerb, Client


@dataclass(frozen=True, slots=True)
class Report:
    """How many went (or would go), and before when nothing may have happened."""

    clients: int
    records: int
    client_limit: datetime

    def __str__(self) -> str:
        return f"clients: {self.clients} (without activity since {self.client_limit:%Y-%m-%d}), records: {self.records}"


def delete_old(*, now: datetime, is_trial: bool = False) -> Report:
    """Deletes what is over; `is_trial` only counts. Safe to run twice and beside itself."""
    limit = now - relativedelta(months=settings.CASEWORK_CLIENT_MONTHS)
    over = Client.objects.untouched_since(limit)
    if is_trial:
        return Report(over.count(), AccessRecord.objects.filter(keep_until__lt=now).count(), limit)
    numbers = list(over.values_list("pk", flat=True))
    clients = sum(_delete_client(pk, limit=limit, now=now) for pk in numbers)
    return Report(clients, AccessRecord.objects.remove_over(now=now), limit)


def _delete_client(pk: int, *, limit: datetime, now: datetime) -> int:
    """One at a time, looked at once more under a lock: somebody may be working with it."""
    with transaction.atomic():
        client = Client.objects.select_for_update().untouched_since(limit).filter(pk=pk).first()
        if client is None:
            return 0
        audit.note(AccessVerb.EXPIRE, by=None, now=now, client=client)
        client.delete()
    return 1
