"""Letting a colleague see a client, taking it back, and handing a client on."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.requests import SignedInRequest
from casework import audit, clients
from casework.models import AccessVerb, Client
from casework.permissions import caseworkers_only, colleagues_of, own_client_for


@require_POST
@caseworkers_only(AccessVerb.SHARE)
def client_share(request: SignedInRequest, pk: int) -> HttpResponse:
    """With one colleague (`colleague`) or the whole unit (`unit`)."""
    client, now = own_client_for(request, pk, AccessVerb.SHARE), timezone.now()
    if "unit" in request.POST:
        return _done(
            request,
            client,
            lambda: clients.share_with_unit(client, is_shared=True, by=request.user, now=now),
            _("Nu kan alle rådgivere i din afdeling se den."),
        )
    return _with_colleague(request, client, AccessVerb.SHARE, clients.share, _("Nu kan %(name)s se den."))


@require_POST
@caseworkers_only(AccessVerb.UNSHARE)
def client_unshare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Takes it back from one colleague, or from the unit."""
    client, now = own_client_for(request, pk, AccessVerb.UNSHARE), timezone.now()
    if "unit" in request.POST:
        return _done(
            request,
            client,
            lambda: clients.share_with_unit(client, is_shared=False, by=request.user, now=now),
            _("Afdelingen kan ikke se den mere."),
        )
    return _with_colleague(request, client, AccessVerb.UNSHARE, clients.unshare, _("%(name)s kan ikke se den mere."))


@require_POST
@caseworkers_only(AccessVerb.HAND_ON)
def client_hand_on(request: SignedInRequest, pk: int) -> HttpResponse:
    """Gives a client to a colleague for good."""
    client = own_client_for(request, pk, AccessVerb.HAND_ON)
    colleague = _colleague(request, client)
    if colleague is None:
        return _not_found(request, client, AccessVerb.HAND_ON)
    try:
        clients.hand_on(client, to=colleague, by=request.user, now=timezone.now())
    except clients.CaseworkError as problem:
        messages.warning(request, str(problem))
        return redirect("casework:client", pk)
    messages.success(request, _("%(name)s hjælper nu videre.") % {"name": colleague})
    return redirect("casework:desk")


def _with_colleague(
    request: SignedInRequest, client: Client, verb: AccessVerb, act: Callable[..., None], said: str
) -> HttpResponse:
    colleague = _colleague(request, client)
    if colleague is None:
        return _not_found(request, client, verb)
    now = timezone.now()
    return _done(
        request,
        client,
        lambda: act(client, colleague=colleague, by=request.user, now=now),
        said % {"name": colleague},
    )


def _colleague(request: SignedInRequest, client: Client) -> User | None:
    """Somebody of the unit, or somebody it was shared with before they moved."""
    number = request.POST.get("colleague", "")
    near = {str(one.pk): one for one in colleagues_of(request.user)}
    shared = {str(one.colleague_id): one.colleague for one in client.shares.select_related("colleague")}
    return (near | shared).get(number)


def _not_found(request: SignedInRequest, client: Client, verb: AccessVerb) -> HttpResponse:
    audit.note_refused(verb, by=request.user, now=timezone.now(), client_number=client.pk, detail="colleague")
    messages.warning(request, _("Vælg en kollega i din egen afdeling."))
    return redirect("casework:client", client.pk)


def _done(request: SignedInRequest, client: Client, act: Callable[[], None], said: str) -> HttpResponse:
    try:
        act()
    except clients.CaseworkError as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, said)
    return redirect("casework:client", client.pk)
