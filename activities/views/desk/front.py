"""The first page of the desk: for strangers what it is, for members everything of theirs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.requests import person_of
from activities.approvals import queue
from activities.desk.overview import asked_of, coming_dates, lines_of
from activities.models import Membership, Organisation
from activities.permissions import may_approve, publishes_at_once
from activities.proposals import in_words, waiting_for


@never_cache
@require_safe
def desk_front(request: HttpRequest) -> HttpResponse:
    """My activities with what needs me; whoever is not signed in reads how easy it is."""
    person = person_of(request)
    if person is None:
        return render(request, "desk/welcome.html")
    organisations = list(Organisation.objects.for_member(person).order_by("name"))
    context = {
        "person": person,
        "desks": [_desk(one, person) for one in organisations],
        "waiting": queue().count if may_approve(person) else 0,
        "is_approver": may_approve(person),
    }
    return render(request, "desk/front.html", context)


def _desk(organisation: Organisation, person: User) -> dict[str, object]:
    now = timezone.now()
    return {
        "organisation": organisation,
        "lines": lines_of(organisation, now=now),
        "coming": coming_dates(organisation, now=now),
        "asked": asked_of(organisation),
        "proposals": in_words(waiting_for(organisation)) if publishes_at_once(person, organisation) else [],
        "members": Membership.objects.filter(organisation=organisation).count(),
    }
