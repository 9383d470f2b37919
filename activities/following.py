"""Following one activity by mail: asked for without an account, confirmed by a link, told of changes, forgotten when it ends.

Only this module reads the addresses. Everybody else gets a number, and that only from three upwards.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import override
from post_office.models import Email

from accounts.mail import MailKind, queue_mail, queue_mails, written
from activities.models import Activity, Follower, Occurrence
from activities.models.publication import PublicationVerb as Verb
from activities.presentation.moments import dated_words
from activities.presentation.upcoming import next_starts
from activities.publication import Circumstance
from activities.vocabularies import PublicationStatus

WELCOME = MailKind("follow_confirm", lifetime=timedelta(days=1), is_urgent=True, is_private=True)
NEWS = MailKind("follow_news", lifetime=timedelta(days=2), is_private=True)
# So long a wish waits for its yes; within a day nobody is written to twice about the same.
UNCONFIRMED_FOR, REST = timedelta(days=3), timedelta(days=1)
MOST_UNCONFIRMED = 5
FEWEST_COUNTED = 3
SALT = "activities.following"
AT_ONCE = 500
DATES_TOLD = 3
# What not every letter says.
UNSAID: dict[str, object] = {"was": "", "comes": "", "reason": "", "following": "", "dates": ()}

ABOUT_ONE_DATE = frozenset({Verb.CANCEL_OCCURRENCE, Verb.MOVE_OCCURRENCE, Verb.RESTORE_OCCURRENCE})
ENDS = frozenset({Verb.WITHDRAW, Verb.EXPIRE})
GOES_ON = frozenset({Verb.CANCEL_OCCURRENCE, Verb.RESUME})
TOLD = ABOUT_ONE_DATE | ENDS | {Verb.PAUSE, Verb.RESUME}
News = Callable[[Activity], dict[str, object]]
OVER = (PublicationStatus.WITHDRAWN, PublicationStatus.EXPIRED)


@transaction.atomic
def ask(activity: Activity, *, email: str, language: str, now: datetime) -> None:
    """Writes to the address to ask whether it was meant; whoever follows already, or was asked today, gets no mail.

    Nobody learns from here which addresses follow. One address has at most five wishes open, so nobody is buried in mail.
    """
    address = email.strip().lower()
    waiting = Follower.objects.select_for_update().filter(email=address, confirmed_at=None)
    open_wishes = {one.activity_id: one for one in waiting}
    mine = open_wishes.get(activity.pk)
    if mine is None and len(open_wishes) >= MOST_UNCONFIRMED:
        return
    wish = {"language": language, "asked_at": now}
    follower, is_new = Follower.objects.get_or_create(activity=activity, email=address, defaults=wish)
    if not is_new and (follower.confirmed_at or now - follower.asked_at < REST):
        return
    Follower.objects.filter(pk=follower.pk).update(**wish)
    follower.refresh_from_db()
    with override(language):
        context = {"title": activity.title, "link": _link("follow-confirm", follower)}
    queue_mail(address, WELCOME, context, now=now, language=language)


def follower_of(token: str) -> Follower | None:
    """Who a link belongs to; None for one that is forged, replaced, or of somebody who no longer follows."""
    try:
        pk, asked_at = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Follower.objects.select_related("activity").filter(pk=pk).first()
    return found if found and found.asked_at.isoformat() == asked_at else None


def confirm(follower: Follower, *, now: datetime) -> None:
    """It was meant: from now on this address is told."""
    Follower.objects.filter(pk=follower.pk, confirmed_at=None).update(confirmed_at=now)


def stop(follower: Follower) -> None:
    """No more mails; the address is gone."""
    Follower.objects.filter(pk=follower.pk).delete()


def counted(activity: Activity) -> int | None:
    """How many follow, for those who run it; None below three, where a number might be somebody they know."""
    number = Follower.objects.filter(activity=activity, confirmed_at__isnull=False).count()
    return number if number >= FEWEST_COUNTED else None


def tell(activities: Collection[Activity], verb: Verb, circumstance: Circumstance, **_signal: Any) -> None:
    """Writes to those who follow, in the transaction of the verb; what has ended is followed no longer."""
    if verb not in TOLD:
        return
    is_of_date = verb in ABOUT_ONE_DATE and circumstance.occurrence is not None
    date = Occurrence.objects.get(pk=circumstance.occurrence.pk) if is_of_date and circumstance.occurrence else None
    ids = [one.pk for one in activities] if verb in GOES_ON else []
    following = next_starts(ids, now=circumstance.now) if ids else {}
    news = partial(_news_of_verb, verb=verb, circumstance=circumstance, date=date, following=following)
    queue_mails(_letters(activities, news, now=circumstance.now, is_last=verb in ENDS))
    if verb in ENDS:
        Follower.objects.filter(activity__in=activities).delete()


def tell_of_new_dates(activity: Activity, now: datetime, **_signal: Any) -> None:
    """Writes to those who follow that it is held at other times, in the transaction of the edit."""
    coming = Occurrence.objects.filter(activity=activity).coming(now).held().order_by("starts_at")
    starts = list(coming.values_list("starts_at", flat=True)[:DATES_TOLD])

    def news(_activity: Activity) -> dict[str, object]:
        words = [dated_words(start, now=now) for start in starts]
        return {"what": "new_dates"} | ({"following": words[0]} if len(words) == 1 else {"dates": words})

    queue_mails(_letters([activity], news, now=now))


def _letters(activities: Collection[Activity], news: News, *, now: datetime, is_last: bool = False) -> Iterator[Email]:
    followers = Follower.objects.filter(activity__in=activities, confirmed_at__isnull=False)
    for follower in followers.select_related("activity").order_by("pk").iterator(AT_ONCE):
        activity = follower.activity
        with override(follower.language):
            stop_link = "" if is_last else _link("follow-stop", follower)
            about = {"title": activity.title, "link": settings.SITE_URL + activity.get_absolute_url()}
            context = UNSAID | about | {"stop": stop_link} | news(activity)
        written_for = partial(written, language=follower.language, unsubscribe_url=stop_link)
        yield written_for(follower.email, NEWS, context, now=now)


def _news_of_verb(
    activity: Activity,
    *,
    verb: Verb,
    circumstance: Circumstance,
    date: Occurrence | None,
    following: Mapping[int, datetime],
) -> dict[str, object]:
    """What the letter says; moments in words of the language of the moment.

    Written once for each who follows: what has to be looked up (`following`: when each activity is held next) is known.
    """
    now = circumstance.now
    was, comes = (dated_words(one, now=now) for one in (date.original_starts_at, date.starts_at)) if date else ("", "")
    held_next = following.get(activity.pk)
    return {
        "what": verb.value,
        "was": was,
        "comes": comes,
        "reason": circumstance.reason,
        "following": dated_words(held_next, now=now) if held_next else "",
    }


def _link(name: str, follower: Follower) -> str:
    token = signing.dumps([follower.pk, follower.asked_at.isoformat()], salt=SALT)
    return f"{settings.SITE_URL}{reverse(f'activities:{name}', args=[token])}"


def forget(*, now: datetime) -> int:
    """Drops wishes nobody said yes to, and who follows what has ended: withdrawn, expired, or without a date to come."""
    coming = Occurrence.objects.filter(activity=OuterRef("activity")).coming(now)
    is_ended = ~Exists(coming) | Q(activity__publication_status__in=OVER)
    too_old = Q(confirmed_at=None, asked_at__lte=now - UNCONFIRMED_FOR)
    return Follower.objects.filter(is_ended | too_old).delete()[0]


def forget_refused(email: str, **_signal: Any) -> None:
    """A mail server refused the address for good."""
    Follower.objects.filter(email=email.strip().lower()).delete()
