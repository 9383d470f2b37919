"""Min liste: the server shows the activities whose ids stand in the address and remembers nothing."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.contact import whom_to_ask
from activities.models import Activity, Occurrence
from activities.presentation import amounts
from activities.presentation.moments import called_off_words, capitalised, dated_words
from activities.presentation.pictures import picture_of
from activities.presentation.upcoming import called_off_first, next_starts
from activities.vocabularies import PublicationStatus

MOST = 50


@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """The activities of `ids` in that order; without ids an empty list, which the browser fills from its own."""
    ids, now = _ids(request.GET.get("ids", "")), timezone.now()
    found = _found(ids)
    starts = next_starts(found, now=now)
    off = called_off_first(starts, found, now=now)
    return render(
        request,
        "finder/saved.html",
        {
            "offers": [
                _offer(found[one], _when(starts.get(one), off.get(one), now), now) for one in ids if one in found
            ],
            "missing": len(ids) - len(found),
            "is_shared": request.GET.get("fra") == "link",
            "share": f"{settings.SITE_URL}{reverse('finder:saved')}?ids={','.join(map(str, ids))}&fra=link",
        },
    )


def _ids(text: str) -> list[int]:
    """Whole numbers once each; whatever else stands there is left out."""
    numbers = (int(part) for part in text.split(",") if part.isascii() and part.isdigit() and len(part) <= 18)
    return list(dict.fromkeys(numbers))[:MOST]


def _found(ids: list[int]) -> dict[int, Activity]:
    visible = Activity.objects.visible().filter(pk__in=ids).select_related("organisation", "place")
    return {one.pk: one for one in visible}


def _offer(activity: Activity, when: str, now: datetime) -> dict[str, Any]:
    contact = whom_to_ask(activity)
    return {
        "id": activity.pk,
        "url": activity.get_absolute_url(),
        "title": activity.title,
        "summary": activity.summary,
        "picture": picture_of(activity.category, activity.organisation_id),
        "when": when,
        "where": _where(activity),
        "price": amounts.marked_price(activity.price_dkk, activity.price_unit, activity.price_note),
        "contact": contact.name,
        "phone": contact.phone,
        "dial": contact.dial,
        "warning": _warning(activity, now),
    }


def _when(start: datetime | None, off: Occurrence | None, now: datetime) -> str:
    """Always with the date: a list on the fridge is read on another day. What is called off before then is said first."""
    if off is None:
        return capitalised(dated_words(start, now=now)) if start else ""
    words = f"{called_off_words(off.starts_at, off.reason, now=now, is_kept=True).rstrip('.')}."
    return f"{words} {_('Næste gang er %(when)s.') % {'when': dated_words(start, now=now)}}" if start else words


def _where(activity: Activity) -> str:
    if activity.is_only_online:
        return _("Hjemmefra, på nettet")
    place = activity.place
    parts = (place.name, place.address) if place else (_("Vi kender ikke stedet. Ring og spørg."),)
    return ", ".join(part for part in parts if part)


def _warning(activity: Activity, now: datetime) -> str:
    if activity.publication_status == PublicationStatus.WITHDRAWN:
        return _("Det her findes ikke mere.")
    if activity.publication_status != PublicationStatus.PUBLISHED:
        return _("Holder pause eller er lukket. Ring først.")
    return (
        _("Ring først. Vi har ikke hørt fra dem i en tid.")
        if activity.confirm_by and activity.confirm_by <= now
        else ""
    )
