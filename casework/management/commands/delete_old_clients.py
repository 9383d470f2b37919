"""Deletes clients without activity for the configured months, and records of access whose period is over."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from casework import retention


class Command(BaseCommand):
    """The nightly task, by hand."""

    help = "Deletes what is over (CASEWORK_CLIENT_MONTHS, CASEWORK_AUDIT_MONTHS) and prints the counts."

    def add_arguments(self, parser: CommandParser) -> None:
        """A trial."""
        parser.add_argument("--dry-run", action="store_true", help="Only print the counts.")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        """Deletes or counts."""
        report = retention.delete_old(now=timezone.now(), is_trial=options["dry_run"])
        self.stdout.write(("Would delete " if options["dry_run"] else "Deleted ") + str(report))
