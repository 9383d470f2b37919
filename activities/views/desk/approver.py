"""The approver's one queue: new organisations, new activities, edits, proposals for places, and what readers say is wrong."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import OpenView, SignedInRequest, View, gated, signed_in
from activities import approvals, proposals
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
from activities.vocabularies import PublicationStatus

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
    told = proposals.in_words(waiting.proposals)
    return render(request, "desk/queue.html", {"queue": waiting, "proposals": told})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_approvers
def desk_review_organisation(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who they say they are."""
    organisation, now, seen = get_object_or_404(Organisation, pk=pk), timezone.now(), request.POST.get("seen", "")
    if organisation.is_verified:
        return _answered(request)
    context = {
        "organisation": organisation,
        "seen": approvals.seen_of(organisation),
        "members": Membership.objects.filter(organisation=organisation).select_related("user"),
        "alike": [one for one in organisations_like(organisation.name) if one.pk != pk],
    }
    approve = partial(approvals.approve_organisation, organisation, by=request.user, now=now, seen=seen)
    send_back = partial(approvals.return_organisation, organisation, now=now, seen=seen)
    return decided(request, approve, send_back) or _page(request, "desk/review_organisation.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_approvers
def desk_review_activity(request: SignedInRequest, pk: int) -> HttpResponse:
    """The page as everybody would see it, with the two answers."""
    activity = get_object_or_404(Activity.objects.select_related("organisation"), pk=pk)
    now, seen = timezone.now(), request.POST.get("seen", "")
    if activity.publication_status != PublicationStatus.SUBMITTED:
        return _answered(request)
    approve = partial(approvals.approve_activity, activity, by=request.user, now=now, seen=seen)
    send_back = partial(approvals.return_activity, activity, by=request.user, now=now, seen=seen)
    if answer := decided(request, approve, send_back):
        return answer
    form = _reason(request)
    context = {"form": form, "errors": _wrong(form), "seen": approvals.seen_of(activity)}
    return preview(request, activity, template="desk/review_activity.html", **context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_approvers
def desk_review_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """What would change, side by side."""
    edit = Revision.objects.select_related("activity__organisation", "author").filter(pk=pk).first()
    if edit is None or edit.sent_back_reason:
        return _answered(request)
    now, seen = timezone.now(), request.POST.get("seen", "")
    approve = partial(approvals.approve_edit, edit, by=request.user, now=now, seen=seen)
    send_back = partial(approvals.return_edit, edit, by=request.user, now=now, seen=seen)
    facts = facts_of(edit.activity)
    context = {"edit": edit, "activity": edit.activity, "differences": differences(edit.activity, facts, edit.data)}
    context["seen"] = approvals.seen_of(edit)
    return decided(request, approve, send_back) or _page(request, "desk/review_edit.html", context)


def _answered(request: SignedInRequest) -> HttpResponse:
    """Another approver was faster."""
    warn(request, _("En anden har svaret imens."))
    return redirect(QUEUE)


@require_POST
@for_approvers
def desk_proposal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Takes an answer over for the place, or leaves it with the one activity."""
    proposal = proposals.waiting().filter(pk=pk).first()
    if proposal is None:
        return _answered(request)
    answer_proposal(request, proposal)
    return redirect(QUEUE)


@require_POST
@signed_in
def desk_own_place(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same for those who own the place."""
    proposal = get_object_or_404(proposals.waiting(), pk=pk)
    if not proposals.may_answer(request.user, proposal):
        raise Http404
    answer_proposal(request, proposal)
    return redirect("activities:desk-front")


def answer_proposal(request: SignedInRequest, proposal: PlaceProposal) -> None:
    """Does what was answered, and says so; 404 for no answer."""
    if (answer := request.POST.get("answer", "")) not in {"yes", "no"}:
        raise Http404
    is_done = proposals.accept(proposal, now=timezone.now()) if answer == "yes" else proposals.decline(proposal)
    if not is_done:
        warn(request, _("En anden har svaret imens."))
    else:
        say(request, _("Det gælder nu for stedet.") if answer == "yes" else _("Det gælder kun for den ene aktivitet."))


@require_POST
@for_approvers
def desk_report(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody has looked after what a reader said."""
    report = waiting_reports().filter(pk=pk).first()
    if report is None:
        return _answered(request)
    close(report, by=request.user, now=timezone.now())
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
