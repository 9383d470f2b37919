"""The approver's one queue, reports of readers among it, and what an approver decides: each decision is told to those it concerns."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.mail import MailKind, queue_mail
from accounts.models import User
from activities import organisations, publication, revision
from activities.models import Activity, Membership, Organisation, PlaceProposal, PublicReport, Revision
from activities.places import state_feature
from activities.reports import waiting_reports
from activities.vocabularies import PublicationStatus, StatementSource

VERIFIED = MailKind("organisation_verified", lifetime=timedelta(days=7))
APPROVED = MailKind("activity_approved", lifetime=timedelta(days=7))
SENT_BACK = MailKind("sent_back", lifetime=timedelta(days=7))


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for an approver, the oldest first."""

    organisations: list[Organisation]
    activities: list[Activity]
    revisions: list[Revision]
    proposals: list[PlaceProposal]
    reports: list[PublicReport]

    @property
    def count(self) -> int:
        """How much waits."""
        kinds = (self.organisations, self.activities, self.revisions, self.proposals, self.reports)
        return sum(len(rows) for rows in kinds)


def queue() -> Queue:
    """Everything that waits."""
    waiting_activities = Activity.objects.filter(publication_status=PublicationStatus.SUBMITTED)
    return Queue(
        list(waiting_organisations().order_by("created_at")),
        list(waiting_activities.select_related("organisation").order_by("updated_at")),
        list(waiting_revisions().order_by("updated_at")),
        list(PlaceProposal.objects.select_related("place", "activity__organisation").order_by("proposed_at")),
        list(waiting_reports()),
    )


def waiting_organisations() -> QuerySet[Organisation]:
    """Registered by somebody, not verified, and not sent back."""
    has_members = Exists(Membership.objects.filter(organisation=OuterRef("pk")))
    return Organisation.objects.filter(has_members, verified_at__isnull=True, sent_back_reason="")


def waiting_revisions() -> QuerySet[Revision]:
    """Edits that were not sent back."""
    return Revision.objects.filter(sent_back_reason="").select_related("activity__organisation", "author")


def approve_organisation(organisation: Organisation, *, by: User, now: datetime) -> None:
    """Verifies it, once and for all, and tells its members."""
    with transaction.atomic():
        organisations.verify(organisation, by=by, now=now)
        _tell(organisation, VERIFIED, {"what": organisation.name, "link": _desk()}, now=now)


def return_organisation(organisation: Organisation, *, reason: str, now: datetime) -> None:
    """Asks for something first."""
    with transaction.atomic():
        organisations.send_back(organisation, reason=reason)
        _tell(organisation, SENT_BACK, {"what": organisation.name, "reason": reason, "link": _desk()}, now=now)


def approve_activity(activity: Activity, *, by: User, now: datetime) -> None:
    """Shows a submitted activity to everybody."""
    with transaction.atomic():
        publication.publish(activity, now=now, by=by, by_what="approval")
        link = settings.SITE_URL + activity.get_absolute_url()
        _tell(activity.organisation, APPROVED, {"what": activity.title, "link": link}, now=now)


def return_activity(activity: Activity, *, by: User, reason: str, now: datetime) -> None:
    """Hands a submitted activity back."""
    with transaction.atomic():
        publication.send_back(activity, now=now, by=by, reason=reason)
        _tell(activity.organisation, SENT_BACK, _returned(activity, reason), now=now)


def approve_edit(edit: Revision, *, by: User, now: datetime, seen_version: int) -> None:
    """Makes a waiting edit live. Raises VersionConflictError when the activity is not as the approver saw it."""
    activity = edit.activity
    with transaction.atomic():
        revision.approve(edit, now=now, by=by, seen_version=seen_version)
        link = settings.SITE_URL + activity.get_absolute_url()
        _tell(activity.organisation, APPROVED, {"what": activity.title, "link": link}, now=now)


def return_edit(edit: Revision, *, by: User, reason: str, now: datetime) -> None:
    """Leaves a waiting edit to those who wrote it."""
    with transaction.atomic():
        revision.send_back(edit, now=now, by=by, reason=reason)
        _tell(edit.activity.organisation, SENT_BACK, _returned(edit.activity, reason), now=now)


def accept_proposal(proposal: PlaceProposal, *, now: datetime) -> None:
    """Makes an organiser's answer the place's own, for all its activities."""
    with transaction.atomic():
        state_feature(
            proposal.place,
            proposal.feature,
            proposal.value,
            source=StatementSource.ORGANISER,
            checked_on=timezone.localdate(now),
            note=proposal.note,
        )
        PlaceProposal.objects.filter(place=proposal.place, feature=proposal.feature).delete()


def _returned(activity: Activity, reason: str) -> dict[str, str]:
    link = settings.SITE_URL + reverse("activities:desk-activity", args=[activity.pk])
    return {"what": activity.title, "reason": reason, "link": link}


def _desk() -> str:
    return f"{settings.SITE_URL}{reverse('activities:desk-front')}"


def _tell(organisation: Organisation, kind: MailKind, context: dict[str, str], *, now: datetime) -> None:
    """Writes to everybody who edits for an organisation."""
    for membership in organisation.memberships.select_related("user"):
        if membership.user.is_active:
            queue_mail(membership.user.email, kind, context, now=now)
