"""Following one activity by mail, without an account or a cookie: asked for on its page, confirmed and stopped by a link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation

from activities import following
from activities.forms.open import FollowForm
from activities.models import Activity
from activities.pace import is_too_often
from activities.views.anonymous import for_anybody

UNPROCESSABLE, GONE, TOO_MANY = 422, 410, 429
WISHES_IN_AN_HOUR = 10


@for_anybody
def activity_follow(request: HttpRequest, pk: int) -> HttpResponse:
    """The wish: whatever the address, the answer is the same, so nobody learns who follows."""
    now = timezone.now()
    activity = get_object_or_404(Activity.objects.findable(now), pk=pk)
    form = FollowForm(request.POST if request.method == "POST" else None, about=f"follow:{pk}", now=now)
    if request.method != "POST":
        return _page(request, activity, form)
    if not form.is_of_machine:
        if not form.is_valid():
            return _page(request, activity, form)
        if is_too_often(request, "follow", most=WISHES_IN_AN_HOUR):
            return render(request, "429.html", status=TOO_MANY)
        language = translation.get_language() or "da"
        following.ask(activity, email=form.cleaned_data["email"], language=language, now=now)
    return render(request, "activities/follow.html", {"activity": activity, "is_done": True})


def _page(request: HttpRequest, activity: Activity, form: FollowForm) -> HttpResponse:
    errors = form.errors if form.is_bound else {}
    context = {"activity": activity, "form": form, "errors": errors, "is_done": False}
    return render(request, "activities/follow.html", context, status=UNPROCESSABLE if errors else 200)


@for_anybody
def follow_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing, because scanners open links; pressing the button says yes."""
    follower = following.follower_of(token)
    if follower is None:
        return render(request, "activities/link_is_over.html", status=GONE)
    is_done = request.method == "POST" or follower.confirmed_at is not None
    if request.method == "POST":
        following.confirm(follower, now=timezone.now())
    return render(request, "activities/follow_confirm.html", {"activity": follower.activity, "is_done": is_done})


@for_anybody
def follow_stop(request: HttpRequest, token: str) -> HttpResponse:
    """One button, or one request of a mail program (RFC 8058). Whoever is gone already is told the same."""
    follower = following.follower_of(token)
    if follower and request.method == "POST":
        following.stop(follower)
        return render(request, "activities/follow_stop.html", {"activity": follower.activity, "is_done": True})
    activity = follower.activity if follower else None
    return render(request, "activities/follow_stop.html", {"activity": activity, "is_done": follower is None})
