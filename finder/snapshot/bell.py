"""A bell for all workers of this machine: whoever has changed the index rings it, so that the next question looks anew."""

import logging
import os
import time
from functools import lru_cache
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)
SIZE = 8


class Bell:
    """Eight bytes in a file; other bytes than before mean that it was rung."""

    def __init__(self, path: Path) -> None:
        """The bell of this file, which is made when it is missing."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o664)

    def ring(self) -> None:
        """Tells everybody."""
        os.pwrite(self._file, time.time_ns().to_bytes(SIZE, "big"), 0)

    def sound(self) -> bytes:
        """What it sounds like now."""
        return os.pread(self._file, SIZE, 0)


@lru_cache(maxsize=4)
def bell_in(directory: str) -> Bell:
    """The bell of a directory of snapshots."""
    return Bell(Path(directory) / "bell")


def ring() -> None:
    """Tells all workers of this machine that the index has changed; the others look every half second anyway."""
    if settings.FINDER_SNAPSHOT_DIR:
        try:
            bell_in(settings.FINDER_SNAPSHOT_DIR).ring()
        except OSError as problem:
            logger.warning("The snapshot's bell cannot be rung: %s", problem.strerror)
