"""Builds the column snapshot that searches are answered from."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from finder.snapshot.build import build
from finder.snapshot.shelf import Shelf


class Command(BaseCommand):
    """`manage.py build_snapshot`: searches go on meanwhile, and all workers switch when it is done."""

    help = "Builds the column snapshot that searches are answered from. Searches go on meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What a worker says when it starts this beside itself."""
        parser.add_argument("--unless-building", action="store_true", help="Do nothing while another process builds.")
        parser.add_argument("--gently", action="store_true", help="Leave the processor to the searches.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Builds, unless snapshots are turned off."""
        if not settings.FINDER_SNAPSHOT_DIR:
            self.stdout.write("Snapshots are turned off (FINDER_SNAPSHOT_DIR is empty): SQL answers.")
            return
        if options["gently"]:
            os.nice(10)
        built = build(Shelf(Path(settings.FINDER_SNAPSHOT_DIR)), waits=not options["unless_building"])
        self.stdout.write(
            "Another process is building a snapshot." if built is None else f"{built} activities are in the snapshot."
        )
