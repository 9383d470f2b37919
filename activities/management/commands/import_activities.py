"""Takes activities in from a file of the exchange table (CSV or XLSX): `manage.py import_activities FILE`."""

import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from activities.importers.base import Wishes
from activities.importers.files import import_file
from activities.importers.report import BrokenFile, Report
from activities.models import Source

REJECTED_ROWS_EXIT_CODE = 2


class Command(BaseCommand):
    """Upserts by source and external_id: the same file twice changes nothing."""

    help = "Takes activities in from a CSV or XLSX file of the exchange table (docs/import.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and what is to happen to what it holds."""
        parser.add_argument("file", type=Path, help="CSV (UTF-8, comma or semicolon) or XLSX")
        parser.add_argument("--source", default="import", help="who hands us the file; ids are unique per source")
        parser.add_argument("--publish", action="store_true", help="show the activities at once")
        parser.add_argument("--retire", action="store_true", help="withdraw what the source no longer lists")
        parser.add_argument(
            "--roll-forward", action="store_true", help="move rows that are over on by whole periods of 52 weeks"
        )
        parser.add_argument("--dry-run", action="store_true", help="only check the file; write nothing")
        parser.add_argument("--strict", action="store_true", help="end with code 2 when a row was refused")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Imports and reports. Ends with code 1 for a file that cannot be read as a whole."""
        wishes = Wishes(publish=options["publish"], retire=options["retire"], dry_run=options["dry_run"])
        try:
            report = import_file(
                options["file"],
                source=_source(options["source"]),
                now=timezone.now(),
                wishes=wishes,
                roll_forward=options["roll_forward"],
                progress=self._show_progress,
            )
        except BrokenFile as error:
            raise CommandError(f"{options['file']}: {error} Intet er ændret.") from error
        self._print(report, dry_run=wishes.dry_run)
        if options["strict"] and report.rejected:
            sys.exit(REJECTED_ROWS_EXIT_CODE)

    def _show_progress(self, what: str, rows: int) -> None:
        self.stderr.write(f"{what}: {rows:,} rows", ending="\r" if sys.stderr.isatty() else "\n")

    def _print(self, report: Report, *, dry_run: bool) -> None:
        for problem in report.rejections:
            self.stdout.write(f"AFVIST  {problem}")
        for problem in report.remarks:
            self.stdout.write(f"BEMÆRK  {problem}")
        if dry_run:
            self.stdout.write(
                f"Dry run: {report.accepted} rows can be taken in, {report.rejected} rejected. Nothing is written."
            )
            return
        self.stdout.write(
            f"{report.created} created, {report.changed} changed, {report.unchanged} unchanged, {report.rejected} rejected; "
            f"{report.published} published, {report.retired} retired."
        )


def _source(code: str) -> Source:
    """The source with this code, or a new one that is saved once its file has proved readable."""
    known = Source.objects.filter(code=code).first()
    source = known or Source(code=code, name=code)
    try:
        source.full_clean()
    except ValidationError as error:
        raise CommandError(f"--source {code}: {' '.join(error.messages)}") from error
    return source
