"""The organiser's first page: each activity with what needs somebody, what comes, and how often it was seen and saved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.counting import Counts, counts_of_month
from activities.desk.missing import missing
from activities.editing import facts_of
from activities.forms.questions import QUESTIONS
from activities.freshness import Freshness, freshness
from activities.models import Activity, Occurrence, Organisation, PublicationEvent, Revision, UnfinishedStep
from activities.models.publication import PublicationVerb
from activities.models.schedule import OccurrenceQuerySet
from activities.presentation.moments import when_words
from activities.presentation.pictures import Picture, picture_of
from activities.presentation.upcoming import next_starts
from activities.questions import open_questions, token_of
from activities.vocabularies import OccurrenceStatus, PublicationStatus

COMING_FOR = timedelta(days=21)
MOST_COMING = 8
ORDER = {"sent_back": 0, "ask": 1, "ended": 2, "draft": 3, "waits": 4, "live": 5, "paused": 6, "over": 7}


@dataclass(frozen=True, slots=True)
class Line:
    """One activity on the desk. `need` is why it needs somebody (see ORDER); `words` says so, empty when all is well."""

    activity: Activity
    need: str
    words: str
    when: str
    counts: Counts
    picture: Picture
    is_begun: bool

    @property
    def needs_me(self) -> bool:
        """Whether somebody should do something."""
        return self.need in {"sent_back", "ask", "ended", "draft"}


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One question of a reader that nobody has answered, and where one answers it."""

    activity: Activity
    question: str
    link: str


@dataclass(frozen=True, slots=True)
class ComingDate:
    """One coming date; `is_off` when it was called off, `is_moved` when it was moved."""

    occurrence: Occurrence
    when: str
    is_off: bool
    is_moved: bool


def lines_of(organisation: Organisation, *, now: datetime) -> list[Line]:
    """All activities of an organisation, those that need somebody first."""
    activities = list(Activity.objects.filter(organisation=organisation).select_related("revision", "place"))
    ids = [one.pk for one in activities]
    starts, counts = next_starts(ids, now=now), counts_of_month(ids, month=timezone.localdate(now))
    begun = set(UnfinishedStep.objects.filter(activity__in=ids).values_list("activity", flat=True))
    reasons = _reasons(ids)
    lines = [
        _line(one, starts.get(one.pk), counts.get(one.pk, Counts()), reasons.get(one.pk, ""), one.pk in begun, now)
        for one in activities
    ]
    return sorted(lines, key=lambda line: (ORDER[line.need], line.activity.title.casefold(), line.activity.pk))


def _line(
    activity: Activity, start: datetime | None, counts: Counts, reason: str, is_begun: bool, now: datetime
) -> Line:
    need, words = _need(activity, start, reason, now=now)
    when = when_words(start, now=now) if start else ""
    return Line(activity, need, words, when, counts, picture_of(activity.category, activity.organisation_id), is_begun)


def _need(activity: Activity, start: datetime | None, reason: str, *, now: datetime) -> tuple[str, str]:
    revision: Revision | None = getattr(activity, "revision", None)
    if revision and revision.sent_back_reason:
        return "sent_back", _("Din rettelse mangler lidt: %(reason)s") % {"reason": revision.sent_back_reason}
    status = activity.publication_status
    if status == PublicationStatus.DRAFT:
        return (
            ("sent_back", _("Mangler lidt: %(reason)s") % {"reason": reason}) if reason else _draft(activity, now=now)
        )
    if status == PublicationStatus.SUBMITTED:
        return "waits", _("Vi læser det igennem, før alle kan se det.")
    if status == PublicationStatus.PAUSED:
        return "paused", _("Holder pause.")
    if status != PublicationStatus.PUBLISHED:
        return "over", _("Vises ikke mere.")
    return _shown(activity, start, revision, now=now)


def _draft(activity: Activity, *, now: datetime) -> tuple[str, str]:
    lacking = missing(facts_of(activity), now=now)
    return "draft", " ".join(lacking.values()) or _("Klar til at blive vist.")


def _shown(activity: Activity, start: datetime | None, revision: Revision | None, *, now: datetime) -> tuple[str, str]:
    known = freshness(activity, now=now)
    if known == Freshness.HIDDEN:
        return "ask", _("Står ikke på listen mere. Sig, om det stadig passer.")
    if known == Freshness.ASK_FIRST:
        return "ask", _("Passer det stadig? Sig til, ellers forsvinder det fra listen.")
    if start is None:
        return "ended", _("Der kommer ingen datoer. Skriv nye, eller sig, at det er slut.")
    return "live", _("Din rettelse venter på, at vi læser den.") if revision else ""


def _reasons(ids: Iterable[int]) -> dict[int, str]:
    """Why drafts were sent back, where sending back is the last that happened to them but for edits."""
    reasons: dict[int, str] = {}
    events = PublicationEvent.objects.filter(activity__in=list(ids)).exclude(verb=PublicationVerb.REVISE)
    for event in events.order_by("at", "pk"):
        reasons[event.activity_id] = event.reason if event.verb == PublicationVerb.SEND_BACK else ""
    return reasons


def reason_of(activity: Activity) -> str:
    """Why an activity or its waiting edit was sent back; empty when it was not."""
    revision: Revision | None = Revision.objects.filter(activity=activity).first()
    if revision:
        return revision.sent_back_reason
    is_draft = activity.publication_status == PublicationStatus.DRAFT
    return _reasons([activity.pk]).get(activity.pk, "") if is_draft else ""


def coming_dates(organisation: Organisation, *, now: datetime) -> list[ComingDate]:
    """What happens in the next three weeks, called-off dates among it."""
    soon = Occurrence.objects.filter(activity__organisation=organisation, starts_at__lt=now + COMING_FOR)
    return _coming(soon.filter(activity__publication_status=PublicationStatus.PUBLISHED), now=now)


def dates_of(activity: Activity, *, now: datetime) -> list[ComingDate]:
    """The next dates of one activity, called-off dates among them."""
    return _coming(Occurrence.objects.filter(activity=activity), now=now)


def _coming(found: OccurrenceQuerySet, *, now: datetime) -> list[ComingDate]:
    return [
        ComingDate(
            one,
            when_words(one.starts_at, now=now),
            is_off=one.status == OccurrenceStatus.CANCELLED,
            is_moved=one.status == OccurrenceStatus.MOVED,
        )
        for one in found.coming(now).select_related("activity").order_by("starts_at", "pk")[:MOST_COMING]
    ]


def asked_of(organisation: Organisation) -> list[AskedLine]:
    """What readers would like to know, each with the page that answers it."""
    return [
        AskedLine(one.activity, str(QUESTIONS[one.feature].text), reverse("activities:question", args=[token_of(one)]))
        for one in open_questions(organisation)
    ]
