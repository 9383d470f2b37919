"""The three answers of the mail that asks whether an activity is still right: one page, one tap, no sign-in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from activities.confirmation import ANSWERS, asked_about
from activities.views.anonymous import for_anybody

GONE = 410


@for_anybody
def confirmation(request: HttpRequest, token: str, answer: str) -> HttpResponse:
    """Opening a link only shows the buttons; pressing one answers, once."""
    if answer not in ANSWERS:
        raise Http404
    activity = asked_about(token)
    if activity is None:
        return render(request, "activities/link_is_over.html", status=GONE)
    if request.method == "POST":
        answer = request.POST.get("answer", answer)
        if answer not in ANSWERS:
            raise Http404
        ANSWERS[answer](activity, now=timezone.now())
    context = {"activity": activity, "answer": answer, "is_done": request.method == "POST"}
    return render(request, "activities/confirmation.html", context)
