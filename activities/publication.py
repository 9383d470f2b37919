"""The verbs of an activity's life: each checks, changes, bumps the version, leaves an event and tells the house."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from activities import freshness
from activities.models import Activity, Occurrence, PublicationEvent, ScheduleException
from activities.models.publication import PublicationVerb as Verb
from activities.occurrences import materialise
from activities.signals import activities_changed, verb_done
from activities.vocabularies import OccurrenceStatus
from activities.vocabularies import PublicationStatus as Status

ALREADY_SO = gettext_lazy("Det er allerede gjort.")
# What the verbs write, apart from what belongs to a single date.
LIFE_FIELDS = (
    "publication_status", "published_at", "confirmed_at", "confirmed_by", "confirm_by", "version", "updated_at",
)  # fmt: skip


class PublicationError(ValueError):
    """A verb that makes no sense now; its text says so in Danish, and what would be right."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Who does something, when and why; `by_what` names what did it when it was no person (import, job, link).

    `occurrence` is the one date it is about, where it is about one.
    """

    now: datetime
    by: User | None = None
    by_what: str = ""
    reason: str = ""
    occurrence: Occurrence | None = None


ALLOWED_FROM: dict[Verb, frozenset[Status]] = {
    Verb.SUBMIT: frozenset({Status.DRAFT, Status.WITHDRAWN, Status.EXPIRED}),
    Verb.SEND_BACK: frozenset({Status.SUBMITTED}),
    Verb.PUBLISH: frozenset({Status.DRAFT, Status.SUBMITTED, Status.WITHDRAWN, Status.EXPIRED}),
    Verb.PAUSE: frozenset({Status.PUBLISHED}),
    Verb.RESUME: frozenset({Status.PAUSED}),
    Verb.WITHDRAW: frozenset({Status.SUBMITTED, Status.PUBLISHED, Status.PAUSED, Status.EXPIRED}),
    Verb.EXPIRE: frozenset({Status.PUBLISHED, Status.PAUSED}),
    Verb.CONFIRM: frozenset({Status.PUBLISHED, Status.PAUSED}),
    Verb.REVISE: frozenset(Status),
    Verb.CANCEL_OCCURRENCE: frozenset({Status.DRAFT, Status.SUBMITTED, Status.PUBLISHED, Status.PAUSED}),
    Verb.MOVE_OCCURRENCE: frozenset({Status.DRAFT, Status.SUBMITTED, Status.PUBLISHED, Status.PAUSED}),
    Verb.RESTORE_OCCURRENCE: frozenset({Status.DRAFT, Status.SUBMITTED, Status.PUBLISHED, Status.PAUSED}),
}


def submit(
    activity: Activity, *, now: datetime, by: User | None = None, by_what: str = "", reason: str = ""
) -> PublicationEvent:
    """Sends a draft, or something that was over and is taken up again, to an approver."""
    return perform(activity, Verb.SUBMIT, to(Status.SUBMITTED), Circumstance(now, by, by_what, reason))


def send_back(
    activity: Activity, *, now: datetime, by: User | None = None, by_what: str = "", reason: str = ""
) -> PublicationEvent:
    """Hands a submitted activity back to those who wrote it; the reason says what is missing."""
    return perform(activity, Verb.SEND_BACK, to(Status.DRAFT), Circumstance(now, by, by_what, reason))


def publish(
    activity: Activity, *, now: datetime, by: User | None = None, by_what: str = "", reason: str = ""
) -> PublicationEvent:
    """Shows an activity to everybody; whoever publishes also confirms that it is true today."""
    circumstance = Circumstance(now, by, by_what, reason)
    return perform(activity, Verb.PUBLISH, lambda one: mark_published(one, circumstance), circumstance)


def pause(
    activity: Activity, *, now: datetime, by: User | None = None, by_what: str = "", reason: str = ""
) -> PublicationEvent:
    """Takes a published activity out of search for a while; its page stays and says so."""
    return perform(activity, Verb.PAUSE, to(Status.PAUSED), Circumstance(now, by, by_what, reason))


def resume(
    activity: Activity, *, now: datetime, by: User | None = None, by_what: str = "", reason: str = ""
) -> PublicationEvent:
    """Ends a pause; that it goes on is a confirmation."""
    circumstance = Circumstance(now, by, by_what, reason)
    return perform(activity, Verb.RESUME, lambda one: mark_published(one, circumstance), circumstance)


def withdraw(
    activity: Activity, *, now: datetime, by: User | None = None, by_what: str = "", reason: str = ""
) -> PublicationEvent:
    """It has stopped, or should no longer be shown."""
    return perform(activity, Verb.WITHDRAW, to(Status.WITHDRAWN), Circumstance(now, by, by_what, reason))


def expire(
    activity: Activity, *, now: datetime, by: User | None = None, by_what: str = "", reason: str = ""
) -> PublicationEvent:
    """Nobody has confirmed it for so long that we no longer believe in it."""
    return perform(activity, Verb.EXPIRE, to(Status.EXPIRED), Circumstance(now, by, by_what, reason))


def confirm(
    activity: Activity, *, now: datetime, by: User | None = None, by_what: str = "", reason: str = ""
) -> PublicationEvent:
    """Somebody who knows says that everything is still right."""
    circumstance = Circumstance(now, by, by_what, reason)
    return perform(activity, Verb.CONFIRM, lambda one: mark_confirmed(one, circumstance), circumstance)


def cancel_occurrence(
    occurrence: Occurrence, *, now: datetime, by: User | None = None, by_what: str = "", reason: str = ""
) -> PublicationEvent:
    """Calls off one coming date; it stays in sight as called off."""
    except_from = _exception_keeper(occurrence, status=OccurrenceStatus.CANCELLED, reason=reason[:200])
    circumstance = Circumstance(now, by, by_what, reason, occurrence)
    return _of_occurrence(occurrence, Verb.CANCEL_OCCURRENCE, except_from, circumstance)


def move_occurrence(
    occurrence: Occurrence,
    *,
    new_starts_at: datetime,
    new_ends_at: datetime | None = None,
    now: datetime,
    by: User | None = None,
    by_what: str = "",
    reason: str = "",
) -> PublicationEvent:
    """Moves one coming date to another time; without a new end it keeps its length."""
    if new_starts_at <= now:
        raise PublicationError(_("Den nye tid er allerede gået. Vælg en tid, der kommer."))
    if new_ends_at is not None and new_ends_at <= new_starts_at:
        raise PublicationError(_("Den nye sluttid skal ligge efter den nye starttid."))
    except_from = _exception_keeper(
        occurrence,
        status=OccurrenceStatus.MOVED,
        new_starts_at=new_starts_at,
        new_ends_at=new_ends_at,
        reason=reason[:200],
    )
    circumstance = Circumstance(now, by, by_what, reason, occurrence)
    return _of_occurrence(occurrence, Verb.MOVE_OCCURRENCE, except_from, circumstance)


def restore_occurrence(
    occurrence: Occurrence, *, now: datetime, by: User | None = None, by_what: str = "", reason: str = ""
) -> PublicationEvent:
    """Takes back that one date was called off or moved."""
    exceptions = ScheduleException.objects.filter(
        schedule_id=occurrence.schedule_id, original_starts_at=occurrence.original_starts_at
    )

    def restore() -> None:
        if not exceptions.delete()[0]:
            raise PublicationError(ALREADY_SO)

    circumstance = Circumstance(now, by, by_what, reason, occurrence)
    return _of_occurrence(occurrence, Verb.RESTORE_OCCURRENCE, restore, circumstance)


def perform(
    activity: Activity, verb: Verb, deed: Callable[[Activity], object], circumstance: Circumstance
) -> PublicationEvent:
    """Does one verb in one transaction; raises PublicationError where the activity's status forbids it.

    `activity` is brought up to date, also when somebody else changed it in the meantime.
    """
    with transaction.atomic():
        locked = Activity.objects.select_for_update().get(pk=activity.pk)
        refuse_unless_allowed(locked, verb)
        deed(locked)
        locked.version += 1
        locked.save()
        (event,) = record([locked], verb, circumstance)
        activities_changed.send(sender=Activity, activity_ids=frozenset({locked.pk}))
    activity.refresh_from_db()
    return event


def perform_all(
    activities: Collection[Activity], verb: Verb, deed: Callable[[Activity], object], circumstance: Circumstance
) -> frozenset[int]:
    """Does one verb to many activities in one transaction and few statements; those it does not suit are left alone.

    Returns the ids of those it was done to.
    """
    with transaction.atomic():
        locked = Activity.objects.select_for_update().filter(pk__in=[activity.pk for activity in activities])
        suited = [activity for activity in locked if activity.publication_status in ALLOWED_FROM[verb]]
        for activity in suited:
            deed(activity)
            activity.version += 1
            activity.updated_at = circumstance.now
        Activity.objects.bulk_update(suited, LIFE_FIELDS, batch_size=100)
        record(suited, verb, circumstance)
        done = frozenset(activity.pk for activity in suited)
        if done:
            activities_changed.send(sender=Activity, activity_ids=done)
    return done


def refuse_unless_allowed(activity: Activity, verb: Verb) -> None:
    """Raises PublicationError where the verb makes no sense for the activity's status."""
    status = Status(activity.publication_status)
    if status not in ALLOWED_FROM[verb]:
        raise PublicationError(
            _("”%(title)s” kan ikke blive %(verb)s nu. Den er: %(status)s.")
            % {"title": activity.title, "verb": verb.label, "status": status.label}
        )


