"""Who is asking: requests of people who are signed in, and the gate in front of pages for a role."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url

from accounts.models import User

Rest = ParamSpec("Rest")


class SignedInRequest(HttpRequest):
    """A request whose person is known."""

    user: User


View = Callable[Concatenate[SignedInRequest, Rest], HttpResponseBase]
OpenView = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]


def signed_in(view: View[Rest]) -> OpenView[Rest]:
    """A page for whoever is signed in; others are asked to sign in and come back here."""
    return gated(view, lambda person: True)


def gated(view: View[Rest], may_enter: Callable[[User], bool]) -> OpenView[Rest]:
    """`view` behind a gate: anonymous people are asked to sign in; for strangers it is not there, and nobody learns that it is."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        person = person_of(request)
        if person is None:
            return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
        if not may_enter(person):
            raise Http404
        return view(request, *args, **kwargs)  # type: ignore[arg-type]  # person_of has just looked

    return guarded


def person_of(request: HttpRequest) -> User | None:
    """The person who is signed in. Asks nothing and sets nothing where there is no session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if isinstance(request.user, User) and request.user.is_active else None
