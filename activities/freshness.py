"""Freshness as a promise: when a confirmation runs out, and when an activity nobody confirms is hidden."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from activities.models import Activity

BY_LIST = "import"


class Freshness(TextChoices):
    """How much one may trust that an activity still is as it says."""

    FRESH = "fresh", _("Bekræftet for nylig")
    ASK_FIRST = "ask_first", _("Ring først")
    HIDDEN = "hidden", _("Ikke bekræftet længe")
    NEVER_CONFIRMED = "never_confirmed", _("Endnu ikke bekræftet")


def due_after(confirmed_at: datetime) -> datetime:
    """When a confirmation runs out and the organiser is asked again."""
    return confirmed_at + timedelta(days=settings.CONFIRMATION_DUE_DAYS)


def hidden_from(confirm_by: datetime) -> datetime:
    """From when an activity that nobody confirmed again no longer appears in any search."""
    return confirm_by + timedelta(days=settings.CONFIRMATION_GRACE_DAYS)


def freshness(activity: Activity, *, now: datetime) -> Freshness:
    """How fresh an activity is at a moment; the limits themselves already belong to the staler state."""
    if activity.confirm_by is None:
        return Freshness.NEVER_CONFIRMED
    if now >= hidden_from(activity.confirm_by):
        return Freshness.HIDDEN
    return Freshness.ASK_FIRST if now >= activity.confirm_by else Freshness.FRESH


def is_from_list(activity: Activity) -> bool:
    """Whether its last confirmation is only that a list said so: nobody has looked at it and said yes."""
    return activity.confirmed_by == BY_LIST


def fresh_share(*, now: datetime) -> int | None:
    """How many of a hundred published activities were confirmed in time, rounded down; None while there are none."""
    counts = Activity.objects.published().aggregate(all=Count("pk"), fresh=Count("pk", filter=Q(confirm_by__gt=now)))
    return int(counts["fresh"]) * 100 // int(counts["all"]) if counts["all"] else None


def mark_confirmed(activity: Activity, *, now: datetime, by_what: str) -> None:
    """Sets what a confirmation sets, without saving; `by_what` is who it came from (organiser, link, import ...)."""
    activity.confirmed_at = now
    activity.confirmed_by = by_what[:20]
    activity.confirm_by = due_after(now)
