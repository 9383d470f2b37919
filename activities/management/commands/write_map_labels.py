"""Writes the names the map shows, after the gazetteer was changed."""

from typing import Any

from django.core.management.base import BaseCommand

from activities.geocoding.labels import write_labels


class Command(BaseCommand):
    """`manage.py write_map_labels`."""

    help = "Skriver stednavnene til kortet (static/data/labels.json) ud fra stedlisten."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say where it is."""
        self.stdout.write(f"Skrevet: {write_labels()}")
