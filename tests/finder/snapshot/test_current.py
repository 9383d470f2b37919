"""A worker believes a snapshot only when it knows the truth: else SQL answers, and nobody notices."""

import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import call_command

from activities.models import Activity
from finder import index
from finder.changes import apply_changes, begin_generation, current_version, forget_applied, note_changes
from finder.models import IndexChange, IndexEntry, IndexVersion
from finder.query import SearchQuery
from finder.search import engine_now, plan_of, search
from finder.snapshot import background, current, following, layout
from finder.snapshot.bell import ring
from finder.snapshot.build import build
from finder.snapshot.current import Current
from finder.snapshot.engine import SnapshotEngine
from finder.snapshot.shelf import Shelf
from finder.sql.engine import SqlEngine
from finder.understanding.understood import understand
from tests.finder.snapshot.country import edit_some
from tests.finder.worlds import NOW, make_world

PLAN = plan_of(understand(SearchQuery()), now=NOW)


@pytest.fixture
def shelf(db: None, tmp_path: Path, settings: Any) -> Shelf:
    """A small world with a snapshot, turned on."""
    settings.FINDER_SNAPSHOT_DIR = str(tmp_path)
    make_world(4, size=40)
    index.rebuild(now=NOW, version=current_version())
    begin_generation()
    shelf = Shelf(tmp_path)
    build(shelf)
    return shelf


def worker(shelf: Shelf) -> Current:
    """One that has not looked yet."""
    return Current(str(shelf.path))


def folder_of(shelf: Shelf) -> Path:
    return shelf.path / shelf.current()


def test_search_answers_from_the_snapshot(shelf: Shelf) -> None:
    assert isinstance(engine_now(), SnapshotEngine)
    assert search(SearchQuery(), now=NOW).count == SqlEngine().find(PLAN, offset=0, limit=1).count > 0


def test_a_page_of_results_asks_the_database_nothing(shelf: Shelf, django_assert_num_queries: Any) -> None:
    first = search(SearchQuery(), now=NOW)
    with django_assert_num_queries(0):
        assert search(SearchQuery(), now=NOW) == first


def test_cards_are_those_of_the_database_whatever_has_changed(shelf: Shelf, django_assert_num_queries: Any) -> None:
    ids = [*IndexEntry.objects.values_list("pk", flat=True), 10**9]
    changed, gone = ids[:2]
    Activity.objects.filter(pk=changed).update(title="Kaffe under æbletræet")
    Activity.objects.filter(pk=gone).delete()
    note_changes([changed, gone])
    apply_changes(now=NOW)
    view = worker(shelf).view()
    assert view is not None
    with django_assert_num_queries(1):
        cards = SnapshotEngine(view).cards(ids)
    assert cards == SqlEngine().cards(ids)
    assert cards[changed]["title"] == "Kaffe under æbletræet"
    assert set(ids) - set(cards) == {gone, 10**9}


def test_an_edit_is_seen_by_every_worker_in_its_next_question(shelf: Shelf) -> None:
    workers = [worker(shelf), worker(shelf)]
    views = [one.view() for one in workers]
    edit_some(Random(1), count=4)
    for one, before in zip(workers, views, strict=True):
        view = one.view()
        assert view is not None
        assert view is not before
        assert view.seen == current_version()
        assert SnapshotEngine(view).find(PLAN, offset=0, limit=50) == SqlEngine().find(PLAN, offset=0, limit=50)


def test_nobody_asks_the_database_again_while_nothing_happens(shelf: Shelf, django_assert_num_queries: Any) -> None:
    one = worker(shelf)
    one.view()
    with django_assert_num_queries(0):
        one.view()


