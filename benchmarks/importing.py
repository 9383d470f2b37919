"""How much memory an import takes: `python -m benchmarks.importing --rows 100000` (a database of its own, removed after)."""

import argparse
import csv
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "activities" / "data" / "demo" / "activities.csv"


def main() -> None:
    """Imports a table made of the demo's rows again and again, and prints the growth of memory."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="komsomduer-import-") as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/import.sqlite3"
        os.environ["FINDER_SNAPSHOT_DIR"] = ""
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("import_activities", str(_table(Path(folder) / "small.csv", 50)), source="warm", publish=True)
        table, before, began = _table(Path(folder) / "large.csv", arguments.rows), _most_memory(), time.monotonic()
        call_command("import_activities", str(table), source="bench", publish=True)
        grown = _most_memory() - before
        took = time.monotonic() - began
        sys.stdout.write(f"{arguments.rows:,} rows: {grown:.1f} MB more memory, {took:.0f} s\n")


def _table(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows(_rows(rows))
    return path


def _rows(count: int) -> Iterator[list[str]]:
    with DEMO.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    yield head
    place = head.index("external_id")
    for number in range(count):
        row = list(rows[number % len(rows)])
        row[place] = f"bench-{number:06d}"
        yield row


def _most_memory() -> float:
    """The most this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
