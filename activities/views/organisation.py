"""The page of one organisation: who they are and what one can take part in there."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from activities.contact import contact_of
from activities.ical import calendar_of_many
from activities.models import Activity, Occurrence, Organisation
from activities.presentation.moments import when_words
from activities.presentation.pictures import picture_of
from activities.presentation.upcoming import next_starts


@require_safe
def organisation_detail(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
    """Only an organisation with something published has a page."""
    organisation = get_object_or_404(
        Organisation.objects.filter(activities__in=Activity.objects.published()).distinct(), pk=pk
    )
    if slug != organisation.slug:
        return redirect(organisation, permanent=True)
    now = timezone.now()
    return render(
        request,
        "activities/organisation.html",
        {
            "organisation": organisation,
            "offers": _offers(organisation, now=now),
            "contact": contact_of(organisation),
            "address": settings.SITE_URL + organisation.get_absolute_url(),
        },
    )


@require_safe
def organisation_calendar(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The coming dates of all its activities one may find, as one calendar to subscribe to (RFC 5545)."""
    organisation, now = get_object_or_404(Organisation, pk=pk), timezone.now()
    coming = (
        Occurrence.objects.filter(activity__in=Activity.objects.findable(now).filter(organisation=organisation))
        .coming(now)
        .select_related("activity__place", "activity__organisation")
    )
    host = request.get_host().partition(":")[0]
    file = calendar_of_many(coming, name=organisation.name, site=settings.SITE_URL, host=host)
    return HttpResponse(file, content_type="text/calendar; charset=utf-8")


def _offers(organisation: Organisation, *, now: datetime) -> list[dict[str, object]]:
    """Its activities one may find, soonest first, those without a date last."""
    found = list(Activity.objects.findable(now).filter(organisation=organisation).select_related("place"))
    starts = next_starts((one.pk for one in found), now=now)
    ordered = sorted(found, key=lambda one: (one.pk not in starts, starts.get(one.pk, now), one.pk))
    return [
        {
            "activity": one,
            "when": when_words(starts[one.pk], now=now) if one.pk in starts else "",
            "picture": picture_of(one.category, organisation.pk),
        }
        for one in ordered
    ]
