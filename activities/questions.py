"""Questions of readers: the organiser gets one mail with a link, answers without signing in, and everybody reads the answer."""

from datetime import datetime, timedelta
from enum import Enum

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from accounts.mail import MailKind, queue_mails, written
from activities.accessibility import known_facts
from activities.correspondence import addresses_of
from activities.forms.questions import QUESTIONS
from activities.models import Activity, Organisation, PlaceProposal, Question
from activities.places import state_feature
from activities.vocabularies import PLACE_FEATURES, FeatureValue, StatementSource

QUESTION = MailKind("question", lifetime=timedelta(days=7))
LINK_LIVES = timedelta(days=90)
# After that a question nobody answered may be asked again.
REST = timedelta(days=30)
MOST_OPEN = 5
SALT = "activities.question"


class Outcome(Enum):
    """What became of somebody's wish to know."""

    ASKED = "asked"
    ALREADY_ASKED = "already_asked"
    ALREADY_KNOWN = "already_known"
    TOO_MANY = "too_many"
    NO_ADDRESS = "no_address"


@transaction.atomic
def ask(activity_id: int, feature: str, *, now: datetime) -> Outcome:
    """Writes to those who run the activity, unless that was done already, or nobody there takes mail."""
    rows = Activity.objects.select_for_update(of=("self",)).select_related("organisation", "place")
    activity = rows.get(pk=activity_id)
    opened = {one.feature: one for one in Question.objects.filter(activity=activity, answered_at=None)}
    mine = opened.get(feature)
    if feature in known_facts(activity):
        return Outcome.ALREADY_KNOWN
    if mine and now - mine.asked_at < REST:
        return Outcome.ALREADY_ASKED
    if not mine and len(opened) >= MOST_OPEN:
        return Outcome.TOO_MANY
    if not (addresses := addresses_of([activity])[activity.pk]):
        return Outcome.NO_ADDRESS
    question, _is_new = Question.objects.update_or_create(
        activity=activity, feature=feature, answered_at=None, defaults={"asked_at": now}
    )
    _send(question, addresses, now=now)
    return Outcome.ASKED


def _send(question: Question, addresses: list[str], *, now: datetime) -> None:
    words, language = QUESTIONS[question.feature], settings.LANGUAGE_CODE
    with override(language):
        context = {
            "title": question.activity.title,
            "question": str(words.text),
            "hint": str(words.hint),
            "link": settings.SITE_URL + reverse("activities:question", args=[token_of(question)]),
        }
    queue_mails(written(one, QUESTION, context, now=now, language=language) for one in addresses)


def open_questions(organisation: Organisation) -> list[Question]:
    """What readers would like to know from an organisation, the oldest first."""
    rows = Question.objects.filter(activity__organisation=organisation, answered_at=None)
    return list(rows.filter(activity__in=Activity.objects.published()).select_related("activity"))


def token_of(question: Question) -> str:
    """What the link carries: the question and when it was asked, signed, so that a newer mail ends an older."""
    return signing.dumps([question.pk, question.asked_at.isoformat()], salt=SALT)


def question_of(token: str) -> Question | None:
    """The open question of a link; None for a link that is forged, answered, replaced or older than three months."""
    try:
        pk, asked_at = signing.loads(token, salt=SALT, max_age=LINK_LIVES)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    rows = Question.objects.filter(pk=pk, answered_at=None).select_related("activity__organisation", "activity__place")
    found = rows.first()
    return found if found and found.asked_at.isoformat() == asked_at else None


@transaction.atomic
def answer(question: Question, *, value: str, note: str, now: datetime) -> None:
    """Fills the fact for everybody, with its source and date; "don't know" only ends the question."""
    Question.objects.filter(pk=question.pk).update(answered_at=now)
    if value not in FeatureValue.values:
        return
    activity, place = question.activity, question.activity.place
    is_of_place = place is not None and question.feature in PLACE_FEATURES
    is_theirs = place is not None and place.owner_id == activity.organisation_id
    state_feature(
        place if place and is_of_place and is_theirs else activity,
        question.feature,
        value,
        source=StatementSource.ORGANISER,
        checked_on=timezone.localdate(now),
        note=note,
    )
    if is_of_place and not is_theirs:
        told = {"value": value, "note": note, "proposed_by": None, "proposed_at": now}
        PlaceProposal.objects.update_or_create(place=place, feature=question.feature, activity=activity, defaults=told)
