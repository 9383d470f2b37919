"""Withdraws what a source no longer lists: only when asked, and only when the whole list could be read."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import datetime

from django.utils.translation import gettext as _

from activities import freshness, publication
from activities.bulk import in_batches
from activities.importers.report import Problem, Report
from activities.models import Activity, PublicationEvent, Source
from activities.models.publication import PublicationVerb
from activities.publication import Circumstance
from activities.vocabularies import PublicationStatus

BY_WHAT = freshness.BY_LIST
BATCH = 500
SHOWN = (PublicationStatus.PUBLISHED, PublicationStatus.PAUSED)


def retire_missing(source: Source, external_ids: AbstractSet[str], *, now: datetime, report: Report) -> None:
    """Withdraws each shown activity of the source whose id is not in the file; refused rows still count as there."""
    if "" in external_ids:
        advice = _("En række har intet id. Så kan vi ikke se, hvad der er væk, og intet er trukket tilbage.")
        report.remarks.add(Problem(0, "external_id", "", advice))
        return
    circumstance = Circumstance(now, by_what=BY_WHAT, reason=_("Står ikke længere på listen."))
    shown = Activity.objects.filter(source=source, publication_status__in=SHOWN).order_by("pk")
    for batch in in_batches(shown, size=BATCH):
        missing = [activity for activity in batch if activity.external_id not in external_ids]
        deed = publication.to(PublicationStatus.WITHDRAWN)
        report.retired += len(publication.perform_all(missing, PublicationVerb.WITHDRAW, deed, circumstance))


def was_retired_here(withdrawn: Collection[Activity]) -> set[int]:
    """Which of these an import withdrew, so that a later list that has them again may show them."""
    if not withdrawn:
        return set()
    withdrawals = PublicationEvent.objects.filter(activity__in=withdrawn, verb=PublicationVerb.WITHDRAW)
    # In order of time, so that the last one of each activity stays.
    last_by = dict(withdrawals.order_by("at", "pk").values_list("activity_id", "by_what"))
    return {activity_id for activity_id, by_what in last_by.items() if by_what == BY_WHAT}
