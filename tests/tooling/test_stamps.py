"""A second run does nothing again, and a change is noticed."""

import os
from pathlib import Path

from tooling import stamps


def test_work_is_current_only_for_the_inputs_it_was_done_for(tmp_path: Path) -> None:
    stamp = tmp_path / "deep" / "stamp"
    assert not stamps.is_current(stamp, "one")
    stamps.set_current(stamp, "one")
    assert stamps.is_current(stamp, "one")
    assert not stamps.is_current(stamp, "two")


def test_contents_and_their_order_make_the_fingerprint(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("ab")
    second.write_text("c")
    before = stamps.fingerprint_of_contents(first, second)
    assert before != stamps.fingerprint_of_contents(second, first)
    first.write_text("a")
    second.write_text("bc")
    assert before != stamps.fingerprint_of_contents(first, second)


def test_a_touched_new_or_removed_file_changes_the_tree(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    sheet = tmp_path / "css" / "base.css"
    sheet.write_text("p{}")
    before = stamps.fingerprint_of_tree(tmp_path)
    assert stamps.fingerprint_of_tree(tmp_path) == before
    os.utime(sheet, ns=(1, 1))
    touched = stamps.fingerprint_of_tree(tmp_path)
    sheet.unlink()
    assert len({before, touched, stamps.fingerprint_of_tree(tmp_path)}) == 3
