"""Letting people into an organisation by mail: a member invites somebody, or somebody asks the known address."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.mail import MailKind, queue_mail
from accounts.models import User
from activities.models import Invitation, Membership, MembershipRole, Organisation

INVITED = MailKind("invitation", lifetime=timedelta(days=3), is_urgent=True)
CLAIMED = MailKind("claim", lifetime=timedelta(days=3), is_urgent=True)
LINK_LIVES = timedelta(days=14)
REST_BETWEEN_CLAIMS = timedelta(hours=20)
MOST_WAITING = 30
SALT = "activities.invitation"


class InvitationError(ValueError):
    """An invitation or a claim that cannot be; its text says why, in Danish, and what would be right."""


def invite(organisation: Organisation, *, email: str, role: str, by: User, now: datetime) -> Invitation:
    """Writes to somebody that they may join; asking again sends a new link."""
    address = email.strip().lower()
    if Membership.objects.filter(organisation=organisation, user__email=address).exists():
        raise InvitationError(_("Den person er allerede med."))
    if organisation.invitations.filter(is_claim=False).count() >= MOST_WAITING:
        raise InvitationError(_("I har mange invitationer, der venter. Fjern nogle, før I sender flere."))
    with transaction.atomic():
        values = {"role": role, "asked_by": by, "asked_at": now}
        invitation, _is_new = Invitation.objects.update_or_create(
            organisation=organisation, email=address, is_claim=False, defaults=values
        )
        _send(invitation, INVITED, "activities:desk-invitation", now=now)
    return invitation


def claim(organisation: Organisation, *, by: User, now: datetime) -> Invitation:
    """Asks an organisation's known address whether somebody may edit for it; at most one mail in twenty hours."""
    if not organisation.contact_email:
        raise InvitationError(_("Vi kender ikke foreningens e-mail. Skriv til os, så hjælper vi."))
    if Membership.objects.filter(organisation=organisation, user=by).exists():
        raise InvitationError(_("Du er allerede med i foreningen."))
    with transaction.atomic():
        known = (
            Invitation.objects.select_for_update().filter(organisation=organisation, asked_by=by, is_claim=True).first()
        )
        if known and now - known.asked_at < REST_BETWEEN_CLAIMS:
            raise InvitationError(_("Vi har skrevet til foreningen. Vent på deres svar."))
        values = {"email": organisation.contact_email, "role": MembershipRole.OWNER, "asked_at": now}
        invitation, _is_new = Invitation.objects.update_or_create(
            organisation=organisation, asked_by=by, is_claim=True, defaults=values
        )
        _send(invitation, CLAIMED, "activities:desk-claim-answer", now=now)
    return invitation


def _send(invitation: Invitation, kind: MailKind, page: str, *, now: datetime) -> None:
    asked_by, organisation = invitation.asked_by, invitation.organisation
    context = {
        "organisation": organisation.name,
        "who": asked_by.name or asked_by.email,
        "email": asked_by.email,
        "link": settings.SITE_URL + reverse(page, args=[token_of(invitation)]),
    }
    queue_mail(invitation.email, kind, context, now=now)


def token_of(invitation: Invitation) -> str:
    """What the link in the mail carries: the id and the moment of asking, signed, so that a newer link ends an older."""
    return signing.dumps([invitation.pk, invitation.asked_at.isoformat()], salt=SALT)


def invitation_of(token: str, *, is_claim: bool) -> Invitation | None:
    """The invitation of a link; None for a link that is forged, used, replaced or older than a fortnight."""
    try:
        pk, asked_at = signing.loads(token, salt=SALT, max_age=LINK_LIVES)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Invitation.objects.select_related("organisation", "asked_by").filter(pk=pk, is_claim=is_claim).first()
    return found if found and found.asked_at.isoformat() == asked_at else None


def accept(invitation: Invitation, *, person: User) -> Membership:
    """Lets a person in and ends the link. Who is a member already stays what they are."""
    with transaction.atomic():
        membership, _is_new = Membership.objects.get_or_create(
            user=person, organisation=invitation.organisation, defaults={"role": invitation.role}
        )
        invitation.delete()
    return membership
