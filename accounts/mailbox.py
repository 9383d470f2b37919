"""A mail server for a newcomer's own machine: every mail becomes a file in var/mail/."""

from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage as ParsedMessage
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

KEPT = 200


class Mailbox(BaseEmailBackend):
    """Writes each mail as one file, readable by its owner only; the oldest go."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Stores the mails and says how many."""
        folder = mailbox()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}.eml"
            (folder / name).write_bytes(message.message().as_bytes())
        for old in files()[KEPT:]:
            old.unlink(missing_ok=True)
        return len(email_messages)


def mailbox() -> Path:
    """The folder the mails lie in."""
    return Path(settings.MAILBOX_DIR)


def files() -> list[Path]:
    """The mails there are, the newest first."""
    return sorted(mailbox().glob("*.eml"), reverse=True)


def read(file: Path) -> ParsedMessage:
    """A stored mail, parsed."""
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert isinstance(message, ParsedMessage)  # noqa: S101 (that is what this policy makes)
    return message


def text_of(message: ParsedMessage) -> str:
    """Its plain text."""
    part = message.get_body(preferencelist=("plain",))
    return str(part.get_content()) if part else ""
