"""Measures how good answers and readings are, and fails where they are worse than recorded: `manage.py quality`."""

from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from finder.language.reading import read
from finder.quality import ways
from finder.quality.demo import ASKED_AT, demo_database
from finder.quality.judged import JudgedQuestion, read_questions, read_sentences
from finder.quality.record import Record, WorseThanRecorded
from finder.quality.report import ReadingFigures, SearchFigures, judge_readings, judge_search

DATA = Path(__file__).resolve().parents[3] / "tests" / "data"
ZERO_HITS = "zero_hits"
RECORD = Record(
    Path(__file__).resolve().parents[2] / "quality" / "record.json",
    lower_is_better={f"{ZERO_HITS}_dev", f"{ZERO_HITS}_own"},
)


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
        figures: dict[str, float] = {}
        for name in ("dev", "own"):
            figures |= self._search(folder / f"queries_{name}.jsonl", name, quiet=options["quiet"])
            figures |= self._readings(folder / f"utterances_{name}.jsonl", name, quiet=options["quiet"])
        self._baselines(read_questions(folder / "queries_dev.jsonl"))
        self.stdout.write(RECORD.keep(figures) if options["record"] else _compared(figures))

    def _search(self, path: Path, name: str, *, quiet: bool) -> dict[str, float]:
        if not path.is_file():
            return {}
        questions = read_questions(path)
        found = SearchFigures.mean(
            [judge_search(questions, partial(ways.by_finder, now=moment)) for moment in ASKED_AT]
        )
        self.stdout.write(
            f"Search ({name}), {len(questions)} questions at {len(ASKED_AT)} moments: {_search_line(found)}"
        )
        self._misses(found.misses, quiet=quiet)
        return {
            f"ndcg@10_{name}": round(found.ndcg, 4),
            f"recall@20_{name}": round(found.recall, 4),
            f"{ZERO_HITS}_{name}": round(found.zero_hits, 4),
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


def _compared(figures: dict[str, float]) -> str:
    try:
        return RECORD.compare(figures)
    except WorseThanRecorded as reason:
        raise CommandError(str(reason)) from reason


def _search_line(found: SearchFigures) -> str:
    return f"nDCG@10 {found.ndcg:.3f}, recall@20 {found.recall:.3f}, no hit {found.zero_hits:.1%}"
