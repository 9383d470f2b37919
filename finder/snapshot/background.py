"""Starts a build beside the workers when a snapshot is missing or far behind; needs no queue and no scheduler."""

import logging
import subprocess
import sys
from threading import Thread

from django.conf import settings
from django.db import connection

from finder.snapshot.shelf import Shelf

logger = logging.getLogger(__name__)
TRY_EVERY = 30.0  # seconds, over all workers


def build_in_background(shelf: Shelf) -> bool:
    """Starts `manage.py build_snapshot` as a process of its own, unless one runs or was tried a moment ago."""
    if not _is_wanted() or not shelf.claim_attempt(every=TRY_EVERY):
        return False
    command = [sys.executable, "-m", "django", "build_snapshot", "--unless-building", "--gently"]
    try:
        process = subprocess.Popen(command, cwd=settings.ROOT, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)  # noqa: S603 (our own command)
    except OSError as problem:
        logger.warning("A snapshot cannot be built: %s.", problem.strerror)
        return False
    Thread(target=process.wait, name="snapshot-build", daemon=True).start()
    return True


def _is_wanted() -> bool:
    """Not when turned off, and not for a database that only this process can see."""
    is_in_memory = connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"])
    return bool(settings.FINDER_SNAPSHOT_IN_BACKGROUND) and not is_in_memory
