"""A newcomer's letter box: the mails in var/mail/ as pages, only where MAIL_VIEWER is on."""

from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import mailbox
from accounts.mail import Block, blocks


class Shown(NamedTuple):
    """One mail on a page."""

    name: str
    subject: str
    to: str
    date: str
    blocks: list[Block]


@never_cache
@require_safe
def letter_box(request: HttpRequest) -> HttpResponse:
    """The mails there are, the newest first, all on one page."""
    if not settings.MAIL_VIEWER:
        raise Http404
    mails = [shown(file.name) for file in mailbox.files()[:30]]
    return render(request, "accounts/letter_box.html", {"mails": mails})


def shown(name: str) -> Shown:
    """A stored mail, ready to be shown."""
    message = mailbox.read(mailbox.mailbox() / name)
    text = mailbox.text_of(message).replace("\r\n", "\n")
    return Shown(name, str(message["subject"]), str(message["to"]), str(message["date"]), blocks(text))
