"""Where snapshots lie: each in a folder of its own, one of them current; switched at once, old ones removed."""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KEPT = 2


@dataclass(frozen=True, slots=True)
class Shelf:
    """The directory of an installation's snapshots."""

    path: Path

    def current(self) -> str:
        """The name of the current snapshot; empty when there is none."""
        try:
            return (self.path / "current").read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return ""

    def publish(self, folder: Path, *, name: str) -> None:
        """Makes a finished folder the current snapshot, and removes all but the last few."""
        folder.rename(self.path / name)
        following = self.path / "current.new"
        following.write_text(name, encoding="ascii")
        following.replace(self.path / "current")
        self._remove_old(name)

    def _remove_old(self, name: str) -> None:
        """Workers that still use a removed one keep its pages until they have followed."""
        folders = [one for one in self.path.glob("v*") if one.is_dir() and one.name != name]
        with suppress(OSError):
            folders.sort(key=lambda one: one.stat().st_mtime, reverse=True)
        for folder in folders[KEPT - 1 :]:
            shutil.rmtree(folder, ignore_errors=True)

    def new_folder(self) -> Path:
        """An empty folder to build in; what an interrupted build has left goes away."""
        for left in self.path.glob("building-*"):
            shutil.rmtree(left, ignore_errors=True)
        folder = self.path / f"building-{os.getpid()}"
        folder.mkdir(parents=True)
        return folder

    @contextmanager
    def building(self, *, waits: bool) -> Iterator[bool]:
        """One builder at a time, also across processes; gives whether it is us. The lock ends with its process."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            yield True

    def claim_attempt(self, *, every: float) -> bool:
        """Whether it is time to try a build again: at most one worker is told so within `every` seconds."""
        mark = self.path / "attempt"
        with self.building(waits=False) as is_ours:
            if not is_ours or (mark.exists() and 0 <= time.time() - mark.stat().st_mtime < every):
                return False
            mark.touch()
            return True


def write_facts(folder: Path, facts: dict[str, Any]) -> None:
    """What a snapshot says of itself."""
    (folder / "facts.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")


def read_facts(folder: Path) -> dict[str, Any]:
    """As it was written; raises OSError, TypeError or ValueError when it cannot be read."""
    return dict(json.loads((folder / "facts.json").read_text(encoding="utf-8")))
