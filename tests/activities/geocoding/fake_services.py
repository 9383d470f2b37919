"""A loopback server that plays the three address services, with their documented answers and their failures."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

FIXTURES = Path(__file__).parents[2] / "data" / "geocoders"
SLOW_S = 0.6

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class FakeServices:
    """What the server answers to the next questions, and what it was asked."""

    domain: str = ""
    mood: str = "ok"
    overriding: Any = None  # an answer to give to searches instead of the fixtures
    asked: list[str] = field(default_factory=list)  # path and query
    tokens: list[str | None] = field(default_factory=list)  # of the header

    def answer(self, path: str, query: dict[str, list[str]]) -> Answer:
        if self.mood != "ok":
            return FAILURES[self.mood]()
        if path.startswith("/husnumre/") and not path.endswith("/soeg"):
            return _house(path.rpartition("/")[2])
        if self.overriding is not None:
            return _json(self.overriding)
        if path.endswith("/soeg"):
            return _json(
                {"status": "ok", "beskrivelse": "", "fund": _matching("husnumre_index.json", query["tekst"][0])}
            )
        if path.endswith("/husnummer"):
            return _json(_matching("gsearch_husnummer.json", query["q"][0]))
        return _json(read_fixture("nominatim_search_jsonv2.json") if "Aabenraavej" in query["q"][0] else [])


def read_fixture(name: str) -> Any:
    return json.loads((FIXTURES / name).read_text(encoding="utf-8"))


def _matching(name: str, text: str) -> list[dict[str, Any]]:
    """The houses all words of the text occur in, as the services read them: ø and o are different letters."""
    words = text.replace(",", "").split()
    return [
        house
        for house in read_fixture(name)
        if all(word in house.get("titel", house.get("visningstekst")) for word in words)
    ]


def _house(identifier: str) -> Answer:
    name = f"husnummer_{identifier}.json"
    return _json(read_fixture(name)) if (FIXTURES / name).exists() else (404, {}, b'{"status": "fejl"}')


def _json(value: Any) -> Answer:
    return 200, {"Content-Type": "application/json"}, json.dumps(value).encode()


def _after_a_while() -> Answer:
    time.sleep(SLOW_S)
    return _json([])


FAILURES: dict[str, Callable[[], Answer]] = {
    "400": lambda: (400, {}, json.dumps(read_fixture("gsearch_400.json")).encode()),
    "401": lambda: (401, {}, b"{}"),
    "429": lambda: (429, {"Retry-After": "120"}, b"slow down"),
    "500": lambda: (500, {}, b"oh"),
    "503": lambda: (503, {}, b"later"),
    "slow": _after_a_while,
    "garbage": lambda: (
        200,
        {"Content-Type": "application/json"},
        b'{"status": "ok", "fund": [{"titel": "Aabenraavej 25',
    ),
    "not utf-8": lambda: (200, {}, b'["\xff\xfe"]'),
    "empty body": lambda: (200, {}, b""),
    "HTML page": lambda: (200, {"Content-Type": "text/html"}, b"<!doctype html><title>Log ind</title>"),
    "redirect": lambda: (302, {"Location": "/log-ind"}, b""),
    "other shape": lambda: _json({"status": "ok", "hits": 3}),
    "a list of odd things": lambda: _json([{"id": None}, 7]),
    "fejl": lambda: _json({"status": "fejl", "beskrivelse": "Der skete en fejl", "fund": []}),
    "deep": lambda: (200, {}, b"[" * 200_000),
    "endless": lambda: (200, {}, b'"' + b"x" * 1_100_000 + b'"'),
}


def handler(fake: FakeServices) -> type[BaseHTTPRequestHandler]:
    """What the server does with a question."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fake.asked.append(self.path)
            fake.tokens.append(self.headers.get("token"))
            parts = urlsplit(self.path)
            status, headers, body = fake.answer(parts.path, parse_qs(parts.query))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # the client would not wait
                self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Nothing is written."""

    return Handler
