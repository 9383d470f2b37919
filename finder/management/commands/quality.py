"""Measures how good answers and readings are, and fails where they are worse than recorded: `manage.py quality`."""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from finder.language.reading import read
from finder.quality import ways
from finder.quality.judged import JudgedQuestion, read_questions, read_sentences
from finder.quality.report import ReadingFigures, SearchFigures, judge_readings, judge_search

DATA = Path(__file__).resolve().parents[3] / "tests" / "data"
RECORD = Path(__file__).resolve().parents[2] / "quality" / "record.json"
TOLERANCE = 0.005
ZERO_HITS = "zero_hits"


class Command(BaseCommand):
    """Judges, prints, compares with the record."""

    help = "Measures answers and readings on judged questions; exit 1 where a figure is below the recorded one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which files, and whether the figures become the record."""
        parser.add_argument(
            "--data", type=Path, default=DATA, help="folder with queries_dev.jsonl and utterances_dev.jsonl"
        )
        parser.add_argument("--record", action="store_true", help="write the figures down as the ones to keep")
        parser.add_argument("--quiet", action="store_true", help="leave out the single misses")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Prints every figure beside what it is compared with."""
        with demo_database():
            self._measure(options)

    def _measure(self, options: dict[str, Any]) -> None:
        folder: Path = options["data"]
        questions = read_questions(folder / "queries_dev.jsonl")
        figures = self._search(questions, quiet=options["quiet"])
        for name in ("dev", "own"):
            figures |= self._readings(folder / f"utterances_{name}.jsonl", name, quiet=options["quiet"])
        self._baselines(questions)
        if options["record"]:
            RECORD.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
        else:
            self._compare(figures)

    def _search(self, questions: list[JudgedQuestion], *, quiet: bool) -> dict[str, float]:
        found = judge_search(questions, ways.by_finder)
        self.stdout.write(f"Search, {len(questions)} questions: {_search_line(found)}")
        self._misses(found.misses, quiet=quiet)
        return {
            "ndcg@10": round(found.ndcg, 4),
            "recall@20": round(found.recall, 4),
            ZERO_HITS: round(found.zero_hits, 4),
        }

    def _readings(self, path: Path, name: str, *, quiet: bool) -> dict[str, float]:
        if not path.is_file():
            return {}
        sentences = read_sentences(path)
        found: ReadingFigures = judge_readings(sentences, lambda text: read(text).as_dict())
        self.stdout.write(
            f"Readings ({name}), {len(sentences)} sentences: precision {found.precision:.3f}, recall {found.recall:.3f}, "
            f"words left over {found.terms:.3f}"
        )
        self._misses(found.misses, quiet=quiet)
        return {
            f"readings_{name}_precision": round(found.precision, 4),
            f"readings_{name}_recall": round(found.recall, 4),
        }

    def _baselines(self, questions: list[JudgedQuestion]) -> None:
        baselines: dict[str, Callable[[JudgedQuestion], Any]] = {
            "PostgreSQL full text 'danish'": ways.by_full_text,
            "PostgreSQL trigrams": ways.by_trigrams,
        }
        unfiltered = [one for one in questions if not one.filters]
        for name, way in baselines.items():
            try:
                ways.require_postgresql()
                line = _search_line(judge_search(unfiltered, way))
            except ways.BaselineUnavailable as reason:
                line = f"not measured: {reason}"
            self.stdout.write(f"{name}, {len(unfiltered)} questions without filters: {line}")

    def _misses(self, misses: list[str], *, quiet: bool) -> None:
        for miss in () if quiet else misses:
            self.stdout.write(f"  {miss}")

    def _compare(self, figures: dict[str, float]) -> None:
        if not RECORD.is_file():
            raise CommandError("There is no record to compare with: run it once with --record.")
        recorded: dict[str, float] = json.loads(RECORD.read_text(encoding="utf-8"))
        worse = [
            name for name, figure in figures.items() if name in recorded and _is_worse(name, figure, recorded[name])
        ]
        if worse:
            told = ", ".join(f"{name} {figures[name]} (recorded {recorded[name]})" for name in worse)
            raise CommandError(f"Worse than recorded: {told}")
        self.stdout.write("Nothing is worse than recorded.")


@contextmanager
def demo_database() -> Iterator[None]:
    """A database of its own, filled with the demo activities, and gone afterwards: the site's own is never touched."""
    own_name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        call_command("load_demo", stdout=StringIO())
        yield
    finally:
        connection.creation.destroy_test_db(own_name, verbosity=0)


def _is_worse(name: str, figure: float, recorded: float) -> bool:
    return figure > recorded + TOLERANCE if name == ZERO_HITS else figure < recorded - TOLERANCE


def _search_line(found: SearchFigures) -> str:
    return f"nDCG@10 {found.ndcg:.3f}, recall@20 {found.recall:.3f}, no hit {found.zero_hits:.1%}"
