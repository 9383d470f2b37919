"""Runs the timetable of config/celery.py in one small process, for an installation without Redis and workers."""

import fcntl
import os
import signal
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from celery import current_app
from celery.beat import PersistentScheduler, Service
from celery.signals import task_postrun
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

LOOK_UP_S = 5


class Timetable(PersistentScheduler):  # type: ignore[misc]  # celery ships no types
    """Celery's own scheduler, running each task here; ends when the process it belongs to has ended."""

    belongs_to: int | None = None

    def tick(self, *args: Any, **options: Any) -> float:
        """Runs what is due and says in how many seconds to look again."""
        if self.belongs_to is not None and os.getppid() != self.belongs_to:
            raise SystemExit(0)
        wait: float = super().tick(*args, **options)
        return wait


class Command(BaseCommand):
    """`manage.py run_timetable`: remembers in var/ what ran when, so that a night the machine slept is made up for."""

    help = "Runs the timetable in this process until it is stopped. Not needed beside Celery's worker and beat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Lets a server that starts this process take it along when it ends."""
        parser.add_argument(
            "--with-parent", action="store_true", help="end when the process that started this one ends"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Runs until SIGTERM or Ctrl-C; where it runs already there is nothing to do."""
        if not current_app.conf.task_always_eager:
            raise CommandError("REDIS_URL is set: start a Celery worker and beat instead (docs/operations.md).")
        Timetable.belongs_to = os.getppid() if options["with_parent"] else None
        signal.signal(signal.SIGTERM, lambda *_: exit_quietly())
        with only_one(settings.VAR / "timetable.lock") as is_alone:
            if not is_alone:
                self.stdout.write("The timetable runs already.")
                return
            task_postrun.connect(lambda **_: close_old_connections(), weak=False)
            service(settings.VAR / "timetable").start(embedded_process=True)


def exit_quietly() -> None:
    """Ends the process between two tasks."""
    raise SystemExit(0)


def service(memory: Path) -> Service:
    """Celery's beat with our scheduler; `memory` is the file in which it keeps what ran when."""
    # Without its tasks, beat would hand their names to a broker that is not there.
    current_app.loader.import_default_modules()
    return Service(current_app, max_interval=LOOK_UP_S, schedule_filename=str(memory), scheduler_cls=Timetable)


@contextmanager
def only_one(file: Path) -> Iterator[bool]:
    """Whether this is the only process that holds `file`; the lock ends with the process, however it ends."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
