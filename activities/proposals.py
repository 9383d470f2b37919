"""Answers about a place that is not the answerer's to change: they wait for those who own the place, or for an approver."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from activities.models import Organisation, PlaceProposal
from activities.permissions import may_approve, publishes_at_once
from activities.places import state_feature
from activities.vocabularies import AccessibilityFeature, FeatureValue, StatementSource


@dataclass(frozen=True, slots=True)
class Proposal:
    """One answer in words: what was asked, and what somebody says."""

    row: PlaceProposal
    feature: str
    value: str


def waiting() -> QuerySet[PlaceProposal]:
    """All of them, the oldest first."""
    return PlaceProposal.objects.select_related("place__owner", "activity__organisation").order_by("proposed_at", "pk")


def waiting_for(organisation: Organisation) -> QuerySet[PlaceProposal]:
    """Those about places an organisation owns."""
    return waiting().filter(place__owner=organisation)


def in_words(rows: Iterable[PlaceProposal]) -> list[Proposal]:
    """With the words people know."""
    return [
        Proposal(one, str(AccessibilityFeature(one.feature).label), str(FeatureValue(one.value).label)) for one in rows
    ]


def may_answer(person: User, proposal: PlaceProposal) -> bool:
    """Approvers, and members of the owner once it is verified: other organisations' pages change with the place."""
    owner = proposal.place.owner
    return may_approve(person) or (owner is not None and publishes_at_once(person, owner))


def accept(proposal: PlaceProposal, *, now: datetime) -> bool:
    """Makes the answer the place's own, for all its activities; False when somebody has answered meanwhile."""
    with transaction.atomic():
        found = waiting().select_for_update(of=("self",)).filter(pk=proposal.pk).first()
        if found is None:
            return False
        state_feature(
            found.place,
            found.feature,
            found.value,
            source=StatementSource.ORGANISER,
            checked_on=timezone.localdate(now),
            note=found.note,
        )
        PlaceProposal.objects.filter(place=found.place, feature=found.feature).delete()
    return True


def decline(proposal: PlaceProposal) -> bool:
    """Leaves the answer with the one activity; False when somebody has answered meanwhile."""
    return bool(PlaceProposal.objects.filter(pk=proposal.pk).delete()[0])
