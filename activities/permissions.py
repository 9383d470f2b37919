"""Who may do what with what associations register."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from accounts.models import Role, User
from activities.models import Activity, Membership, MembershipRole, Organisation, Place


def may_approve(person: User | AbstractBaseUser | AnonymousUser) -> bool:
    """Verifies organisations, approves edits, changes anything in the administration."""
    return isinstance(person, User) and (person.is_approver or (person.is_active and person.is_superuser))


def may_administer(person: User | AbstractBaseUser | AnonymousUser) -> bool:
    """Removes for good."""
    return (
        may_approve(person) and isinstance(person, User) and (person.is_superuser or person.role == Role.ADMINISTRATOR)
    )


def may_edit(person: User | AbstractBaseUser | AnonymousUser, organisation: Organisation) -> bool:
    """Edits what an organisation runs: its owners and editors, and approvers."""
    return may_approve(person) or _is_member(person, organisation, set(MembershipRole.values))


def may_own(person: User | AbstractBaseUser | AnonymousUser, organisation: Organisation) -> bool:
    """Invites and removes people, changes the organisation itself: its owners, and approvers."""
    return may_approve(person) or _is_member(person, organisation, {MembershipRole.OWNER})


def may_change_place(person: User | AbstractBaseUser | AnonymousUser, place: Place) -> bool:
    """Changes a place's own facts: only its owner's people and approvers; others answer for their activity alone."""
    return may_approve(person) or (place.owner is not None and may_edit(person, place.owner))


def publishes_at_once(person: User | AbstractBaseUser | AnonymousUser, organisation: Organisation) -> bool:
    """Whether what a person publishes or edits for an organisation waits for nobody."""
    return may_approve(person) or (organisation.is_verified and may_edit(person, organisation))


def organisations_for(person: User) -> QuerySet[Organisation]:
    """The organisations a person may edit for; for approvers all."""
    return Organisation.objects.all() if may_approve(person) else Organisation.objects.for_member(person)


def owned_organisations_for(person: User) -> QuerySet[Organisation]:
    """The organisations whose people and facts a person decides over; for approvers all."""
    if may_approve(person):
        return Organisation.objects.all()
    return Organisation.objects.filter(memberships__user=person, memberships__role=MembershipRole.OWNER)


def activities_for(person: User) -> QuerySet[Activity]:
    """The activities a person may edit; whoever asks for another finds nothing."""
    return Activity.objects.filter(organisation__in=organisations_for(person))


def _is_member(person: User | AbstractBaseUser | AnonymousUser, organisation: Organisation, roles: set[str]) -> bool:
    if not isinstance(person, User) or not person.is_active:
        return False
    return Membership.objects.filter(user=person, organisation=organisation, role__in=roles).exists()
