"""Remembers what has been done already, so that a second run does not do it again."""

from __future__ import annotations

import hashlib
from pathlib import Path


def fingerprint_of_contents(*files: Path) -> str:
    """One digest over the bytes of `files`, in the order given."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()


def fingerprint_of_tree(folder: Path) -> str:
    """One digest over the names, sizes and times of every file beneath `folder`; quick, and enough to notice an edit."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        facts = file.stat()
        digest.update(f"{file.relative_to(folder)}\0{facts.st_size}\0{facts.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def is_current(stamp: Path, fingerprint: str) -> bool:
    """Whether the work that `stamp` stands for was finished for exactly these inputs."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint


def set_current(stamp: Path, fingerprint: str) -> None:
    """Record that the work is finished; called last, so that an interrupted run starts over."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(fingerprint, encoding="utf-8")
