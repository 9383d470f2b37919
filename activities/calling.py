"""The call sheet: activities whose people cannot be reached by mail, or did not answer three of them."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from activities.confirmation import ROUNDS
from activities.correspondence import addresses_of
from activities.models import Activity, ConfirmationRequest


def to_call(now: datetime) -> QuerySet[Activity]:
    """Whom somebody should phone, the longest unconfirmed first; `is_unreachable` and `has_promised` say more."""
    mine = ConfirmationRequest.objects.filter(activity=OuterRef("pk"), confirm_by=OuterRef("confirm_by"))
    return (
        Activity.objects.due_for_confirmation(now)
        .annotate(
            is_unreachable=Exists(mine.filter(letters=0)),
            has_promised=Exists(mine.filter(promised_at__isnull=False)),
        )
        .filter(Q(is_unreachable=True) | Exists(mine.filter(round=ROUNDS)))
        .select_related("organisation", "place")
        .order_by("confirm_by", "pk")
    )


def note_refused(email: str, **_signal: Any) -> None:
    """A mail server refused an address: activities nobody else can be asked about go on the call sheet."""
    is_its = (
        Q(contact_email__iexact=email)
        | Q(organisation__contact_email__iexact=email)
        | Q(organisation__memberships__user__email=email)
    )
    mine = ConfirmationRequest.objects.filter(confirm_by=F("activity__confirm_by"))
    asked = Activity.objects.filter(is_its, pk__in=mine.values("activity"))
    activities = list(asked.distinct().select_related("organisation"))
    unreachable = [pk for pk, addresses in addresses_of(activities).items() if not addresses]
    mine.filter(activity__in=unreachable).update(letters=0)
