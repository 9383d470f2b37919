"""What a caseworker does with a list: pick, take off, move, say why, agree. Each leaves a record in the same transaction."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from activities.models import Activity
from casework import audit
from casework.clients import CaseworkError, touch
from casework.models import AccessVerb, Client, HandoutLanguage, Recommendation, Shortlist
from casework.personal_text import refuse_personal

MOST_ITEMS = 10


def current_list(client: Client) -> Shortlist | None:
    """The list that is worked on: the newest."""
    return client.shortlists.order_by("-created_at", "-pk").first()


@transaction.atomic
def begin(client: Client, *, by: User, now: datetime) -> Shortlist:
    """A new, empty list; an older one stays with its answers, and its link keeps working until it is revoked."""
    audit.note(AccessVerb.CHANGE, by=by, now=now, client=client, detail="list: new")
    return Shortlist.objects.create(client=client, made_by=by, created_at=now, language=_language_of(client))


@transaction.atomic
def add(client: Client, activity: Activity, *, by: User, now: datetime) -> Recommendation:
    """Puts an activity last on the current list, beginning one where there is none; once is enough.

    Raises CaseworkError for a list that is full: a person chooses among a few.
    """
    Client.objects.select_for_update().get(pk=client.pk)
    shortlist = current_list(client) or begin(client, by=by, now=now)
    if there := shortlist.items.filter(activity=activity).first():
        return there
    if shortlist.items.count() >= MOST_ITEMS:
        raise CaseworkError(_("Der er %(most)d på listen. Tag en af, før du lægger en til.") % {"most": MOST_ITEMS})
    last = shortlist.items.aggregate(last=Max("position"))["last"] or 0
    made = Recommendation.objects.create(
        shortlist=shortlist, activity=activity, title=activity.title, position=last + 1
    )
    _noted(AccessVerb.PICK, shortlist, by=by, now=now, detail=str(activity.pk))
    return made


@transaction.atomic
def remove(item: Recommendation, *, by: User, now: datetime) -> None:
    """Takes an item off its list, with the answers to it."""
    _noted(AccessVerb.UNPICK, item.shortlist, by=by, now=now, detail=str(item.activity_id or ""))
    item.delete()


@transaction.atomic
def move(item: Recommendation, *, steps: int, by: User, now: datetime) -> None:
    """Moves an item up (negative) or down; at the ends it stays."""
    items = list(Recommendation.objects.select_for_update().filter(shortlist=item.shortlist_id))
    here = next(place for place, one in enumerate(items) if one.pk == item.pk)
    items.insert(max(0, min(len(items) - 1, here + steps)), items.pop(here))
    for position, one in enumerate(items, start=1):
        Recommendation.objects.filter(pk=one.pk).update(position=position)
    _noted(AccessVerb.REORDER, item.shortlist, by=by, now=now, detail="order")


@transaction.atomic
def say_why(item: Recommendation, reason: str, *, match: str, by: User, now: datetime) -> None:
    """Keeps the caseworker's own reason, locked; what the `match` says itself is not kept, so that it stays true.

    Raises ValidationError for a text that says who somebody is.
    """
    written = "" if reason == match else reason
    if written == item.reason:
        return
    refuse_personal(reason)
    item.reason = written
    item.save(update_fields=["reason"])
    _noted(AccessVerb.REORDER, item.shortlist, by=by, now=now, detail="reason")


@transaction.atomic
def agree(shortlist: Shortlist, *, agreed: str, language: str, invites_words: bool, by: User, now: datetime) -> None:
    """Keeps what was agreed (locked), the language of the list, and whether the client may write in their own words.

    Raises ValidationError for a text that says who somebody is.
    """
    refuse_personal(agreed)
    if (shortlist.agreed, shortlist.language, shortlist.invites_words) == (agreed, language, invites_words):
        return
    shortlist.agreed, shortlist.invites_words = agreed, invites_words
    shortlist.language = HandoutLanguage(language)
    shortlist.save(update_fields=["agreed", "language", "invites_words"])
    _noted(AccessVerb.REORDER, shortlist, by=by, now=now, detail="agreed")


def _language_of(client: Client) -> HandoutLanguage:
    """What the client reads, as far as anybody has said."""
    if "reads_poorly" in (*client.must_needs, *client.nice_needs) or "easy_language" in client.must_features:
        return HandoutLanguage.EASY_DANISH
    if not client.languages or "da" in client.languages:
        return HandoutLanguage.DANISH
    known = [code for code in client.languages if code in HandoutLanguage.values]
    return HandoutLanguage(known[0]) if known else HandoutLanguage.EASY_DANISH


def _noted(verb: AccessVerb, shortlist: Shortlist, *, by: User, now: datetime, detail: str) -> None:
    audit.note(verb, by=by, now=now, client=shortlist.client, detail=f"list {shortlist.pk}: {detail}")
    touch(shortlist.client, now=now)
