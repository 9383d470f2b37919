"""Suggests activities for the profiles of a file, one JSON line each: `manage.py suggest FILE`."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.profile_reading import BadProfile, NamedProfile, read_profile
from casework.suggestion import COUNT, suggest

STANDARD_INPUT = "-"
BAD_LINES = 2


class Command(BaseCommand):
    """Reads in memory only: nothing of a profile is written to the database, a log or the answer, but its id."""

    help = "Prints five suggestions for each profile of a file (JSON lines; - is standard input)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file and how many to suggest."""
        parser.add_argument("file", help="profiles, one JSON object per line")
        parser.add_argument("--count", type=int, default=COUNT, help="how many to suggest (5)")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Answers line by line; a line that cannot be read is named on standard error, and ends with code 2 at last."""
        bad = 0
        for number, line in enumerate(_lines(options["file"]), start=1):
            try:
                if line.strip():
                    self._answer(read_profile(line), count=options["count"])
            except BadProfile as reason:
                bad += 1
                self.stderr.write(_("Linje %(number)d: %(reason)s") % {"number": number, "reason": reason})
        if bad:
            sys.exit(BAD_LINES)

    def _answer(self, named: NamedProfile, *, count: int) -> None:
        suggestions = suggest(named.profile, now=timezone.now(), count=count)
        answer = {
            "id": named.id,
            "suggested": [one.result.card["external_id"] for one in suggestions],
            "categories": [one.category for one in suggestions],
        }
        self.stdout.write(json.dumps(answer, ensure_ascii=False))


def _lines(name: str) -> Iterable[str]:
    if name == STANDARD_INPUT:
        return sys.stdin
    try:
        return Path(name).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError as error:
        raise CommandError(_("Filen kan ikke læses: %(name)s") % {"name": name}) from error
