"""The approver's one queue: new organisations, new activities, edits, proposals for places, and what readers say is wrong."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import OpenView, SignedInRequest, View, gated
from activities import approvals
from activities.editing import facts_of
from activities.forms.organisation import ReasonForm
from activities.models import Activity, Membership, Organisation, PlaceProposal, Revision
from activities.organisations import organisations_like
from activities.permissions import may_approve
from activities.places import VersionConflictError
from activities.presentation.differences import differences
from activities.publication import PublicationError
from activities.reports import close, waiting_reports
from activities.views.desk.activity import preview
from activities.views.desk.notices import say, warn
from activities.vocabularies import AccessibilityFeature, FeatureValue, PublicationStatus

UNPROCESSABLE = 422
QUEUE = "activities:desk-queue"


def for_approvers(view: View[...]) -> OpenView[...]:
    """For everybody else the queue is not there."""
    return gated(view, may_approve)


@never_cache
@require_safe
@for_approvers
def desk_queue(request: SignedInRequest) -> HttpResponse:
    """Everything that waits, the oldest first."""
    waiting = approvals.queue()
    words = {
        one.pk: (AccessibilityFeature(one.feature).label, FeatureValue(one.value).label) for one in waiting.proposals
    }
    return render(request, "desk/queue.html", {"queue": waiting, "words": words})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_approvers
def desk_review_organisation(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who they say they are."""
    organisation = get_object_or_404(Organisation, pk=pk, verified_at__isnull=True)
    now = timezone.now()
    context = {
        "organisation": organisation,
        "members": Membership.objects.filter(organisation=organisation).select_related("user"),
        "alike": [one for one in organisations_like(organisation.name) if one.pk != pk],
    }
    approve = partial(approvals.approve_organisation, organisation, by=request.user, now=now)
    send_back = partial(approvals.return_organisation, organisation, now=now)
    return decided(request, approve, send_back) or _page(request, "desk/review_organisation.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_approvers
def desk_review_activity(request: SignedInRequest, pk: int) -> HttpResponse:
    """The page as everybody would see it, with the two answers."""
    waiting = Activity.objects.filter(publication_status=PublicationStatus.SUBMITTED).select_related("organisation")
    activity, now = get_object_or_404(waiting, pk=pk), timezone.now()
    approve = partial(approvals.approve_activity, activity, by=request.user, now=now)
    send_back = partial(approvals.return_activity, activity, by=request.user, now=now)
    if answer := decided(request, approve, send_back):
        return answer
    form = _reason(request)
    return preview(request, activity, template="desk/review_activity.html", form=form, errors=_wrong(form))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_approvers
def desk_review_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """What would change, side by side."""
    edit = get_object_or_404(Revision.objects.select_related("activity__organisation", "author"), pk=pk)
    now = timezone.now()
    seen = request.POST.get("seen", "")
    version = int(seen) if seen.isdigit() else 0
    approve = partial(approvals.approve_edit, edit, by=request.user, now=now, seen_version=version)
    send_back = partial(approvals.return_edit, edit, by=request.user, now=now)
    if seen and seen != _seen(edit):
        warn(request, _("Der er rettet mere imens. Se det igen, før du svarer."))
        return redirect("activities:desk-review-edit", pk)
    facts = facts_of(edit.activity)
    context = {"edit": edit, "activity": edit.activity, "differences": differences(edit.activity, facts, edit.data)}
    return decided(request, approve, send_back) or _page(
        request, "desk/review_edit.html", context | {"seen": _seen(edit)}
    )


def _seen(edit: Revision) -> str:
    """The live version the page showed; an edit that was written since makes the page ask again."""
    return str(edit.activity.version)


@require_POST
@for_approvers
def desk_proposal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Takes an answer over for the place, or leaves it with the one activity."""
    proposal = get_object_or_404(PlaceProposal.objects.select_related("place"), pk=pk)
    if request.POST.get("answer") == "yes":
        approvals.accept_proposal(proposal, now=timezone.now())
        say(request, _("Det gælder nu for stedet."))
    else:
        proposal.delete()
        say(request, _("Det gælder kun for den ene aktivitet."))
    return redirect(QUEUE)


@require_POST
@for_approvers
def desk_report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody has looked after what a reader said."""
    close(get_object_or_404(waiting_reports(), pk=pk), by=request.user, now=timezone.now())
    say(request, _("Godt. Den er ude af køen."))
    return redirect(QUEUE)


def decided(
    request: SignedInRequest, approve: Callable[[], object], send_back: Callable[..., object]
) -> HttpResponse | None:
    """Does what the approver answered; None while there is no answer, or one without the reason it needs."""
    if request.method != "POST":
        return None
    answer, form = request.POST.get("answer", ""), _reason(request)
    if answer not in {"yes", "back"}:
        raise Http404
    if answer == "back" and not form.is_valid():
        return None
    try:
        approve() if answer == "yes" else send_back(reason=form.cleaned_data["reason"])
        say(request, _("Godkendt.") if answer == "yes" else _("Sendt tilbage med dine ord."))
    except (PublicationError, VersionConflictError) as error:
        warn(request, str(error))
    return redirect(QUEUE)


def _page(request: SignedInRequest, template: str, context: dict[str, object]) -> HttpResponse:
    form = _reason(request)
    errors = _wrong(form)
    return render(
        request, template, {**context, "form": form, "errors": errors}, status=UNPROCESSABLE if errors else 200
    )


def _reason(request: SignedInRequest) -> ReasonForm:
    return ReasonForm(request.POST if request.POST.get("answer") == "back" else None, auto_id="%s")


def _wrong(form: ReasonForm) -> dict[str, list[str]]:
    return {name: [str(one) for one in errors] for name, errors in form.errors.items()} if form.is_bound else {}
