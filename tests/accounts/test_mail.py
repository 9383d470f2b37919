"""The queue of mail: written with its cause, said in words, emptied once it is sent."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from post_office.models import STATUS, Email

from accounts import delivery
from accounts.adapters import SECURITY_NOTICE, SIGN_IN_CODE
from accounts.mail import Block, MailKind, blocks, compose, is_undeliverable, queue_mail, queue_mails, written
from accounts.models import UndeliverableAddress

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CODE = {"code": "123456"}
TO = "karen@example.dk"

pytestmark = pytest.mark.django_db


def queue(to: str = TO, *, kind: MailKind = SIGN_IN_CODE) -> Email:
    """A mail with a code in the queue."""
    return queue_mail(to, kind, CODE, now=NOW)


def test_a_letter_says_the_same_in_text_and_html() -> None:
    letter = compose(SIGN_IN_CODE, CODE, language="da")
    assert letter.subject == "Din kode er 123456"
    assert letter.text == (
        "Hej\n\nSkriv denne kode for at logge ind:\n\n    123456\n\nKoden virker i et kvarter.\n\n"
        "Har du ikke bedt om en kode? Så skal du ikke gøre noget. Ingen kan logge ind uden koden. "
        "Giv den ikke til andre. Vi spørger aldrig om den.\n\nHilsen Kom som du er\n"
    )
    assert all(block.text in letter.html for block in blocks(letter.text))


def test_words_that_look_like_markup_stay_words() -> None:
    letter = compose(SECURITY_NOTICE, {"what": "<b>Ida & Bo</b> {{ 7 * 7 }} {% if %}"}, language="da")
    assert "<b>Ida & Bo</b> {{ 7 * 7 }} {% if %}" in letter.text
    assert "&lt;b&gt;Ida &amp; Bo&lt;/b&gt; {{ 7 * 7 }} {% if %}" in letter.html


def test_a_subject_is_one_line() -> None:
    letter = compose(SIGN_IN_CODE, {"code": "1\r\nBcc: everybody@example.dk"}, language="da")
    assert "\n" not in letter.subject
    assert "\r" not in letter.subject


def test_paragraphs_of_a_letter() -> None:
    assert blocks("Hej\n\nLog ind her:\nhttps://a.example/b\n\n    42\n\nhttps://c.example/") == [
        Block("Hej"),
        Block("Log ind her", "link", "https://a.example/b"),
        Block("42", "code"),
        Block("https://c.example/", "link", "https://c.example/"),
    ]


def test_no_cause_no_mail() -> None:
    def cause_that_fails() -> None:
        with transaction.atomic():
            queue()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        cause_that_fails()
    assert not Email.objects.exists()


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError):
        queue("karen@example.dk, hans@example.dk")
    with pytest.raises(ValidationError):
        queue("karen@example.dk\nBcc: hans@example.dk")
    assert not Email.objects.exists()


def test_an_urgent_mail_leaves_right_after_the_commit(
    mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]  # a context manager
        queue_mail(TO, SIGN_IN_CODE, CODE, now=datetime.now(UTC))
        assert mailoutbox == []
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [([TO], "Din kode er 123456")]


def test_a_sent_mail_is_empty(mailoutbox: list[EmailMessage]) -> None:
    mail = queue()
    assert delivery.send_waiting(clock=lambda: NOW) == delivery.Delivered(sent=1)
    mail.refresh_from_db()
    assert (mail.status, mail.to, mail.subject, mail.message, mail.html_message, mail.headers, mail.context) == (
        STATUS.sent, [TO], "", "", "", None, {"kind": "sign_in_code"},
    )  # fmt: skip
    assert delivery.send_waiting(clock=lambda: NOW) == delivery.Delivered()
    assert len(mailoutbox) == 1


def test_a_mail_says_that_a_machine_wrote_it_and_how_to_get_no_more(mailoutbox: list[EmailMessage]) -> None:
    queue_mail(TO, SECURITY_NOTICE, {"what": "Hej."}, now=NOW, unsubscribe_url="https://example.dk/nej/abc/")
    delivery.send_waiting(clock=lambda: NOW)
    [mail] = mailoutbox
    assert {name: mail.extra_headers[name] for name in ("Auto-Submitted", "Content-Language", "List-Unsubscribe")} == {
        "Auto-Submitted": "auto-generated",
        "Content-Language": "da",
        "List-Unsubscribe": "<https://example.dk/nej/abc/>",
    }
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_code_that_has_run_out_is_not_sent(mailoutbox: list[EmailMessage]) -> None:
    queue()
    assert delivery.send_waiting(clock=lambda: NOW + SIGN_IN_CODE.lifetime) == delivery.Delivered()
    delivery.forget_old(now=NOW + SIGN_IN_CODE.lifetime)
    assert (mailoutbox, Email.objects.get().status, Email.objects.get().message) == ([], STATUS.failed, "")


def test_old_mail_is_dropped(mailoutbox: list[EmailMessage]) -> None:
    queue()
    delivery.send_waiting(clock=lambda: NOW)
    Email.objects.update(last_updated=NOW)
    assert delivery.forget_old(now=NOW + timedelta(days=14)) == 0
    assert delivery.forget_old(now=NOW + timedelta(days=14, seconds=1)) == 1


def test_many_mails_are_queued_in_batches() -> None:
    mails = (written(f"p{n}@example.dk", SECURITY_NOTICE, {"what": "Hej."}, now=NOW, language="da") for n in range(600))
    assert queue_mails(mails) == 600
    assert len(set(Email.objects.values_list("message_id", flat=True))) == 600


def test_a_claimed_mail_is_nobody_else_s_until_the_lease_ends() -> None:
    queue()
    first = delivery.claim(delivery.due(NOW), now=NOW)
    assert first is not None
    assert delivery.claim(delivery.due(NOW), now=NOW) is None
    later = NOW + timedelta(seconds=300)
    second = delivery.claim(delivery.due(later), now=later)
    assert second is not None
    assert (second.pk, second.message_id, second.number_of_retries) == (first.pk, first.message_id, 2)


def test_whoever_lost_the_claim_changes_nothing() -> None:
    queue()
    slow = delivery.claim(delivery.due(NOW), now=NOW)
    later = NOW + timedelta(seconds=300)
    quick = delivery.claim(delivery.due(later), now=later)
    assert slow
    assert quick
    delivery.put_off(slow, now=later)
    delivery.note_sent(quick)
    assert Email.objects.get().status == STATUS.sent


def test_an_address_that_works_again_is_forgiven(mailoutbox: list[EmailMessage]) -> None:
    delivery.mark_undeliverable("Karen@Example.dk", code=550, now=NOW)
    assert is_undeliverable(TO)
    queue()
    delivery.send_waiting(clock=lambda: NOW)
    assert not UndeliverableAddress.objects.exists()


def test_a_letter_says_names_as_they_are_and_keeps_its_lines() -> None:
    letter = compose(MailKind("activity_approved"), {"what": "Kaffe & <kage>", "link": "http://x.dk/y"}, language="da")
    assert letter.subject == "Kaffe & <kage> er på siden nu"
    assert letter.text.split("\n\n") == [
        "Hej",
        "Vi har læst Kaffe & <kage>. Det er godkendt, og alle kan se det.",
        "Se siden her:\nhttp://x.dk/y",
        "Hilsen Kom som du er\n",
    ]
