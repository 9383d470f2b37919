"""Sends what waits in the queue: one mail is claimed, sent and noted at a time, so a killed worker loses none.

A claim moves `scheduled_time` a lease ahead. Whoever is killed between the mail server's yes and our note leaves one mail whose
lease runs out and which is sent again: at most one per process that dies, with the Message-ID it had the first time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q, QuerySet
from django.dispatch import Signal
from django.utils import timezone
from post_office.models import STATUS, Email

from accounts.models import UndeliverableAddress

BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
# Some servers end a connection after many mails.
MAILS_PER_CONNECTION = 50

# Sent with `email` when a mail server refuses an address for good, so that somebody can be called instead.
address_refused = Signal()


class Outcome(Enum):
    """How one attempt went."""

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    SERVER_AWAY = "server_away"


@dataclass(slots=True)
class Delivered:
    """How many mails of one run were sent, put off and given up."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0


def send_waiting(*, clock: Callable[[], datetime] = timezone.now, at_most: int | None = None) -> Delivered:
    """Sends what is due, until nothing is, a batch is done or the mail server does not answer. May run beside itself."""
    counts = Delivered()
    connection = get_connection()
    try:
        for number in range(settings.MAIL_BATCH if at_most is None else at_most):
            mail = claim(due(clock()), now=clock())
            if mail is None or attempt(mail, connection, counts, now=clock()) is Outcome.SERVER_AWAY:
                break
            if number % MAILS_PER_CONNECTION == MAILS_PER_CONNECTION - 1:
                connection.close()
    finally:
        connection.close()
    return counts


def send_one(mail_id: int, *, now: datetime) -> Delivered:
    """Sends one mail if it still waits."""
    counts = Delivered()
    if mail := claim(due(now).filter(pk=mail_id), now=now):
        connection = get_connection()
        attempt(mail, connection, counts, now=now)
        connection.close()
    return counts


def due(now: datetime) -> QuerySet[Email]:
    """Mails that may be sent at this moment, the urgent first."""
    waiting = Email.objects.filter(status__in=(STATUS.queued, STATUS.requeued), scheduled_time__lte=now)
    mails: QuerySet[Email] = waiting.filter(Q(expires_at=None) | Q(expires_at__gt=now))
    return mails.order_by("-priority", "scheduled_time", "pk")


def claim(mails: QuerySet[Email], *, now: datetime) -> Email | None:
    """Takes the first of `mails` for as long as the lease lasts; nobody else gets it meanwhile."""
    with transaction.atomic():
        mail = mails.select_for_update(skip_locked=True).first()
        if mail is None:
            return None
        mail.scheduled_time = now + timedelta(seconds=settings.MAIL_LEASE_S)
        mail.number_of_retries = (mail.number_of_retries or 0) + 1
        mail.save(update_fields=["scheduled_time", "number_of_retries"])
    return mail


def attempt(mail: Email, connection: BaseEmailBackend, counts: Delivered, *, now: datetime) -> Outcome:
    """Hands one claimed mail to the mail server and notes what it answered."""
    outcome, code = handed_over(mail, connection)
    if outcome is Outcome.SENT:
        note_sent(mail)
        counts.sent += 1
    elif outcome is Outcome.REFUSED or has_no_tries_left(mail, now=now):
        give_up(mail, code=code, now=now)
        counts.given_up += 1
    else:
        put_off(mail, now=now)
        counts.put_off += 1
    return outcome


def handed_over(mail: Email, connection: BaseEmailBackend) -> tuple[Outcome, int]:
    """What the mail server said to a mail, and its SMTP code (0 when it said nothing)."""
    try:
        connection.open()
        connection.send_messages([mail.email_message()])
    except SMTPRecipientsRefused as refusal:
        code = max(code for code, _text in refusal.recipients.values())
        return (Outcome.REFUSED if is_permanent(code) else Outcome.LATER), code
    except SMTPDataError as refusal:
        return Outcome.LATER, refusal.smtp_code
    except (SMTPException, OSError):
        connection.close()
        return Outcome.SERVER_AWAY, 0
    return Outcome.SENT, 250


def is_permanent(code: int) -> bool:
    """Whether a server says that trying again is of no use (RFC 5321, 4.2.1)."""
    return 500 <= code < 600


def has_no_tries_left(mail: Email, *, now: datetime) -> bool:
    """Whether the next attempt would come after the last one allowed, or after the mail has lost its point."""
    tries = mail.number_of_retries or 0
    return tries > len(BACKOFF) or (mail.expires_at is not None and now + pause_after(tries) >= mail.expires_at)


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many attempts."""
    return BACKOFF[min(tries, len(BACKOFF)) - 1]


def mine(mail: Email) -> QuerySet[Email]:
    """The stored mail, as long as the claim on it is still ours."""
    found: QuerySet[Email] = Email.objects.filter(pk=mail.pk, scheduled_time=mail.scheduled_time)
    return found


def note_sent(mail: Email) -> None:
    """Notes that the server took the mail, and forgets what it said."""
    mine(mail).update(status=STATUS.sent, **EMPTIED, last_updated=timezone.now())
    UndeliverableAddress.objects.filter(email__in=addresses(mail)).delete()


def put_off(mail: Email, *, now: datetime) -> None:
    """Lets the mail wait for its next attempt."""
    mine(mail).update(status=STATUS.requeued, scheduled_time=now + pause_after(mail.number_of_retries or 1))


def give_up(mail: Email, *, code: int, now: datetime) -> None:
    """Notes that the mail will never arrive, forgets what it said, and marks the address if the server refused it."""
    mine(mail).update(status=STATUS.failed, **EMPTIED, last_updated=now)
    if is_permanent(code):
        for address in addresses(mail):
            if is_private(mail):
                address_refused.send(sender=UndeliverableAddress, email=address)
            else:
                mark_undeliverable(address, code=code, now=now)


def mark_undeliverable(address: str, *, code: int, now: datetime) -> None:
    """Remembers that an address refuses mail, and tells whoever listens."""
    UndeliverableAddress.objects.update_or_create(
        email=address.lower(), defaults={"refused_at": now, "smtp_code": code}
    )
    address_refused.send(sender=UndeliverableAddress, email=address.lower())


def is_private(mail: Email) -> bool:
    """Whether the address belongs to somebody who told it for this mail alone."""
    return bool((mail.context or {}).get("is_private"))


def addresses(mail: Email) -> list[str]:
    """Whom a mail goes to, in lower case."""
    return [address.lower() for address in mail.to]


# What is left of a mail once it is dealt with: to whom, what kind and when; never a code, a link or a word of it.
EMPTIED = {"subject": "", "message": "", "html_message": "", "headers": None}


def forget_old(*, now: datetime) -> int:
    """Empties what nobody will send any more and drops what was dealt with a while ago; says how many were dropped."""
    Email.objects.filter(
        status__in=(STATUS.queued, STATUS.requeued), expires_at__lte=now, scheduled_time__lte=now
    ).update(status=STATUS.failed, **EMPTIED)
    old: QuerySet[Email] = Email.objects.filter(
        status__in=(STATUS.sent, STATUS.failed), last_updated__lt=now - timedelta(days=settings.MAIL_KEEP_DAYS)
    )
    return old.delete()[0]
