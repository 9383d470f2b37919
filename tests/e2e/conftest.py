"""A running site with the demo activities, and a browser that remembers everything it did."""

import logging
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright
from pytest_django.live_server_helper import LiveServer

from activities.models import Activity

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDE, NARROW = 1280, 320
LONGEST_ANSWER = 5.0  # seconds


@dataclass
class Log(logging.Handler):
    """Every line any logger lets through while the suite runs."""

    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begins as a plain handler."""
        logging.Handler.__init__(self)

    def __hash__(self) -> int:
        """Logging keeps handlers in sets."""
        return id(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the line as it would be written."""
        self.lines.append(self.format(record))


@pytest.fixture(scope="package")
def log() -> Iterator[Log]:
    """What was logged so far."""
    handler = Log()
    logging.getLogger().addHandler(handler)
    logging.getLogger("django.server").addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    logging.getLogger("django.server").removeHandler(handler)


@dataclass
class Busy:
    """How many requests are being answered."""

    now: int = 0
    lock: Lock = field(default_factory=Lock)

    def began(self, **_signal: object) -> None:
        """One more."""
        with self.lock:
            self.now += 1

    def ended(self, **_signal: object) -> None:
        """One less."""
        with self.lock:
            self.now -= 1

    def wait(self) -> None:
        """Until everything is answered; not for ever."""
        deadline = time.monotonic() + LONGEST_ANSWER
        time.sleep(0.02)  # what a closed page sent last is on its way
        while self.now > 0 and time.monotonic() < deadline:
            time.sleep(0.02)


@pytest.fixture(scope="package")
def busy() -> Iterator[Busy]:
    """Counts what the server is answering."""
    counted = Busy()
    request_started.connect(counted.began)
    request_finished.connect(counted.ended)
    yield counted
    request_started.disconnect(counted.began)
    request_finished.disconnect(counted.ended)


@pytest.fixture(autouse=True)
def answered(busy: Busy) -> Iterator[None]:
    """A test's tables are emptied only when its closed pages have their answers: SQLite in memory knows no waiting."""
    yield
    busy.wait()


@pytest.fixture(scope="package")
def site(django_db_setup: None, django_db_blocker: pytest.FixtureRequest, log: Log) -> Iterator[str]:
    """The address of a running site with the demo set; its tables are emptied afterwards."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's blocker
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's own loop stands in this thread
        call_command("load_demo", verbosity=0)
        call_command("rebuild_index", verbosity=0)
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def demo(site: str) -> None:
    """The demo set, also after a test that emptied the tables behind it."""
    if not Activity.objects.exists():
        call_command("load_demo", verbosity=0)
        call_command("rebuild_index", verbosity=0)


@pytest.fixture(scope="package")
def browser(site: str) -> Iterator[Browser]:
    """One browser for all tests; each gets a context of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@dataclass
class Witness:
    """What a page did behind the reader's back."""

    host: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Listens to every page of a context."""
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).netloc not in {self.host, ""}:
            self.foreign.append(request.url)

    def _response(self, response: Response) -> None:
        if "set-cookie" in response.headers:
            self.cookies.append(response.url)

    def _console(self, message: ConsoleMessage) -> None:
        is_own_404 = "404" in message.text and "Failed to load resource" in message.text
        if message.type == "error" and not is_own_404:
            self.errors.append(message.text)


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens `path` at a width, with or without JavaScript; afterwards nothing foreign, no cookie and no error is allowed."""
    witness = Witness(urlsplit(site).netloc)
    contexts: list[BrowserContext] = []

    def opened(path: str, *, width: int = WIDE, javascript: bool = True, **options: object) -> Page:
        height = 900 if width > 600 else 740
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            **options,  # type: ignore[arg-type]  # options of a context, passed on
        )
        witness.watch(context)
        contexts.append(context)
        page = context.new_page()
        answer = page.goto(path)
        assert answer is None or answer.status < 500, f"{path}: {answer.status}"
        page.wait_for_load_state("networkidle")
        return page

    yield opened
    kept = [cookie["name"] for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert (witness.foreign, witness.cookies, kept, witness.errors) == ([], [], [], [])


@pytest.fixture(scope="package")
def some_activity(site: str) -> str:
    """The address of one activity with everything a page can show."""
    found = (
        Activity.objects.published().filter(title__startswith="Tirsdagskaffe").first()
        or Activity.objects.published()[0]
    )
    return found.get_absolute_url()


@pytest.fixture(scope="package")
def some_organisation(site: str) -> str:
    """The address of one organisation."""
    return Activity.objects.published().select_related("organisation")[0].organisation.get_absolute_url()
