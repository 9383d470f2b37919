"""Builds the search index anew from what associations have registered, and the snapshot from it."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from finder import index
from finder.changes import apply_changes, begin_generation, current_version


class Command(BaseCommand):
    """`manage.py rebuild_index`: repairs any loss; searches go on meanwhile."""

    help = "Builds the search index anew, and the snapshot from it. Searches go on meanwhile."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Rebuilds, then follows what changed meanwhile."""
        now = timezone.now()
        written = index.rebuild(now=now, version=current_version(), progress=self._show)
        apply_changes(now=now)
        self.stdout.write(f"{written} activities are in the index.")
        begin_generation()
        call_command("build_snapshot", stdout=self.stdout)

    def _show(self, written: int) -> None:
        self.stderr.write(f"\r{written}", ending="")
