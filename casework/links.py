"""Handing a list over by a link and a code word, opening it, revoking it, and forgetting it when its time is over."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from casework import audit, outcomes
from casework.clients import touch
from casework.codewords import hash_of, is_right, new_code_word
from casework.models import AccessRecord, AccessVerb, ListLink, OutcomeKind, Shortlist

TOKEN_BYTES = 20
KEY_SALT = "casework.list_key"
KEY_LIVES = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a list: known to whoever made it and to whom it was given, stored nowhere."""

    token: str
    code_word: str


class Knock(Enum):
    """What became of a code word somebody said."""

    OPEN = "open"
    WRONG = "wrong"
    TOO_OFTEN = "too_often"


@transaction.atomic
def hand_over(shortlist: Shortlist, *, by: User, now: datetime) -> Key:
    """A new link and code word; the list's older link is closed."""
    Shortlist.objects.select_for_update().get(pk=shortlist.pk)
    shortlist.links.filter(revoked_at=None).update(revoked_at=now)
    key = Key(secrets.token_urlsafe(TOKEN_BYTES), new_code_word())
    token_hash = hash_of_token(key.token)
    ListLink.objects.create(
        shortlist=shortlist,
        token_hash=token_hash,
        code_hash=hash_of(key.code_word, link=token_hash),
        made_at=now,
        expires_at=now + timedelta(days=settings.CASEWORK_LINK_DAYS),
    )
    _count_first(shortlist, now=now)
    audit.note(AccessVerb.HAND_OVER, by=by, now=now, client=shortlist.client, detail=f"list {shortlist.pk}: link")
    touch(shortlist.client, now=now)
    return key


@transaction.atomic
def note_print(shortlist: Shortlist, *, by: User, now: datetime, detail: str) -> None:
    """A list on paper or read aloud is handed over, too."""
    _count_first(shortlist, now=now)
    audit.note(AccessVerb.PRINT, by=by, now=now, client=shortlist.client, detail=f"list {shortlist.pk}: {detail}")


def _count_first(shortlist: Shortlist, *, now: datetime) -> None:
    if Shortlist.objects.filter(pk=shortlist.pk, handed_over_at=None).update(handed_over_at=now):
        shortlist.handed_over_at = now
        outcomes.count(OutcomeKind.LISTS, shortlist.client, now=now)


@transaction.atomic
def revoke(shortlist: Shortlist, *, by: User, now: datetime) -> None:
    """Closes the link at once."""
    shortlist.links.filter(revoked_at=None).update(revoked_at=now)
    audit.note(AccessVerb.REVOKE, by=by, now=now, client=shortlist.client, detail=f"list {shortlist.pk}")


def open_link(shortlist: Shortlist, *, now: datetime) -> ListLink | None:
    """The link that works now, if there is one."""
    return shortlist.links.open(now).first()


def link_of(token: str, *, now: datetime) -> ListLink | None:
    """The link somebody came by; None for one that is forged, revoked, replaced or expired: nobody learns which."""
    rows = ListLink.objects.open(now).select_related("shortlist__client")
    return rows.filter(token_hash=hash_of_token(token)).first()


def hash_of_token(token: str) -> str:
    """A plain hash is enough for 160 random bits."""
    return sha256(token.encode()).hexdigest()


@transaction.atomic
def knock(link: ListLink, code_word: str, *, now: datetime) -> Knock:
    """Tries a code word. A few wrong ones in an hour make the link rest, many in all close it; each is recorded as refused."""
    client = link.shortlist.client
    ListLink.objects.select_for_update().filter(
        pk=link.pk
    ).first()  # one at a time, so that many at once do not slip by
    if _wrong_lately(link, now=now) >= settings.CASEWORK_WRONG_CODES_PER_HOUR:
        return Knock.TOO_OFTEN
    if is_right(code_word, stored=link.code_hash, link=link.token_hash):
        ListLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=now)
        audit.note(AccessVerb.OPEN_LINK, by=None, now=now, client=client, detail=f"list {link.shortlist_id}")
        return Knock.OPEN
    ListLink.objects.filter(pk=link.pk).update(wrong_codes=F("wrong_codes") + 1)
    ListLink.objects.open(now).filter(pk=link.pk, wrong_codes__gte=settings.CASEWORK_WRONG_CODES).update(revoked_at=now)
    audit.note_refused(AccessVerb.OPEN_LINK, by=None, now=now, client_number=client.pk, detail=_wrong(link))
    return Knock.WRONG


def _wrong(link: ListLink) -> str:
    return f"link {link.pk}: wrong code word"


def _wrong_lately(link: ListLink, *, now: datetime) -> int:
    """Counted from the record itself, so that it holds for all processes at once."""
    mine = AccessRecord.objects.filter(client_number=link.shortlist.client_id, detail=_wrong(link))
    return mine.filter(at__gt=now - timedelta(hours=1)).count()


def key_for(link: ListLink) -> str:
    """What the opened page sends along instead of the code word: signed, for this link alone, for an hour."""
    return signing.dumps([link.pk, link.code_hash[:16]], salt=KEY_SALT)


def fits(key: str, link: ListLink) -> bool:
    """Whether a page that was opened with the code word sends this."""
    try:
        known: object = signing.loads(key, salt=KEY_SALT, max_age=KEY_LIVES)
    except signing.BadSignature:
        return False
    return known == [link.pk, link.code_hash[:16]]


def address_of(shortlist: Shortlist, token: str) -> str:
    """The whole address, in the language of the list: what the QR code holds."""
    with translation.override(shortlist.handout_language.locale):
        return f"{settings.SITE_URL}{reverse('casework:list', args=[token])}"


def forget_expired(*, now: datetime) -> int:
    """Deletes links whose time is over, and says how many."""
    return ListLink.objects.filter(expires_at__lte=now).delete()[0]
