"""Measures how good suggestions are, and fails where they are worse than recorded: `manage.py quality_of_suggestions`."""

from argparse import ArgumentParser
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from activities.models import Activity
from casework.profile_reading import read_profile
from casework.quality.judging import Figures, Shown, judge, read_judged_profiles
from casework.suggestion import suggest
from finder.quality.demo import ASKED_AT, demo_database
from finder.quality.record import Record, WorseThanRecorded

DATA = Path(__file__).resolve().parents[3] / "tests" / "data"
RECORD = Record(
    Path(__file__).resolve().parents[2] / "quality" / "record.json", lower_is_better={"forbidden_dev", "forbidden_own"}
)


class Command(BaseCommand):
    """Judges, prints, compares with the record; something forbidden is never accepted."""

    help = "Measures suggestions on judged profiles; exit 1 where a figure is below the recorded one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which files, and whether the figures become the record."""
        parser.add_argument("--data", type=Path, default=DATA, help="folder with clients_dev.jsonl")
        parser.add_argument("--record", action="store_true", help="write the figures down as the ones to keep")
        parser.add_argument("--quiet", action="store_true", help="leave out the single misses")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Prints every figure beside what it is compared with."""
        figures: dict[str, float] = {}
        with demo_database():
            for name in ("dev", "own"):
                figures |= self._judge(options["data"] / f"clients_{name}.jsonl", name, quiet=options["quiet"])
        if any(figures[name] for name in RECORD.lower_is_better if name in figures):
            raise CommandError("Something was suggested that must never be shown.")
        self.stdout.write(RECORD.keep(figures) if options["record"] else _compared(figures))

    def _judge(self, path: Path, name: str, *, quiet: bool) -> dict[str, float]:
        if not path.is_file():
            return {}
        profiles = read_judged_profiles(path)
        categories = dict(Activity.objects.values_list("external_id", "category"))
        found = Figures.over(
            [judge(profiles, partial(shown_for, now=moment), categories=categories) for moment in ASKED_AT]
        )
        self.stdout.write(
            f"Suggestions ({name}), {len(profiles)} profiles at {len(ASKED_AT)} moments: relevant {found.relevant:.3f}, "
            f"forbidden {found.forbidden}, spread over kinds {found.spread:.3f}"
        )
        for miss in () if quiet else found.misses:
            self.stdout.write(f"  {miss}")
        return {
            f"relevant_{name}": round(found.relevant, 4),
            f"forbidden_{name}": found.forbidden,
            f"spread_{name}": round(found.spread, 4),
        }


def shown_for(line: str, *, now: datetime) -> Shown:
    """What is suggested for a line at this moment: external id and category of each."""
    suggestions = suggest(read_profile(line).profile, now=now)
    return [(one.result.card["external_id"], one.category) for one in suggestions]


def _compared(figures: dict[str, float]) -> str:
    try:
        return RECORD.compare(figures)
    except WorseThanRecorded as reason:
        raise CommandError(str(reason)) from reason
