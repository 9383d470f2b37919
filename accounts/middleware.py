"""What holds for every request of somebody who works for the municipality: a second factor, and no session left lying open.

People without a session cost nothing here, and get no cookie.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import second_factor
from accounts.models import User
from accounts.requests import person_of

LAST_SEEN = "last_seen"
# A session is written at most this often for being used.
NOTED_EVERY = timedelta(minutes=1)
OPEN_WITHOUT_SECOND_FACTOR = frozenset({"second_factor", "account_logout", "sign_out_everywhere"})


class StaffMiddleware:
    """Ends idle sessions of staff, and leads staff without a second factor to where they get one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Stands between Django and every page."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Does nothing before the page is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponseBase | None:
        """Lets a request pass, or answers it."""
        person = person_of(request)
        if person is None or not person.is_municipal:
            return None
        if is_idle(request, now=timezone.now()):
            return ended(request)
        if second_factor.is_missing(request, person) and not is_open(request):
            return to_second_factor(person)
        note_seen(request, now=timezone.now())
        return None


def is_idle(request: HttpRequest, *, now: datetime) -> bool:
    """Whether nobody has used this session for longer than staff may leave one."""
    last_seen = request.session.get(LAST_SEEN)
    limit = timedelta(minutes=settings.STAFF_IDLE_MINUTES)
    return last_seen is not None and now - datetime.fromisoformat(last_seen) > limit


def note_seen(request: HttpRequest, *, now: datetime) -> None:
    """Notes that the session is used."""
    last_seen = request.session.get(LAST_SEEN)
    if last_seen is None or now - datetime.fromisoformat(last_seen) >= NOTED_EVERY:
        request.session[LAST_SEEN] = now.isoformat()


def ended(request: HttpRequest) -> HttpResponseBase:
    """Signs out and asks to sign in again, back to where the person was."""
    logout(request)
    messages.info(request, _("Du har holdt pause, så vi loggede dig ud. Log ind igen."))
    return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))


def to_second_factor(person: User) -> HttpResponseBase:
    """The page that asks for the second factor, or the one where it is set up."""
    return redirect("mfa_reauthenticate" if second_factor.has_one(person) else "second_factor")


def is_open(request: HttpRequest) -> bool:
    """Whether a page is needed on the way to a second factor, or to leave."""
    name = request.resolver_match.url_name if request.resolver_match else None
    return name is not None and (name in OPEN_WITHOUT_SECOND_FACTOR or name.startswith("mfa_"))
