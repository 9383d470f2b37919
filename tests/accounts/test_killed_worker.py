"""A real worker is killed in the middle of a thousand mails: none is lost, and next to none arrives twice."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from celery import Celery

from tests.accounts.sink import Sink, start
from tooling.environment import ROOT

MAILS = 1000
PROCESSES = 2
QUEUE_A_THOUSAND = f"""
import django; django.setup()
from django.utils import timezone
from accounts.adapters import SECURITY_NOTICE
from accounts.mail import queue_mails, written
queue_mails(written(f"p{{n}}@example.dk", SECURITY_NOTICE, {{"what": "Hej."}}, now=timezone.now(), language="da") for n in range({MAILS}))
"""

pytestmark = pytest.mark.redis


@pytest.fixture
def sink() -> Iterator[tuple[Sink, int]]:
    """A mail server and its port."""
    server = Sink()
    controller = start(server)
    yield server, controller.port
    controller.stop()


@pytest.fixture
def installation(tmp_path: Path, redis_url: str, sink: tuple[Sink, int]) -> dict[str, str]:
    """The environment of a site with a database, a Redis and a mail server of its own, and a thousand mails waiting."""
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "REDIS_URL": redis_url,
        "EMAIL_URL": f"smtp://127.0.0.1:{sink[1]}",
        "MAIL_LEASE_S": "3",
        "MAIL_BATCH": str(MAILS),
    }
    for command in (["manage.py", "migrate", "--verbosity=0"], ["-c", QUEUE_A_THOUSAND]):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=env, check=True)  # noqa: S603 (our own commands)
    return env


def worker(env: dict[str, str]) -> subprocess.Popen[bytes]:
    """A Celery worker with its children in a process group of their own."""
    command = [
        "-m",
        "celery",
        "-A",
        "config",
        "worker",
        f"--concurrency={PROCESSES}",
        "--loglevel=ERROR",
        "--without-mingle",
    ]
    return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=env, start_new_session=True)  # noqa: S603 (our own command)


def kill(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL for the worker and its children at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(condition: Callable[[], bool], *, meanwhile: Callable[[], object] = lambda: None) -> None:
    """Waits for what a loaded machine will do in the end."""
    deadline = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < deadline
        meanwhile()
        time.sleep(0.5)


def states(tmp_path: Path) -> dict[int, int]:
    """How many mails are in which state (0: sent)."""
    with sqlite3.connect(tmp_path / "site.sqlite3") as database:
        return dict(database.execute("SELECT status, count(*) FROM post_office_email GROUP BY status").fetchall())


def test_none_is_lost_and_one_per_killed_process_at_most_arrives_twice(
    installation: dict[str, str], sink: tuple[Sink, int], redis_url: str, tmp_path: Path
) -> None:
    server, _port = sink
    queue = Celery(broker=redis_url)

    def ask() -> None:
        queue.send_task("accounts.tasks.send_waiting_mail")

    first = worker(installation)
    try:
        for _ in range(PROCESSES):
            ask()
        wait_until(lambda: len(server.arrived) > MAILS // 3)
    finally:
        kill(first)
    assert len(server.arrived) < MAILS
    second = worker(installation)
    try:
        wait_until(lambda: states(tmp_path) == {0: MAILS}, meanwhile=ask)
    finally:
        kill(second)
    ids = server.ids()
    assert len(set(ids)) == MAILS
    assert len(ids) - MAILS <= PROCESSES
