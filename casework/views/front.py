"""The first page of the caseworker's desk: those one helps, one's own and shared ones; counts for whoever leads the team."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Role
from accounts.requests import SignedInRequest, person_of
from activities.typed import storable
from casework import audit, counts, desk_news, outcomes
from casework.models import AccessVerb, Client, OutcomeKind
from casework.permissions import caseworkers_only, counts_only
from casework.personal_text import refuse_personal_reference
from casework.presentation import KEPT, client_line

MOST_SHOWN = 200


def desk(request: HttpRequest) -> HttpResponseBase:
    """A caseworker's list; a team lead is led to the counts, everybody else finds nothing."""
    person = person_of(request)
    if person is not None and person.is_active and person.role == Role.TEAM_LEAD:
        return redirect("casework:counts")
    return client_list(request)


@require_safe
@caseworkers_only(AccessVerb.LIST)
def client_list(request: SignedInRequest) -> HttpResponse:
    """Own and shared clients, the last used first, narrowed by what is typed."""
    now, asked = timezone.now(), storable(request.GET.get("q", "")).strip()[:40]
    found = Client.objects.visible_to(request.user).select_related("owner")
    found = found.filter(reference__icontains=asked) if asked else found
    shown = list(found[:MOST_SHOWN])
    audit.note(AccessVerb.SEARCH if asked else AccessVerb.LIST, by=request.user, now=now, detail=recordable(asked))
    context = {
        "person": request.user,
        "own": [client_line(one) for one in shown if one.owner_id == request.user.pk],
        "shared": [client_line(one) for one in shown if one.owner_id != request.user.pk],
        "asked": asked,
        "due": desk_news.due_news(request.user, now=now),
        "troubles": desk_news.trouble_news(request.user, now=now),
        "answered": desk_news.answer_news(request.user, now=now),
    }
    return render(request, "casework/front.html", context)


def recordable(asked: str) -> str:
    """What was searched for, unless it says who somebody is: that is kept nowhere."""
    try:
        refuse_personal_reference(asked)
    except ValidationError as refusal:
        return f"({refusal.code})"
    return asked


@require_safe
@counts_only
def counts_page(request: SignedInRequest) -> HttpResponse:
    """How many clients a unit has, without a single one of them."""
    now, unit = timezone.now(), request.user.unit
    audit.note(AccessVerb.COUNT, by=request.user, now=now, detail=unit)
    context = {"unit": unit, "counts": counts.of_unit(unit, now=now) if unit else []}
    context |= {"months": outcomes.months_of(unit, now=now) if unit else [], "kinds": OutcomeKind.labels}
    return render(request, "casework/counts.html", context)


@require_safe
@counts_only
def what_we_keep(request: SignedInRequest) -> HttpResponse:
    """What is stored of whom, why, for how long, and who may see it: ready for the assessment of its risks."""
    return render(request, "casework/what_we_keep.html", {"kept": KEPT})
