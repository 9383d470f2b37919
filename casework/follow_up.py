"""When a caseworker wants to hear how it went: a date on the list, and what is due on the desk."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from casework import audit
from casework.clients import touch
from casework.models import AccessVerb, Client, Shortlist

USUAL = timedelta(days=14)
LATEST = timedelta(days=366)


@transaction.atomic
def follow_up(shortlist: Shortlist, *, on: date | None, by: User, now: datetime) -> None:
    """Sets the day, or takes it away when it is done. Raises ValidationError for a day that is over or far off."""
    today = timezone.localdate(now)
    if on == shortlist.follow_up_on:
        return
    if on is not None and not today <= on <= today + LATEST:
        raise ValidationError(_("Vælg en dag fra i dag og højst et år frem."), code="date")
    shortlist.follow_up_on = on
    shortlist.save(update_fields=["follow_up_on"])
    detail = f"list {shortlist.pk}: {on.isoformat() if on else 'done'}"
    audit.note(AccessVerb.FOLLOW_UP, by=by, now=now, client=shortlist.client, detail=detail)
    touch(shortlist.client, now=now)


def due_for(person: User, *, now: datetime) -> QuerySet[Shortlist]:
    """Lists of a caseworker's own clients whose day has come, the longest waiting first."""
    mine = Client.objects.visible_to(person).filter(owner=person)
    due = Shortlist.objects.filter(client__in=mine, follow_up_on__lte=timezone.localdate(now))
    return due.select_related("client").order_by("follow_up_on", "pk")
