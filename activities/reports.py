"""What readers say is wrong: it waits in the approver's queue, and nothing is kept about who said it."""

from datetime import datetime

from django.db.models import QuerySet

from accounts.models import User
from activities.models import Activity, PublicReport

# So that nobody can bury a page, or the queue, in reports.
MOST_WAITING = 20


def report(activity: Activity, *, reason: str, text: str, now: datetime) -> None:
    """Puts it into the queue; the same words once, and at most twenty about one activity at a time."""
    waiting = waiting_reports().filter(activity=activity)
    if waiting.filter(reason=reason, text=text).exists() or waiting.count() >= MOST_WAITING:
        return
    PublicReport.objects.create(activity=activity, reason=reason, text=text, sent_at=now)


def waiting_reports() -> QuerySet[PublicReport]:
    """Those nobody has looked after, the oldest first."""
    waiting = PublicReport.objects.filter(handled_at=None).select_related("activity__organisation")
    return waiting.order_by("sent_at", "pk")


def close(one: PublicReport, *, by: User, now: datetime) -> None:
    """Somebody has looked after it; its words are no longer needed."""
    one.handled_at, one.handled_by, one.text = now, by, ""
    one.save(update_fields=["handled_at", "handled_by", "text"])
