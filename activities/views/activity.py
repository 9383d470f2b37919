"""The page of one activity, and its dates as a calendar file."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from activities.ical import calendar_file
from activities.models import Activity, Occurrence
from activities.presentation import linked_data
from activities.presentation.page import activity_page

SHARE_PICTURE = "img/share.png"


@require_safe
def activity_detail(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
    """What, when, where, how one is met, and whom to call. An old title in the address leads to the new one."""
    activity = get_object_or_404(Activity.objects.visible().with_page_facts(), pk=pk)
    if slug != activity.slug:
        return redirect(activity, permanent=True)
    now = timezone.now()
    coming = list(Occurrence.objects.filter(activity=activity).coming(now))
    page = activity_page(activity, coming, now=now)
    address = settings.SITE_URL + activity.get_absolute_url()
    image = settings.SITE_URL + static(SHARE_PICTURE)
    return render(
        request,
        "activities/activity.html",
        {
            "page": page,
            "address": address,
            "image": image,
            "linked_data": linked_data.script(linked_data.event_data(activity, coming, address=address, image=image)),
            "back": _way_back(request),
        },
    )


def _way_back(request: HttpRequest) -> str:
    """The page of ours the reader came from, where the browser tells; never another site."""
    own = f"{request.scheme}://{request.get_host()}/"
    came_from = request.headers.get("Referer", "")
    path = came_from[len(own) - 1 :] if came_from.startswith(own) else ""
    return "" if path.partition("?")[0] == request.path else path


@require_safe
def activity_calendar(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The coming dates as an iCalendar file (RFC 5545), cancelled ones marked so."""
    activity = get_object_or_404(Activity.objects.visible().select_related("place"), pk=pk)
    coming = Occurrence.objects.filter(activity=activity).coming(timezone.now())
    address = settings.SITE_URL + activity.get_absolute_url()
    answer = HttpResponse(
        calendar_file(activity, coming, address=address, host=request.get_host().partition(":")[0]),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Content-Disposition"] = f'attachment; filename="{activity.slug}.ics"'
    return answer
