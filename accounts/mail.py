"""The only sender of mail: a letter is written into the queue in the transaction of its cause, or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import make_msgid
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.template import engines
from django.utils import translation
from jinja2 import Environment
from post_office.models import PRIORITY, STATUS, Email

from accounts.models import UndeliverableAddress

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class MailKind:
    """A kind of mail: `templates/emails/<name>.txt` says it, and after `lifetime` it is better not sent at all.

    Addresses of `is_private` mails are nobody's business here: one that is refused is not listed in the administration.
    """

    name: str
    lifetime: timedelta = timedelta(days=3)
    is_urgent: bool = False
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person is told: subject, plain text, and the same words as HTML."""

    subject: str
    text: str
    html: str


def queue_mail(
    to: str,
    kind: MailKind,
    context: Mapping[str, object],
    *,
    now: datetime,
    language: str = settings.LANGUAGE_CODE,
    unsubscribe_url: str = "",
) -> Email:
    """Puts one mail into the queue; ValidationError for an address that is none. Urgent ones leave right after the commit."""
    mail = written(to, kind, context, now=now, language=language, unsubscribe_url=unsubscribe_url)
    with transaction.atomic():
        mail.save()
        if kind.is_urgent:
            transaction.on_commit(lambda: send_soon(mail.pk), robust=True)
    return mail


def queue_mails(mails: Iterable[Email]) -> int:
    """Puts many `written` mails into the queue, a batch at a time, and says how many."""
    count, batch = 0, []
    for mail in mails:
        batch.append(mail)
        if len(batch) == AT_ONCE:
            count += len(Email.objects.bulk_create(batch))
            batch = []
    return count + len(Email.objects.bulk_create(batch))


def send_soon(mail_id: int) -> None:
    """Asks for one mail to be sent now; if nobody can be asked, the timetable sends it within the minute."""
    from accounts.tasks import send_one_mail

    send_one_mail.delay(mail_id)


def written(
    to: str, kind: MailKind, context: Mapping[str, object], *, now: datetime, language: str, unsubscribe_url: str = ""
) -> Email:
    """A mail as it will be sent, not yet stored. Its Message-ID never changes, so a server that sees it twice can tell."""
    validate_email(to)
    letter = compose(kind, context, language=language)
    return Email(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        subject=letter.subject,
        message=letter.text,
        html_message=letter.html,
        headers=headers(language, unsubscribe_url),
        message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
        status=STATUS.queued,
        priority=PRIORITY.high if kind.is_urgent else PRIORITY.medium,
        scheduled_time=now,
        expires_at=now + kind.lifetime,
        number_of_retries=0,
        context={"kind": kind.name} | ({"is_private": True} if kind.is_private else {}),
    )


def headers(language: str, unsubscribe_url: str) -> dict[str, str]:
    """What tells mail programs that a machine wrote this, in which language, and how to get no more (RFC 3834, 8058)."""
    said = {"Auto-Submitted": "auto-generated", "Content-Language": language}
    if unsubscribe_url:
        said |= {"List-Unsubscribe": f"<{unsubscribe_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return said


def compose(kind: MailKind, context: Mapping[str, object], *, language: str) -> Letter:
    """Renders a kind of mail: the first line of its template is the subject, the rest the letter."""
    with translation.override(language):
        filled = text_environment().get_template(f"emails/{kind.name}.txt").render(**context)
        subject, _newline, body = filled.strip().partition("\n")
        text = body.strip() + "\n"
        html = html_environment().get_template("emails/letter.html").render(blocks=blocks(text), language=language)
    return Letter(" ".join(subject.split()), text, html)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a letter: running text, a code to type, or a link with the words that lead to it."""

    text: str
    form: str = "text"
    link: str = ""


def blocks(text: str) -> list[Block]:
    """The paragraphs of a plain-text letter, so that the HTML says the very same."""
    return [block(paragraph) for paragraph in text.strip().split("\n\n") if paragraph.strip()]


def block(paragraph: str) -> Block:
    """A paragraph that ends with an address is a link; one set in by four blanks is a code."""
    *words, last = paragraph.splitlines()
    if last.startswith(("http://", "https://")):
        return Block(" ".join(words).removesuffix(":") or last, "link", last)
    return Block(paragraph.strip(), "code" if paragraph.startswith("    ") else "text")


def html_environment() -> Environment:
    """The environment of our pages."""
    engine: Any = engines["jinja2"]
    found: Environment = engine.env
    return found


@cache
def text_environment() -> Environment:
    """The same environment for plain text: nothing is escaped, and a line ends where its template's does."""
    made = html_environment().overlay(autoescape=False, trim_blocks=False, lstrip_blocks=False)
    made.globals = {**made.globals, "_": plainly, "gettext": plainly}
    return made


def plainly(message: str, /, **variables: object) -> str:
    """A text of a letter in the language of the moment, and what is put into it as it is."""
    text = translation.gettext(message)
    return text % variables if variables or "%" in message else text


def is_undeliverable(address: str) -> bool:
    """Whether the last mail to this address was refused for good."""
    return UndeliverableAddress.objects.filter(email=address.strip().lower()).exists()
