"""Mail on its way to a real SMTP server that is friendly, difficult or away."""

import smtplib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from post_office.models import STATUS, Email
from pytest_django import Settings

from accounts import delivery
from accounts.adapters import SECURITY_NOTICE
from accounts.mail import is_undeliverable, queue_mail
from tests.accounts.sink import Sink, start

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    """A mail server, and an installation that uses it."""
    server = Sink()
    controller = start(server)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    yield server
    controller.stop()


def queue(to: str = "karen@example.dk") -> Email:
    """One notice in the queue."""
    return queue_mail(to, SECURITY_NOTICE, {"what": "Æblegrød på søndag."}, now=NOW)


def send(*, after: timedelta = timedelta()) -> delivery.Delivered:
    """One run of the queue."""
    return delivery.send_waiting(clock=lambda: NOW + after)


def test_a_mail_arrives_in_both_forms_with_its_letters_whole(sink: Sink) -> None:
    queued = queue()
    assert send() == delivery.Delivered(sent=1)
    [mail] = sink.arrived
    text, html = [str(part.get_content()) for part in mail.iter_parts()]  # type: ignore[attr-defined]  # parsed by the modern policy
    assert (mail["To"], mail["Subject"], mail["Message-ID"]) == (
        "karen@example.dk", "Der er ændret noget på din konto", queued.message_id,
    )  # fmt: skip
    assert "Æblegrød på søndag." in text
    assert "Æblegrød på søndag." in html


def test_an_address_refused_for_good_is_marked_and_told(sink: Sink) -> None:
    told: list[str] = []

    def hear(email: str, **_signal: object) -> None:
        told.append(email)

    delivery.address_refused.connect(hear)
    sink.answers = {"karen@example.dk": "550 No such user"}
    queue()
    queue("hans@example.dk")
    assert send() == delivery.Delivered(sent=1, given_up=1)
    assert (is_undeliverable("karen@example.dk"), is_undeliverable("hans@example.dk"), told) == (
        True, False, ["karen@example.dk"],
    )  # fmt: skip
    assert Email.objects.get(to="karen@example.dk").message == ""


def test_an_address_refused_for_now_is_tried_again(sink: Sink) -> None:
    sink.answers = {"karen@example.dk": "450 Try later"}
    queue()
    assert send() == delivery.Delivered(put_off=1)
    assert send(after=MINUTE - timedelta(seconds=1)) == delivery.Delivered()
    sink.answers = {}
    assert send(after=MINUTE) == delivery.Delivered(sent=1)


def test_a_refused_letter_does_not_mark_the_address(sink: Sink) -> None:
    sink.answer_to_data = "554 Looks like spam"
    queue()
    assert send() == delivery.Delivered(put_off=1)
    assert not is_undeliverable("karen@example.dk")


def test_a_server_that_is_away_costs_one_try_of_one_mail(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    for number in range(3):
        queue(f"p{number}@example.dk")
    assert send() == delivery.Delivered(put_off=1)
    assert sorted(Email.objects.values_list("number_of_retries", flat=True)) == [0, 0, 1]


def test_pauses_grow_until_the_mail_has_lost_its_point(sink: Sink) -> None:
    sink.answers = {"karen@example.dk": "450 Try later"}
    queue()
    now, tried = NOW, []
    while (mail := Email.objects.get()).status != STATUS.failed:
        now = max(now, mail.scheduled_time)
        tried.append(round((now - NOW) / MINUTE))
        delivery.send_waiting(clock=lambda: now)  # noqa: B023 (called at once)
    assert tried == [0, 1, 6, 36, 156, 516, 1236, 2676]
    assert (mail.message, is_undeliverable("karen@example.dk")) == ("", False)


def test_a_killed_worker_sends_one_mail_twice_at_most_with_the_same_id(
    sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue()
    queue("hans@example.dk")
    with monkeypatch.context() as patch:
        patch.setattr(delivery, "note_sent", die)
        with pytest.raises(KeyboardInterrupt):
            send()
    assert send() == delivery.Delivered(sent=1)
    assert send(after=timedelta(seconds=300)) == delivery.Delivered(sent=1)
    ids = sink.ids()
    assert (len(ids), len(set(ids))) == (3, 2)


def die(_mail: Email) -> None:
    """What a killed worker does between the server's yes and our note."""
    raise KeyboardInterrupt


def test_the_connection_is_shared_and_renewed(sink: Sink, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    connect = smtplib.SMTP.connect

    def counted(self: smtplib.SMTP, *where: Any, **how: Any) -> Any:
        opened.append(where)
        return connect(self, *where, **how)

    monkeypatch.setattr(smtplib.SMTP, "connect", counted)
    monkeypatch.setattr(delivery, "MAILS_PER_CONNECTION", 3)
    for number in range(7):
        queue(f"p{number}@example.dk")
    assert send() == delivery.Delivered(sent=7)
    assert len(opened) == 3
