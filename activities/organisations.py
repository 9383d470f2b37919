"""The verbs of an organisation's life: registered by somebody, verified once by the municipality, and its members."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from accounts.models import User
from activities.models import Membership, MembershipRole, Organisation
from activities.models.activity import DANISH_LETTERS
from activities.places import tell_of_organisation

ALIKE = 88
MOST_ALIKE = 5


class LastOwnerError(ValueError):
    """An organisation must keep somebody who can let others in."""


def register(
    *,
    name: str,
    kind: str,
    by: User,
    cvr: str = "",
    summary: str = "",
    contact_email: str = "",
    contact_phone: str = "",
) -> Organisation:
    """A new organisation with its first owner; it waits for an approver to verify it."""
    with transaction.atomic():
        organisation = Organisation(
            name=name, slug=slug_of(name), kind=kind, cvr=cvr, summary=summary, contact_email=contact_email,
            contact_phone=contact_phone,
        )  # fmt: skip
        organisation.full_clean(exclude=["source", "verified_by"])
        organisation.save()
        Membership.objects.create(user=by, organisation=organisation, role=MembershipRole.OWNER)
    return organisation


def slug_of(name: str) -> str:
    """The name as it stands in an address."""
    return slugify(name.translate(DANISH_LETTERS))[:200] or "forening"


def change(organisation: Organisation, *, values: dict[str, str]) -> Organisation:
    """Changes what an organisation tells of itself; one that was sent back stands in the approver's queue again."""
    with transaction.atomic():
        locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
        for field, value in values.items():
            setattr(locked, field, value)
        locked.slug = slug_of(locked.name)
        locked.sent_back_reason = ""
        locked.full_clean(exclude=["source", "verified_by"])
        locked.save()
        tell_of_organisation(locked)
    return locked


def verify(organisation: Organisation, *, by: User, now: datetime) -> None:
    """From now on what its members publish is shown at once."""
    Organisation.objects.filter(pk=organisation.pk, verified_at__isnull=True).update(
        verified_at=now, verified_by=by, sent_back_reason=""
    )
    organisation.refresh_from_db()


def send_back(organisation: Organisation, *, reason: str) -> None:
    """Asks its owners for something before it is verified."""
    Organisation.objects.filter(pk=organisation.pk).update(sent_back_reason=reason[:300])
    organisation.refresh_from_db()


def remove_member(membership: Membership) -> None:
    """Ends a membership. Raises LastOwnerError for the only owner."""
    with transaction.atomic():
        owners = list(_owners(membership.organisation).select_for_update())
        if [one.pk for one in owners] == [membership.pk]:
            raise LastOwnerError(_("Der skal være mindst én ejer. Gør først en anden til ejer."))
        membership.delete()


def change_role(membership: Membership, *, role: str) -> None:
    """Makes a member an owner or an editor. Raises LastOwnerError for the only owner."""
    with transaction.atomic():
        owners = list(_owners(membership.organisation).select_for_update())
        if role != MembershipRole.OWNER and [one.pk for one in owners] == [membership.pk]:
            raise LastOwnerError(_("Der skal være mindst én ejer. Gør først en anden til ejer."))
        Membership.objects.filter(pk=membership.pk).update(role=role)


def _owners(organisation: Organisation) -> QuerySet[Membership]:
    return Membership.objects.filter(organisation=organisation, role=MembershipRole.OWNER)


def organisations_like(name: str) -> list[Organisation]:
    """Known organisations whose name is much like this one, the likest first: perhaps one means them."""
    names = dict(Organisation.objects.values_list("pk", "name"))
    found = process.extract(
        name, names, scorer=fuzz.token_set_ratio, processor=str.casefold, score_cutoff=ALIKE, limit=MOST_ALIKE
    )
    by_id = Organisation.objects.in_bulk([pk for _name, _score, pk in found])
    return [by_id[pk] for _name, _score, pk in found]
