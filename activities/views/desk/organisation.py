"""An organisation on the desk: registered, claimed, its members, and what it tells of itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest, signed_in
from activities import invitations, organisations
from activities.desk.problems import problems
from activities.forms.organisation import InvitationForm, OrganisationForm
from activities.invitations import InvitationError
from activities.models import Invitation, Membership, MembershipRole, Organisation
from activities.organisations import LastOwnerError
from activities.permissions import may_own, organisations_for, owned_organisations_for
from activities.views.desk.notices import say, warn

UNPROCESSABLE, GONE = 422, 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def desk_register(request: SignedInRequest) -> HttpResponse:
    """A new organisation; one much like it that we know is shown first, because it may be theirs."""
    initial = {"contact_email": request.user.email}
    form = OrganisationForm(request.POST or None, initial=initial)
    if request.method != "POST":
        return render(request, "desk/register.html", {"form": form, "errors": {}, "problems": [], "alike": []})
    if not form.is_valid():
        context = {"form": form, "errors": form.errors, "problems": problems(form), "alike": []}
        return render(request, "desk/register.html", context, status=UNPROCESSABLE)
    alike = organisations.organisations_like(form.cleaned_data["name"])
    if alike and "_new" not in request.POST:
        return render(request, "desk/register.html", {"form": form, "errors": {}, "problems": [], "alike": alike})
    made = organisations.register(**form.cleaned_data, by=request.user)
    return redirect("activities:desk-new", made.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def desk_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Asks an organisation's known address to let this person in."""
    organisation = get_object_or_404(Organisation, pk=pk)
    context = {"organisation": organisation, "address": veiled(organisation.contact_email), "is_sent": False}
    if request.method != "POST":
        return render(request, "desk/claim.html", context)
    try:
        invitations.claim(organisation, by=request.user, now=timezone.now())
    except InvitationError as error:
        warn(request, str(error))
        return redirect("activities:desk-claim", pk)
    return render(request, "desk/claim.html", context | {"is_sent": True})


def veiled(address: str) -> str:
    """An address its owner knows again and nobody else can use: "f…@example.dk"."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}…@{host}" if host else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def desk_claim_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever reads the organisation's mail says yes; opening the link alone does nothing (scanners open links)."""
    invitation = invitations.invitation_of(token, is_claim=True)
    if invitation is None:
        return render(request, "desk/link_is_over.html", status=GONE)
    context = {"invitation": invitation, "is_done": request.method == "POST"}
    if request.method == "POST":
        invitations.accept(invitation, person=invitation.asked_by)
    return render(request, "desk/claim_answer.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def desk_invitation(request: SignedInRequest, token: str) -> HttpResponse:
    """Says yes to an invitation, as whoever is signed in."""
    invitation = invitations.invitation_of(token, is_claim=False)
    if invitation is None:
        return render(request, "desk/link_is_over.html", status=GONE)
    if request.method != "POST":
        return render(request, "desk/invitation.html", {"invitation": invitation})
    invitations.accept(invitation, person=request.user)
    say(request, _("Nu er du med i %(name)s.") % {"name": invitation.organisation.name})
    return redirect("activities:desk-front")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def desk_organisation(request: SignedInRequest, pk: int) -> HttpResponse:
    """What it tells of itself, its members, its calendar and its import."""
    organisation = get_object_or_404(organisations_for(request.user), pk=pk)
    is_owner = may_own(request.user, organisation)
    form = OrganisationForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and is_owner and form.is_valid():
        organisations.change(organisation, values=form.cleaned_data)
        say(request, _("Gemt."))
        return redirect("activities:desk-organisation", pk)
    is_wrong = request.method == "POST"
    context = {
        "organisation": organisation,
        "form": form,
        "errors": form.errors if is_wrong else {},
        "problems": problems(form) if is_wrong else [],
        "is_owner": is_owner,
        "members": Membership.objects.filter(organisation=organisation).select_related("user").order_by("joined_at"),
        "invited": Invitation.objects.filter(organisation=organisation, is_claim=False),
        "invite": InvitationForm(initial={"role": MembershipRole.EDITOR}, auto_id="invite-%s"),
        "roles": MembershipRole.choices,
    }
    return render(request, "desk/organisation.html", context, status=UNPROCESSABLE if is_wrong else 200)


@require_POST
@signed_in
def desk_invite(request: SignedInRequest, pk: int) -> HttpResponse:
    """Any owner asks somebody in."""
    organisation = get_object_or_404(owned_organisations_for(request.user), pk=pk)
    form = InvitationForm(request.POST, auto_id="invite-%s")
    if not form.is_valid():
        warn(request, " ".join(str(one) for errors in form.errors.values() for one in errors))
        return redirect("activities:desk-organisation", pk)
    try:
        said = form.cleaned_data
        invitations.invite(organisation, email=said["email"], role=said["role"], by=request.user, now=timezone.now())
        say(request, _("Vi har skrevet til %(email)s.") % {"email": said["email"]})
    except InvitationError as error:
        warn(request, str(error))
    return redirect("activities:desk-organisation", pk)


@require_POST
@signed_in
def desk_uninvite(request: SignedInRequest, pk: int, invitation_pk: int) -> HttpResponse:
    """Takes an invitation back: its link ends."""
    organisation = get_object_or_404(owned_organisations_for(request.user), pk=pk)
    get_object_or_404(organisation.invitations.filter(is_claim=False), pk=invitation_pk).delete()
    say(request, _("Invitationen gælder ikke mere."))
    return redirect("activities:desk-organisation", pk)


@require_POST
@signed_in
def desk_member(request: SignedInRequest, pk: int, member_pk: int) -> HttpResponse:
    """Changes what a member may do, or ends the membership; oneself one may always leave. 404 for any other wish."""
    organisation, wish = get_object_or_404(organisations_for(request.user), pk=pk), request.POST.get("wish", "")
    is_owner = may_own(request.user, organisation)
    mine_or_all = organisation.memberships.all() if is_owner else organisation.memberships.filter(user=request.user)
    membership = get_object_or_404(mine_or_all, pk=member_pk)
    if wish != "remove" and not (is_owner and wish in MembershipRole.values):
        raise Http404
    try:
        if wish == "remove":
            organisations.remove_member(membership)
        else:
            organisations.change_role(membership, role=wish)
        say(request, _("Gemt."))
    except LastOwnerError as error:
        warn(request, str(error))
    is_still_in = organisations_for(request.user).filter(pk=pk).exists()
    return redirect("activities:desk-organisation", pk) if is_still_in else redirect("activities:desk-front")
