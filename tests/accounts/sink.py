"""A real mail server on this machine that keeps what it is given, and can be told to be difficult."""

import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import Message

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tooling.services import free_port


@dataclass
class Sink:
    """What arrived, and what the server answers to whom."""

    arrived: list[Message] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    answer_to_data: str = "250 OK"
    lock: threading.Lock = field(default_factory=threading.Lock)

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Takes or refuses an address."""
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 (the name aiosmtpd calls)
        """Keeps a mail."""
        if self.answer_to_data.startswith("250"):
            assert isinstance(envelope.content, bytes)
            with self.lock:
                self.arrived.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answer_to_data

    def ids(self) -> list[str]:
        """The Message-IDs of what arrived."""
        with self.lock:
            return [str(message["Message-ID"]) for message in self.arrived]


def start(sink: Sink) -> Controller:
    """Serves on a free port of the loopback, which is `controller.port`."""
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    return controller
