"""The approver's one queue, reports of readers among it, and what an approver decides: each decision is told to those it concerns.

Two approvers may read the same at once: the second who answers is told, and nothing is approved that nobody read.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.mail import MailKind, queue_mail
from accounts.models import User
from activities import organisations, proposals, publication, revision
from activities.models import Activity, Membership, Organisation, PlaceProposal, PublicReport, Revision
from activities.places import VersionConflictError
from activities.reports import waiting_reports
from activities.vocabularies import PublicationStatus

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
        list(proposals.waiting()),
        list(waiting_reports()),
    )


def waiting_organisations() -> QuerySet[Organisation]:
    """Registered by somebody, not verified, and not sent back."""
    has_members = Exists(Membership.objects.filter(organisation=OuterRef("pk")))
    return Organisation.objects.filter(has_members, verified_at__isnull=True, sent_back_reason="")


def waiting_revisions() -> QuerySet[Revision]:
    """Edits that were not sent back."""
    return Revision.objects.filter(sent_back_reason="").select_related("activity__organisation", "author")


def refuse_unseen(row: Organisation | Activity | Revision, seen: str) -> None:
    """Raises VersionConflictError where somebody has answered, or the row has changed, since an approver saw it.

    Belongs in the transaction of the answer: the row stays locked until that ends.
    """
    there = _locked(row)
    if there is None or not _waits(there):
        raise VersionConflictError(_("En anden har svaret imens."))
    if seen_of(there) != seen:
        raise VersionConflictError(_("Der er rettet mere imens. Se det igen, før du svarer."))


def seen_of(row: Organisation | Activity | Revision) -> str:
    """What a page carries so that nobody approves what they have not read: it changes with every change."""
    its_activity = f"{row.activity.version}-" if isinstance(row, Revision) else ""
    return f"{its_activity}{row.updated_at.timestamp()}"


def _locked(row: Organisation | Activity | Revision) -> Organisation | Activity | Revision | None:
    """The row as it is now; for an edit its activity is locked first, as everywhere."""
    if isinstance(row, Organisation):
        return Organisation.objects.select_for_update().filter(pk=row.pk).first()
    pk = row.activity_id if isinstance(row, Revision) else row.pk
    activity = Activity.objects.select_for_update().filter(pk=pk).first()
    if isinstance(row, Activity):
        return activity
    return Revision.objects.select_for_update(of=("self",)).select_related("activity").filter(pk=row.pk).first()


def _waits(row: Organisation | Activity | Revision) -> bool:
    if isinstance(row, Activity):
        return row.publication_status == PublicationStatus.SUBMITTED
    if isinstance(row, Organisation):
        return row.verified_at is None
    return not row.sent_back_reason


def approve_organisation(organisation: Organisation, *, by: User, now: datetime, seen: str) -> None:
    """Verifies it, once and for all, and tells its members."""
    with transaction.atomic():
        refuse_unseen(organisation, seen)
        organisations.verify(organisation, by=by, now=now)
        _tell(organisation, VERIFIED, {"what": organisation.name, "link": _desk()}, now=now)


def return_organisation(organisation: Organisation, *, reason: str, now: datetime, seen: str) -> None:
    """Asks for something first."""
    with transaction.atomic():
        refuse_unseen(organisation, seen)
        organisations.send_back(organisation, reason=reason)
        _tell(organisation, SENT_BACK, {"what": organisation.name, "reason": reason, "link": _desk()}, now=now)


def approve_activity(activity: Activity, *, by: User, now: datetime, seen: str) -> None:
    """Shows a submitted activity to everybody."""
    with transaction.atomic():
        refuse_unseen(activity, seen)
        publication.publish(activity, now=now, by=by, by_what="approval")
        link = settings.SITE_URL + activity.get_absolute_url()
        _tell(activity.organisation, APPROVED, {"what": activity.title, "link": link}, now=now)


def return_activity(activity: Activity, *, by: User, reason: str, now: datetime, seen: str) -> None:
    """Hands a submitted activity back."""
    with transaction.atomic():
        refuse_unseen(activity, seen)
        publication.send_back(activity, now=now, by=by, reason=reason)
        _tell(activity.organisation, SENT_BACK, _returned(activity, reason), now=now)


def approve_edit(edit: Revision, *, by: User, now: datetime, seen: str) -> None:
    """Makes a waiting edit live."""
    activity = edit.activity
    with transaction.atomic():
        refuse_unseen(edit, seen)
        revision.approve(edit, now=now, by=by, seen_version=activity.version)
        link = settings.SITE_URL + activity.get_absolute_url()
        _tell(activity.organisation, APPROVED, {"what": activity.title, "link": link}, now=now)


def return_edit(edit: Revision, *, by: User, reason: str, now: datetime, seen: str) -> None:
    """Leaves a waiting edit to those who wrote it."""
    with transaction.atomic():
        refuse_unseen(edit, seen)
        revision.send_back(edit, now=now, by=by, reason=reason)
        _tell(edit.activity.organisation, SENT_BACK, _returned(edit.activity, reason), now=now)


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
