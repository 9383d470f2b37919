"""`make bench`: fills a made-up country, serves the site and prints each search class as a ratio to a floor of the same run.

`--sizes 10000,100000` (add 1000000 when there is an hour), `--databases sqlite,postgresql`, `--questions 1000`.
A filled SQLite file stays in `var/bench/` and is used again while the tables are the same; `--fresh` makes it anew.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "bench"
ENGINES = ("snapshot", "sql")


def main() -> None:
    """Size after size, database after database, engine after engine."""
    arguments = _arguments()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for database in arguments.databases.split(","):
        for size in (int(one) for one in arguments.sizes.split(",")):
            with filled(database, size, fresh=arguments.fresh) as (url, snapshot):
                for engine in arguments.engines.split(","):
                    print(f"\n## {size:,} activities, {database}, {engine}\n", flush=True)
                    _measure(url, snapshot if engine == "snapshot" else "", arguments.questions, arguments.classes)


@contextmanager
def filled(database: str, size: int, *, fresh: bool) -> Iterator[tuple[str, str]]:
    """The address of a filled database and its snapshot's folder."""
    snapshot = str(FOLDER / f"snapshot-{database}-{size}")
    if database == "postgresql":
        from tooling.services import install_missing, postgresql

        install_missing()
        with postgresql() as of_the_tests:
            # The cluster is gone afterwards, so the database every cluster begins with will do.
            url = f"{of_the_tests.rpartition('/')[0]}/postgres"
            _fill(url, snapshot, size)
            yield url, snapshot
        return
    file = FOLDER / f"world-{size}.sqlite3"
    url = f"sqlite:///{file}"
    filled_by, recipe = file.with_suffix(".filled"), _recipe()
    if fresh or not filled_by.exists() or filled_by.read_text() != recipe:
        for old in FOLDER.glob(f"{file.name}*"):
            old.unlink()
        _fill(url, snapshot, size)
        filled_by.write_text(recipe)
    yield url, snapshot


def _recipe() -> str:
    """What a filled world depends on; another one is filled anew, since an old one would be answered in another way."""
    migrations = sorted(str(one.relative_to(ROOT)) for one in ROOT.glob("*/migrations/0*.py"))
    layout = (ROOT / "finder" / "snapshot" / "layout.py").read_bytes()
    return "\n".join([*migrations, sha256(layout).hexdigest()])


def _fill(url: str, snapshot: str, size: int) -> None:
    _run("benchmarks.fill", "--count", str(size), DATABASE_URL=url, FINDER_SNAPSHOT_DIR=snapshot)


def _measure(url: str, snapshot: str, questions: int, classes: str) -> None:
    options = ["--database", url, "--questions", str(questions), "--classes", classes]
    _run("benchmarks.http", *options, *(["--snapshot", snapshot] if snapshot else []))


def _run(module: str, *options: str, **environment: str) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", **environment}
    subprocess.run([sys.executable, "-m", module, *options], cwd=ROOT, env={**os.environ, **settings}, check=True)  # noqa: S603 (our own module)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--classes", default="")
    parser.add_argument("--fresh", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