def mark_published(activity: Activity, circumstance: Circumstance) -> None:
    """Sets what publishing sets, without saving: status, first time shown, confirmation."""
    activity.publication_status = Status.PUBLISHED
    activity.published_at = activity.published_at or circumstance.now
    mark_confirmed(activity, circumstance)


def record(activities: Collection[Activity], verb: Verb, circumstance: Circumstance) -> list[PublicationEvent]:
    """Writes one event per activity in one statement and tells the house; belongs in the transaction of the change itself."""
    events = PublicationEvent.objects.bulk_create(
        PublicationEvent(
            activity=activity,
            verb=verb,
            at=circumstance.now,
            by=circumstance.by,
            by_what=circumstance.by_what[:40],
            reason=circumstance.reason[:300],
            version=activity.version,
        )
        for activity in activities
    )
    verb_done.send(sender=Activity, activities=activities, verb=verb, circumstance=circumstance)
    return events


def to(status: Status) -> Callable[[Activity], None]:
    """The deed of changing to a status, for `perform` and `perform_all`."""

    def change(activity: Activity) -> None:
        activity.publication_status = status

    return change


def mark_confirmed(activity: Activity, circumstance: Circumstance) -> None:
    """Sets what confirming sets, without saving."""
    freshness.mark_confirmed(activity, now=circumstance.now, by_what=circumstance.by_what or "organiser")


