"""The timetable: everything on it exists, runs once when it is due, and makes up for a night the machine slept."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import time_machine
from celery.signals import task_postrun
from django.core.management import CommandError, call_command

from accounts.management.commands import run_timetable
from accounts.management.commands.run_timetable import Timetable, only_one, service
from config.celery import TIMETABLE, app

# Copenhagen: 02.05.
FIVE_PAST_TWO = datetime(2026, 11, 23, 1, 5, 30, tzinfo=UTC)
EVERY_MINUTE = {"accounts.tasks.send_waiting_mail", "finder.tasks.apply_waiting_changes"}


@pytest.fixture
def ran(db: None) -> Iterator[Counter[str]]:
    """How often each task ran."""
    counts: Counter[str] = Counter()

    def note(task: object, state: str, **_signal: object) -> None:
        assert state == "SUCCESS"
        counts[task.name] += 1  # type: ignore[attr-defined]  # celery's task

    task_postrun.connect(note)
    yield counts
    task_postrun.disconnect(note)


def run_what_is_due(timetable: Timetable) -> None:
    """Ticks until the timetable wants to wait."""
    while timetable.tick() <= 0:
        pass


def scheduler(memory: Path) -> Timetable:
    """A timetable that remembers in a file."""
    made: Timetable = service(memory).scheduler
    return made


def test_every_task_of_the_timetable_exists() -> None:
    app.loader.import_default_modules()
    assert {entry["task"] for entry in TIMETABLE.values()} - set(app.tasks) == set()


def test_each_task_runs_once_when_it_is_due(ran: Counter[str], tmp_path: Path) -> None:
    with time_machine.travel(FIVE_PAST_TWO, tick=False) as clock:
        timetable = scheduler(tmp_path / "timetable")
        run_what_is_due(timetable)
        assert ran == {}
        for _ in range(10):
            clock.shift(timedelta(minutes=1))
            run_what_is_due(timetable)
            run_what_is_due(timetable)
        timetable.close()
    assert ran == {**dict.fromkeys(EVERY_MINUTE, 10), "activities.tasks.keep_dates_current": 1}


def test_a_night_the_machine_slept_is_made_up_for_once(ran: Counter[str], tmp_path: Path) -> None:
    with time_machine.travel(FIVE_PAST_TWO, tick=False) as clock:
        scheduler(tmp_path / "timetable").close()
        clock.shift(timedelta(hours=6))
        for _ in range(2):
            timetable = scheduler(tmp_path / "timetable")
            run_what_is_due(timetable)
            timetable.close()
    assert ran == dict.fromkeys((entry["task"] for entry in TIMETABLE.values()), 1)


def test_a_task_that_fails_does_not_stop_the_others(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    states: dict[str, str] = {}

    def note(task: object, state: str, **_signal: object) -> None:
        states[task.name] = state  # type: ignore[attr-defined]  # celery's task

    task_postrun.connect(note)
    monkeypatch.setattr("finder.changes.apply_changes", lambda *, now: 1 / 0)
    with time_machine.travel(FIVE_PAST_TWO, tick=False) as clock:
        timetable = scheduler(tmp_path / "timetable")
        clock.shift(timedelta(minutes=1))
        run_what_is_due(timetable)
        timetable.close()
    task_postrun.disconnect(note)
    assert states == {
        "finder.tasks.apply_waiting_changes": "FAILURE", "accounts.tasks.send_waiting_mail": "SUCCESS",
    }  # fmt: skip


def test_one_timetable_at_a_time(tmp_path: Path) -> None:
    with only_one(tmp_path / "lock") as first, only_one(tmp_path / "lock") as second:
        assert (first, second) == (True, False)
    with only_one(tmp_path / "lock") as third:
        assert third


def test_it_ends_with_the_server_that_started_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timetable = scheduler(tmp_path / "timetable")
    monkeypatch.setattr(Timetable, "belongs_to", -1)
    with pytest.raises(SystemExit):
        timetable.tick()
    timetable.close()


def test_with_redis_it_sends_people_to_celery(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_timetable, "current_app", SimpleNamespace(conf=SimpleNamespace(task_always_eager=False)))
    with pytest.raises(CommandError, match="Celery"):
        call_command("run_timetable")
