"""The call sheet for those who phone associations that cannot be reached by mail or do not answer."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.requests import SignedInRequest
from activities import publication
from activities.calling import to_call
from activities.contact import whom_to_ask
from activities.freshness import Freshness, freshness
from activities.publication import PublicationError
from activities.views.desk.approver import for_approvers
from activities.views.desk.notices import say, warn

ON_A_PAGE = 50
BY_PHONE = "phone"


@never_cache
@require_safe
@for_approvers
def desk_call_sheet(request: SignedInRequest) -> HttpResponse:
    """Whom to phone, what about, and on which number; prints well."""
    now = timezone.now()
    sheet = Paginator(to_call(now), ON_A_PAGE).get_page(request.GET.get("side"))
    calls = [
        {
            "activity": one,
            "contact": whom_to_ask(one),
            "is_gone": freshness(one, now=now) == Freshness.HIDDEN,
        }
        for one in sheet
    ]
    return render(request, "desk/call_sheet.html", {"sheet": sheet, "calls": calls})


@require_POST
@for_approvers
def desk_called(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was said on the phone."""
    activity, now = get_object_or_404(to_call(timezone.now()), pk=pk), timezone.now()
    answers = {"yes": publication.confirm, "over": publication.withdraw}
    if (answer := request.POST.get("answer", "")) not in answers:
        raise Http404
    try:
        answers[answer](activity, now=now, by=request.user, by_what=BY_PHONE)
        say(request, _("Skrevet ned. Tak, fordi du ringede."))
    except PublicationError as error:
        warn(request, str(error))
    return redirect("activities:desk-call-sheet")