def _exception_keeper(occurrence: Occurrence, **values: object) -> Callable[[], object]:
    """Notes the exception under the original start (RFC 5545 RECURRENCE-ID), replacing an earlier one.

    Refuses to do the same twice: a thumb that taps twice must not write two mails.
    """
    cleared: dict[str, object] = {"new_starts_at": None, "new_ends_at": None, **values}
    its: dict[str, Any] = {"schedule_id": occurrence.schedule_id, "original_starts_at": occurrence.original_starts_at}

    def keep() -> None:
        if ScheduleException.objects.filter(**its, **cleared).exists():
            raise PublicationError(ALREADY_SO)
        ScheduleException.objects.update_or_create(**its, defaults=cleared)

    return keep


def _of_occurrence(
    occurrence: Occurrence, verb: Verb, deed: Callable[[], object], circumstance: Circumstance
) -> PublicationEvent:
    if occurrence.starts_at <= circumstance.now and occurrence.original_starts_at <= circumstance.now:
        raise PublicationError(_("Den gang er allerede begyndt eller slut. Vælg en gang, der kommer."))

    def change(activity: Activity) -> None:
        if not Occurrence.objects.filter(pk=occurrence.pk).exists():
            raise PublicationError(_("Den gang er der ikke mere. Se de nye datoer."))
        deed()
        materialise(activity, now=circumstance.now)

    event = perform(occurrence.activity, verb, change, circumstance)
    occurrence.refresh_from_db()
    return event
