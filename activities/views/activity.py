"""The page of one activity, and its dates as a calendar file."""

import re
from datetime import datetime

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from activities.counting import count
from activities.forms.open import FollowForm
from activities.ical import calendar_file
from activities.models import Activity, Occurrence
from activities.presentation import linked_data
from activities.presentation.page import activity_page

SHARE_PICTURE = "img/share.png"
MACHINE = re.compile(r"bot|crawl|spider|preview", re.IGNORECASE)


@require_safe
def activity_detail(request: HttpRequest, pk: int, slug: str) -> HttpResponseBase:
    """What, when, where, how one is met, and whom to call. An old title in the address leads to the new one."""
    activity = get_object_or_404(Activity.objects.visible().with_page_facts(), pk=pk)
    if slug != activity.slug:
        return redirect(activity, permanent=True)
    now = timezone.now()
    count_view(request, activity.pk, now=now)
    context = {**page_of(activity, now=now), "back": _way_back(request)}
    context["follow"] = FollowForm(about=f"follow:{pk}", now=now)
    return render(request, "activities/activity.html", context)


def page_of(activity: Activity, *, now: datetime) -> dict[str, object]:
    """What the page of an activity (fetched `with_page_facts`) says; its organisers see the same before anybody else."""
    coming = list(Occurrence.objects.filter(activity=activity).coming(now))
    address = settings.SITE_URL + activity.get_absolute_url()
    image = settings.SITE_URL + static(SHARE_PICTURE)
    return {
        "page": activity_page(activity, coming, now=now),
        "address": address,
        "image": image,
        "follow": None,
        "linked_data": linked_data.script(linked_data.event_data(activity, coming, address=address, image=image)),
    }


def count_view(request: HttpRequest, activity_id: int, *, now: datetime) -> None:
    """Counts a reader: not those who are signed in, and not machines that say so. Nothing else is looked at."""
    is_machine = MACHINE.search(request.headers.get("User-Agent", ""))
    if settings.COUNT_VIEWS and settings.SESSION_COOKIE_NAME not in request.COOKIES and not is_machine:
        count(activity_id, "seen", now=now)


@csrf_exempt
@require_POST
def activity_saved(request: HttpRequest, pk: int) -> HttpResponse:
    """Counts that somebody put an activity on their own list. No cookie takes part, so there is nothing to forge."""
    own = f"{request.scheme}://{request.get_host()}"
    if settings.COUNT_VIEWS and request.headers.get("Origin", "") == own:
        count(pk, "saved", now=timezone.now())
    return HttpResponse(status=204)


@require_safe
def picture(_request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture organisers sent. Its name says nothing and never stands for another picture."""
    path = f"pictures/{name}.jpg"
    if not default_storage.exists(path):
        raise Http404
    answer = FileResponse(default_storage.open(path), content_type="image/jpeg")
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


def _way_back(request: HttpRequest) -> str:
    """The page of ours the reader came from, where the browser tells; never another site."""
    own = f"{request.scheme}://{request.get_host()}/"
    came_from = request.headers.get("Referer", "")
    path = came_from[len(own) - 1 :] if came_from.startswith(own) else ""
    return "" if path.partition("?")[0] == request.path else path


@require_safe
def activity_calendar(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The coming dates as an iCalendar file (RFC 5545), cancelled ones marked so; none of what may not be found."""
    visible = Activity.objects.visible().select_related("place", "organisation")
    activity, now = get_object_or_404(visible, pk=pk), timezone.now()
    coming = Occurrence.objects.filter(activity=activity, activity__in=Activity.objects.findable(now)).coming(now)
    address = settings.SITE_URL + activity.get_absolute_url()
    answer = HttpResponse(
        calendar_file(activity, coming, address=address, host=request.get_host().partition(":")[0]),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Content-Disposition"] = f'attachment; filename="{activity.slug}.ics"'
    return answer
