"""How an activity on a list stands today: held as planned, cancelled next time, paused, gone, or not confirmed any more.

Worked out when it is read, so a list says so the same day, without anybody doing anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from activities.models import Activity, Occurrence
from activities.presentation.moments import dated_words
from activities.presentation.page import page_state, state_words
from activities.vocabularies import OccurrenceStatus

GONE = "gone"
CANCELLED = "cancelled"
MOVED = "moved"
FULL = "full"


@dataclass(frozen=True, slots=True)
class Standing:
    """`state` is live, cancelled, moved, full, stale, ended, paused, hidden, withdrawn or gone; `words` say what is amiss, or nothing.

    `next_at` is the next time it is held, where one can go at all.
    """

    state: str
    words: str = ""
    next_at: datetime | None = None

    @property
    def is_amiss(self) -> bool:
        """Whether whoever goes there should know something first."""
        return bool(self.words)


def standing_of(activity: Activity | None, coming: list[Occurrence], *, now: datetime) -> Standing:
    """Reads an activity and its coming occurrences, cancelled ones included, in order."""
    if activity is None:
        return Standing(GONE, _("Det her findes ikke mere."))
    state = page_state(activity, coming, now=now)
    held = next((one.starts_at for one in coming if one.status != OccurrenceStatus.CANCELLED), None)
    if state not in {"live", "stale"}:
        return Standing(state, state_words(state))
    first = coming[0]
    if first.status == OccurrenceStatus.CANCELLED:
        return Standing(CANCELLED, _cancelled_words(first, held, now=now), held)
    if state == "stale":
        return Standing(state, state_words(state), held)
    if first.status == OccurrenceStatus.MOVED:
        words = {"old": dated_words(first.original_starts_at, now=now), "new": dated_words(first.starts_at, now=now)}
        return Standing(MOVED, _("Næste gang er flyttet: fra %(old)s til %(new)s.") % words, held)
    if activity.capacity_status == FULL:
        return Standing(FULL, _("Der er ikke plads lige nu. Ring, og hør, om du kan komme på venteliste."), held)
    return Standing("live", "", held)


def coming_occurrences(activities: Iterable[int | None], *, now: datetime) -> dict[int, list[Occurrence]]:
    """The coming occurrences of each activity in order, cancelled ones included; one statement."""
    found: dict[int, list[Occurrence]] = {pk: [] for pk in activities if pk is not None}
    for one in Occurrence.objects.filter(activity__in=found).coming(now).order_by("starts_at"):
        found[one.activity_id].append(one)
    return found


def _cancelled_words(first: Occurrence, held: datetime | None, *, now: datetime) -> str:
    off = _("Aflyst %(when)s.") % {"when": dated_words(first.starts_at, now=now)}
    if held is None:
        return off
    return off + " " + _("Næste gang er %(when)s.") % {"when": dated_words(held, now=now)}
