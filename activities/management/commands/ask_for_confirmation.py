"""Asks about activities whose confirmation has run out: `manage.py ask_for_confirmation`, once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from activities.bulk import modest_cache
from activities.confirmation import AT_ONCE, Asked, ask_everybody


class Command(BaseCommand):
    """Constant memory however many are due; safe to run as often as one likes, and beside itself."""

    help = "Writes to those who run activities that nobody has confirmed for too long."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many activities to take at a time."""
        parser.add_argument("--batch", type=int, default=AT_ONCE)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Goes through all that are due and says how many were asked about."""
        asked = Asked()
        with modest_cache():
            for asked in ask_everybody(now=timezone.now(), at_once=options["batch"]):
                self.stderr.write(f"{asked.activities:,} activities")
        self.stdout.write(
            f"{asked.activities} asked about in {asked.mails} mails, {asked.unreachable} have to be phoned."
        )
