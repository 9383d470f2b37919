"""Gives places that lack a point the best one known for their address."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from activities.geocoding.locate import chosen_service
from activities.geocoding.placed import pending_places, place_on_map
from activities.models.place import Place
from activities.vocabularies import Precision

PROGRESS_EVERY = 50


class Command(BaseCommand):
    """`manage.py geocode_pending [--limit N]`; safe to run as often as you like."""

    help = "Giver steder uden punkt på kortet det bedste punkt, adressen giver. Flytter aldrig en prik, et menneske har sat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many places to try at most."""
        parser.add_argument("--limit", type=int, default=None, help="Prøv højst så mange steder.")

    def handle(self, *args: Any, limit: int | None = None, **options: Any) -> None:
        """Place what can be placed, showing progress; end with a report that names every address nobody knows."""
        self._announce()
        pending = pending_places()[:limit]
        total = pending.count()
        outcomes: Counter[str] = Counter()
        for number, place in enumerate(pending.iterator(chunk_size=500), start=1):
            outcomes[self._place(place)] += 1
            if number % PROGRESS_EVERY == 0:
                self.stdout.write(f"{number} af {total} ...")
        self._report(outcomes)

    def _announce(self) -> None:
        try:
            service = chosen_service()
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Spørger {service.name}." if service else "Slår op i den indbyggede stedliste.")

    def _place(self, place: Place) -> str:
        """Try one place; the kind of outcome."""
        if place_on_map(place, now=timezone.now()):
            return str(place.precision)
        if place.has_point:
            return "unchanged"
        self.stdout.write(f"Sted {place.pk}: »{place.address}« blev ikke fundet. Ret postnummeret eller byen.")
        return "not_found"

    def _report(self, outcomes: Counter[str]) -> None:
        exact = outcomes[Precision.ADDRESS] + outcomes[Precision.STREET]
        coarse = outcomes[Precision.TOWN] + outcomes[Precision.AREA]
        self.stdout.write(
            f"Færdig. På adressen eller vejen: {exact}. I byen eller området: {coarse}. "
            f"Uændret: {outcomes['unchanged']}. Ikke fundet: {outcomes['not_found']}."
        )