def test_workers_look_every_half_second_without_a_bell(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.finder.snapshot.country.ring", lambda: None)
    one = worker(shelf)
    before = one.view()
    edit_some(Random(1), count=2)
    assert one.view() is before
    monkeypatch.setattr(current, "LOOK_EVERY", 0.0)
    view = one.view()
    assert view is not None
    assert view.seen == current_version()


def test_a_change_that_waits_is_followed_once_it_is_applied(shelf: Shelf) -> None:
    one = worker(shelf)
    changed = IndexEntry.objects.values_list("pk", flat=True)[0]
    note_changes([changed])
    waiting = one.view()
    assert waiting is not None
    assert waiting.seen == current_version() - 1
    index.refresh([changed], now=NOW, version=current_version())
    IndexChange.objects.update(is_applied=True)
    ring()
    view = one.view()
    assert view is not None
    assert view.seen == current_version()
    assert SnapshotEngine(view).find(PLAN, offset=0, limit=50) == SqlEngine().find(PLAN, offset=0, limit=50)


def truncate(shelf: Shelf) -> None:
    with (folder_of(shelf) / "planes.npy").open("r+b") as file:
        file.truncate(5000)


def garble(shelf: Shelf) -> None:
    with (folder_of(shelf) / "column.lat.npy").open("r+b") as file:
        file.seek(-40, 2)
        file.write(b"x" * 40)


def lose_a_file(shelf: Shelf) -> None:
    (folder_of(shelf) / "run.run_first.npy").unlink()


def spoil_facts(shelf: Shelf) -> None:
    (folder_of(shelf) / "facts.json").write_text("[1, 2]", encoding="utf-8")


def name_nothing(shelf: Shelf) -> None:
    (shelf.path / "current").write_text("v9-nowhere", encoding="utf-8")


def write_rubbish(shelf: Shelf) -> None:
    (shelf.path / "current").write_bytes(b"\xff\x00../../etc")


def remove_everything(shelf: Shelf) -> None:
    shutil.rmtree(folder_of(shelf))


def go_back_in_time(_shelf: Shelf) -> None:
    IndexVersion.objects.update(number=-1)


def begin_anew(_shelf: Shelf) -> None:
    begin_generation()


def forget_notes(_shelf: Shelf) -> None:
    edit_some(Random(1), count=3)
    forget_applied(before=current_version())


DAMAGES = [
    truncate, garble, lose_a_file, spoil_facts, name_nothing, write_rubbish, remove_everything, go_back_in_time, begin_anew, forget_notes,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_cannot_be_believed_is_not(shelf: Shelf, damage: Any, caplog: pytest.LogCaptureFixture) -> None:
    damage(shelf)
    one = worker(shelf)
    assert one.view() is None
    assert one.view() is None
    assert len(caplog.records) == 1
    assert caplog.records[0].getMessage().startswith("Answering by SQL, for the snapshot cannot be used: ")


def test_another_vocabulary_means_another_snapshot(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "FORMAT", layout.FORMAT + 1)
    assert worker(shelf).view() is None


def test_too_many_changes_are_left_to_sql_until_the_next_build(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "MOST_AT_ONCE", 5)
    one = worker(shelf)
    edit_some(Random(2), count=6)
    assert one.view() is None
    build(shelf)
    assert one.view() is not None


def test_spare_rows_that_run_out_are_left_to_sql(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    one = worker(shelf)
    assert one.view() is not None
    monkeypatch.setattr(following, "SPARE_ROWS", 2)
    edit_some(Random(2), count=12)
    assert one.view() is None


def test_a_build_replaces_the_snapshot_and_removes_old_ones(shelf: Shelf) -> None:
    (shelf.path / "building-1").mkdir()
    one, first = worker(shelf), shelf.current()
    one.view()
    for _turn in range(3):
        build(shelf)
    assert shelf.current() != first
    assert len(list(shelf.path.glob("v*"))) == 2
    assert list(shelf.path.glob("building-*")) == []
    view = one.view()
    assert view is not None
    assert view.row_of_changed == {}


def test_a_build_forgets_notes_that_no_snapshot_follows(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    edit_some(Random(1), count=5)
    last = current_version()
    build(shelf)
    assert IndexChange.objects.count() == 5
    monkeypatch.setattr("finder.snapshot.build.KEPT_NOTES", 2)
    build(shelf)
    assert list(IndexChange.objects.order_by("version").values_list("version", flat=True)) == [last - 2, last - 1, last]


def test_one_builder_at_a_time(shelf: Shelf) -> None:
    before = shelf.current()
    with shelf.building(waits=False) as is_ours:
        assert is_ours
        assert build(shelf, waits=False) is None
    assert shelf.current() == before


def test_one_worker_starts_a_build_when_there_is_none(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    class Started:
        def __init__(self, command: list[str], **_more: Any) -> None:
            started.append(command[1:])

        def wait(self) -> int:
            return 0

    monkeypatch.setattr(subprocess, "Popen", Started)
    monkeypatch.setattr(background, "_is_wanted", lambda: True)
    shutil.rmtree(folder_of(shelf))
    for _worker in range(3):
        worker(shelf).view()
    assert started == [["-m", "django", "build_snapshot", "--unless-building", "--gently"]]


def test_a_rebuilt_index_ends_with_its_snapshot(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    one, first = worker(shelf), shelf.current()
    call_command("rebuild_index")
    assert shelf.current() != first
    assert one.view() is not None
    assert "activities are in the snapshot." in capsys.readouterr().out


def test_an_empty_directory_setting_turns_snapshots_off(shelf: Shelf, settings: Any) -> None:
    settings.FINDER_SNAPSHOT_DIR = ""
    assert isinstance(engine_now(), SqlEngine)
    call_command("build_snapshot")


def test_an_empty_index_has_an_empty_snapshot(db: None, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert build(shelf) == 0
    view = worker(shelf).view()
    assert view is not None
    mine, sql = SnapshotEngine(view), SqlEngine()
    assert mine.find(PLAN, offset=0, limit=20) == sql.find(PLAN, offset=0, limit=20)
    assert mine.facets(PLAN) == sql.facets(PLAN)
    assert mine.cards([1]) == sql.cards([1]) == {}
