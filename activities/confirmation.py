"""Asks those who run an activity whether it is still right: when the confirmation runs out, and twice more, a week apart."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from post_office.models import Email

from accounts.mail import MailKind, queue_mails, written
from activities import publication
from activities.bulk import in_batches
from activities.correspondence import addresses_of
from activities.freshness import hidden_from, is_from_list
from activities.models import Activity, ConfirmationRequest, PublicationEvent
from activities.models.publication import PublicationVerb as Verb
from activities.presentation.moments import day_words
from activities.vocabularies import PublicationStatus

STILL_RIGHT = MailKind("still_right", lifetime=timedelta(days=6))
ROUNDS = 3
# A week, and an hour less, so that a job that starts a little earlier next time does not let a day go by.
BETWEEN_ROUNDS = timedelta(days=7) - timedelta(hours=1)
LINK_LIVES = timedelta(days=60)
SALT = "activities.confirmation"
AT_ONCE = 200
BY_LINK = "link"
SHOWN = frozenset({PublicationStatus.PUBLISHED, PublicationStatus.PAUSED})


@dataclass(slots=True)
class Asked:
    """How many activities one run asked about, in how many mails, and how many have nobody who takes mail."""

    activities: int = 0
    mails: int = 0
    unreachable: int = 0


def ask_everybody(*, now: datetime, at_once: int = AT_ONCE) -> Iterator[Asked]:
    """Asks about all that are due, a batch per transaction, and says after each how far it has come.

    Constant memory. Killed in the middle, it has asked whole batches; the next run goes on with the others.
    """
    asked = Asked()
    for batch in in_batches(to_ask(now).only("pk"), size=at_once):
        ask([activity.pk for activity in batch], asked, now=now)
        yield asked


def to_ask(now: datetime) -> QuerySet[Activity]:
    """Activities whose confirmation has run out, not asked about in the last week, and not three times yet."""
    mine = ConfirmationRequest.objects.filter(activity=OuterRef("pk"), confirm_by=OuterRef("confirm_by"))
    rested = ~Exists(mine.filter(asked_at__gt=now - BETWEEN_ROUNDS))
    return Activity.objects.due_for_confirmation(now).filter(rested, ~Exists(mine.filter(round=ROUNDS)))


@transaction.atomic
def ask(ids: Collection[int], asked: Asked, *, now: datetime) -> None:
    """Asks about some activities: the notes that they were asked about and the mails are written together or not at all."""
    locked = to_ask(now).select_for_update(of=("self",)).filter(pk__in=ids)
    activities = list(locked.select_related("organisation"))
    addresses = addresses_of(activities)
    before = Counter(ConfirmationRequest.objects.filter(activity__in=activities).values_list("activity", "confirm_by"))
    requests = [
        ConfirmationRequest(
            activity=one,
            confirm_by=one.confirm_by,
            round=before[(one.pk, one.confirm_by)] + 1,
            asked_at=now,
            letters=len(addresses[one.pk]),
        )
        for one in activities
        if one.confirm_by
    ]
    ConfirmationRequest.objects.bulk_create(requests)
    asked.mails += queue_mails(
        mail for request in requests for mail in letters(request, addresses[request.activity_id], now=now)
    )
    asked.activities += len(requests)
    asked.unreachable += sum(not request.letters for request in requests)


def letters(request: ConfirmationRequest, addresses: list[str], *, now: datetime) -> Iterator[Email]:
    """The mail with its three answers, one to each address."""
    if not addresses:
        return
    with override(settings.LANGUAGE_CODE):
        context = _context(request, now=now)
    for address in addresses:
        yield written(address, STILL_RIGHT, context, now=now, language=settings.LANGUAGE_CODE)


def _context(request: ConfirmationRequest, *, now: datetime) -> dict[str, object]:
    token = token_of(request.activity)
    goes = hidden_from(request.confirm_by)
    return {
        "title": request.activity.title,
        "round": request.round,
        "is_from_list": is_from_list(request.activity),
        "is_gone": now >= goes,
        "goes": day_words(timezone.localdate(goes), today=timezone.localdate(now)),
        "links": {
            answer: settings.SITE_URL + reverse("activities:confirmation", args=[token, answer]) for answer in ANSWERS
        },
    }


def token_of(activity: Activity) -> str:
    """What the links carry: the activity and the confirmation that ran out, signed, so that a new confirmation ends them."""
    return signing.dumps([activity.pk, activity.confirm_by.isoformat() if activity.confirm_by else ""], salt=SALT)


def asked_about(token: str) -> Activity | None:
    """The activity of a link; None for a link that is forged, answered or older than two months."""
    found, confirm_by = _read(token)
    return found if found and found.publication_status in SHOWN and found.confirm_by == confirm_by else None


def answered_before(token: str, answer: str) -> Activity | None:
    """The activity of a link through which this very answer was given, where it still stands; nothing is done again.

    Who taps twice sees the same thanks twice. None for any other answer, and once somebody has said something else.
    """
    found, confirm_by = _read(token)
    if found is None or confirm_by is None or answer not in ANSWERED_BY:
        return None
    verb, standing = ANSWERED_BY[answer]
    said = PublicationEvent.objects.filter(activity=found, verb=verb, by_what=BY_LINK, at__gte=confirm_by)
    return found if found.publication_status in standing and said.exists() else None


def _read(token: str) -> tuple[Activity | None, datetime | None]:
    """The activity a link names and the confirmation that ran out; nothing for a link that is forged or too old."""
    try:
        pk, confirm_by = signing.loads(token, salt=SALT, max_age=LINK_LIVES)
        ran_out = datetime.fromisoformat(confirm_by)
    except (signing.BadSignature, ValueError, TypeError):
        return None, None
    return Activity.objects.select_related("organisation").filter(pk=pk).first(), ran_out


def still_right(activity: Activity, *, now: datetime) -> None:
    """Everything is as it says."""
    publication.confirm(activity, now=now, by_what=BY_LINK)


def will_correct(activity: Activity, *, now: datetime) -> None:
    """Somebody will mend it; until then it is as unconfirmed as before."""
    mine = ConfirmationRequest.objects.filter(activity=activity, confirm_by=F("activity__confirm_by"))
    mine.filter(promised_at=None).update(promised_at=now)


def has_stopped(activity: Activity, *, now: datetime) -> None:
    """It is over."""
    publication.withdraw(activity, now=now, by_what=BY_LINK)


ANSWERS = {"passer": still_right, "ret": will_correct, "slut": has_stopped}
# What the answers that end a link leave behind: the verb of an event, and where the activity stands as long as they hold.
ANSWERED_BY = {"passer": (Verb.CONFIRM, SHOWN), "slut": (Verb.WITHDRAW, frozenset({PublicationStatus.WITHDRAWN}))}
