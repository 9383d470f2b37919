"""Who may see what of casework, and the gate in front of its pages: strangers find nothing, and every attempt is recorded."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache

from accounts.models import Role, User
from accounts.requests import OpenView, Rest, SignedInRequest, person_of
from casework import audit, strangers
from casework.models import AccessVerb, Client

Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[Concatenate[SignedInRequest, Rest], Answer]


def may_see_clients(person: User) -> bool:
    """Caseworkers alone; a team lead sees counts, an administrator neither."""
    return person.is_caseworker


def may_see_counts(person: User) -> bool:
    """Caseworkers and their team leads, each of their own unit."""
    return person.is_active and person.role in {Role.CASEWORKER, Role.TEAM_LEAD}


def caseworkers_only(verb: AccessVerb) -> Callable[[View[Rest, Answer]], OpenView[Rest]]:
    """A page about clients; `verb` says what somebody who is turned away was after."""
    return lambda view: _gated(view, verb, may_see_clients)


def counts_only(view: View[Rest, Answer]) -> OpenView[Rest]:
    """A page of counts."""
    return _gated(view, AccessVerb.COUNT, may_see_counts)


def _gated(view: View[Rest, Answer], verb: AccessVerb, may_enter: Callable[[User], bool]) -> OpenView[Rest]:
    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        person = person_of(request)
        if person is not None and may_enter(person):
            return kept_private(view(request, *args, **kwargs))  # type: ignore[arg-type]  # person_of has just looked
        number = kwargs.get("pk")
        number = number if isinstance(number, int) else None
        if person is None:
            strangers.note_refused(request, verb, now=timezone.now(), client_number=number)
            return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
        audit.note_refused(verb, by=person, now=timezone.now(), client_number=number)
        raise Http404

    return guarded


def kept_private(answer: HttpResponseBase, *, referrer: str = "same-origin") -> HttpResponseBase:
    """Kept nowhere, told to nobody: no copy on the way, no address handed on to others, no search engine.

    Under `no-referrer` browsers send forms with `Origin: null`, which the check against forged requests refuses: it is for
    pages without a session alone.
    """
    patch_cache_control(answer, no_store=True, private=True)
    answer.headers["Referrer-Policy"] = referrer
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def client_for(request: SignedInRequest, pk: int, verb: AccessVerb, *, detail: str = "") -> Client:
    """A client this person may see, with the access recorded; anybody else's is not there, and the attempt is recorded."""
    client = Client.objects.visible_to(request.user).select_related("owner").filter(pk=pk).first()
    if client is None:
        audit.note_refused(verb, by=request.user, now=timezone.now(), client_number=pk)
        raise Http404
    audit.note(verb, by=request.user, now=timezone.now(), client=client, detail=detail)
    return client


def own_client_for(request: SignedInRequest, pk: int, verb: AccessVerb) -> Client:
    """A client this person keeps themselves: colleagues it is shared with neither share nor delete it."""
    client = Client.objects.visible_to(request.user).filter(pk=pk, owner=request.user).first()
    if client is None:
        audit.note_refused(verb, by=request.user, now=timezone.now(), client_number=pk)
        raise Http404
    return client


def colleagues_of(person: User) -> list[User]:
    """Caseworkers of the same unit, by name: those a client may be shared with."""
    if not person.unit:
        return []
    found = User.objects.filter(role=Role.CASEWORKER, unit=person.unit, is_active=True).exclude(pk=person.pk)
    return list(found.order_by("name", "email"))
