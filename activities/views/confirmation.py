"""The three answers of the mail that asks whether an activity is still right: one page, one tap, no sign-in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from activities.confirmation import ANSWERS, answered_before, asked_about
from activities.models import Activity
from activities.publication import PublicationError
from activities.views.anonymous import for_anybody

GONE = 410


@for_anybody
def confirmation(request: HttpRequest, token: str, answer: str) -> HttpResponse:
    """Opening a link only shows the buttons; pressing one answers, once, and says thanks however often it is pressed."""
    given = request.POST.get("answer", answer)
    if answer not in ANSWERS or given not in ANSWERS:
        raise Http404
    activity, is_done = asked_about(token), request.method == "POST"
    if activity is None or (is_done and not _is_taken(activity, given)):
        activity, is_done = answered_before(token, given), True
    if activity is None:
        return render(request, "activities/link_is_over.html", status=GONE)
    context = {"activity": activity, "answer": given, "is_done": is_done}
    return render(request, "activities/confirmation.html", context)


def _is_taken(activity: Activity, answer: str) -> bool:
    """Writes an answer down; it comes too late where somebody else has just taken the activity away."""
    try:
        ANSWERS[answer](activity, now=timezone.now())
    except PublicationError:
        return False
    return True
