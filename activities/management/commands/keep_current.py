"""Rolls the horizon of occurrences forward for all activities and drops old ones: `manage.py keep_current`, once a night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from activities.bulk import in_batches
from activities.models import Activity
from activities.occurrences import forget_old, materialise_and_tell


class Command(BaseCommand):
    """Constant memory however many activities there are; safe to run as often as one likes."""

    help = "Materialises occurrences up to the horizon and forgets those long past."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many activities to take at a time."""
        parser.add_argument("--batch", type=int, default=500)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Goes through all activities and says how many changed."""
        now = timezone.now()
        seen = changed = forgotten = 0
        for batch in in_batches(Activity.objects.only("pk"), size=options["batch"]):
            ids = [activity.pk for activity in batch]
            changed += len(materialise_and_tell(ids, now=now))
            forgotten += forget_old(ids, now=now)
            seen += len(ids)
            self.stderr.write(f"{seen:,} activities")
        self.stdout.write(f"{seen} activities: {changed} with new dates, {forgotten} old dates forgotten.")
