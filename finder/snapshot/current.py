"""The view a worker answers from now: it looks whenever the bell rings and every half second, and falls back to SQL."""

import logging
import time
from functools import lru_cache
from pathlib import Path
from threading import Lock

from django.conf import settings

from finder.snapshot.background import build_in_background
from finder.snapshot.bell import bell_in
from finder.snapshot.files import Broken, open_store
from finder.snapshot.following import follow
from finder.snapshot.freshness import State, read_state
from finder.snapshot.shelf import Shelf
from finder.snapshot.view import View

logger = logging.getLogger(__name__)
LOOK_EVERY = 0.5  # seconds
REBUILD_AFTER = 300  # changed activities


class Current:
    """What one worker knows of the snapshots in a directory."""

    def __init__(self, directory: str) -> None:
        """Nothing is opened before the first question."""
        self._shelf = Shelf(Path(directory))
        self._bell = bell_in(directory)
        self._lock = Lock()
        self._looked_at = float("-inf")
        self._sound = b""
        self._name: str | None = None
        self._state: State | None = None
        self._opened: View | None = None  # as far as it was followed
        self._answering: View | None = None  # None while only SQL knows the truth
        self._why_not = ""

    def view(self) -> View | None:
        """The view to answer from; None when only SQL knows the truth."""
        sound, now = self._bell.sound(), time.monotonic()
        if self._must_look(sound, now):
            with self._lock:
                if self._must_look(sound, now):
                    self._look()
                    self._sound, self._looked_at = sound, now
        return self._answering

    def _must_look(self, sound: bytes, now: float) -> bool:
        return sound != self._sound or now - self._looked_at > LOOK_EVERY

    def _look(self) -> None:
        state, name = read_state(), self._shelf.current()
        try:
            if name != self._name or (self._opened and self._opened.seen > state.number):
                self._name, self._state, self._opened = name, None, None
                self._opened = self._open(name)
            if self._opened and state != self._state:
                self._state, self._answering = state, None
                self._opened, self._state = self._followed(self._opened, state)
                self._answering = self._opened
                self._why_not = ""
        except Broken as reason:
            self._fall_back(str(reason))
        if self._answering is None or len(self._answering.row_of_changed) > REBUILD_AFTER:
            build_in_background(self._shelf)

    def _open(self, name: str) -> View:
        if not name:
            raise Broken("there is none")
        return View.of(open_store(self._shelf.path / name))

    @staticmethod
    def _followed(view: View, state: State) -> tuple[View, State]:
        if view.store.generation != state.generation:
            raise Broken("the index was written anew")
        if view.store.version > state.number:
            raise Broken("it has seen what the index has not")
        followed = follow(view, state)
        if followed is None:
            raise Broken("too much has changed since")
        return followed

    def _fall_back(self, reason: str) -> None:
        """SQL answers; said once, not with every question."""
        self._answering = None
        if reason != self._why_not:
            self._why_not = reason
            logger.warning("Answering by SQL, for the snapshot cannot be used: %s.", reason)


@lru_cache(maxsize=4)
def _current_in(directory: str) -> Current:
    return Current(directory)


def current_view() -> View | None:
    """The view this worker answers from; None when there is none that knows the truth, or snapshots are turned off."""
    directory = settings.FINDER_SNAPSHOT_DIR
    if not directory:
        return None
    try:
        return _current_in(str(directory)).view()
    except OSError as problem:
        logger.warning("Answering by SQL, for the snapshots' folder cannot be used: %s.", problem.strerror)
        return None
