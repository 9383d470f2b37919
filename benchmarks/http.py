"""Asks a served site class after class, a floor beside every question, and prints each figure as a ratio to its floor.

`python -m benchmarks.http --database URL [--questions 1000] [--classes text,...]`. One gunicorn worker with one thread;
requests go one at a time over one kept connection, as a browser's do, with gzip unless `--plain`.
"""

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FLOORS = {"html": "/floor/html", "json": "/floor/json"}
PATHS = {"html": "/find/?", "json": "/api/v1/activities?", "map": "/api/v1/map?"}


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds of one class beside its floor in the same minutes."""

    name: str
    kind: str
    times: list[float]
    floor: list[float]
    failures: int

    def line(self) -> str:
        """The row of the table."""
        p50, floor50 = statistics.median(self.times), statistics.median(self.floor)
        p95, floor95 = _p95(self.times), _p95(self.floor)
        failed = f"  {self.failures} FAILED" if self.failures else ""
        return f"| {self.name} | {self.kind} | {p50:.2f} | {p95:.2f} | {floor50:.2f} | {p50 / floor50:.2f} | {p95 / floor95:.2f} |{failed}"


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


@contextmanager
def served(database: str, snapshot: str) -> Iterator[int]:
    """The site on a free port of this machine, one worker."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": database,
        "FINDER_SNAPSHOT_DIR": snapshot,
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    }
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "-c", "config/gunicorn.py", "--access-logfile", os.devnull, "-b", f"127.0.0.1:{port}", "-w", "1", "--keep-alive", "600", "-k", "gthread", "--threads", "1", "--log-level", "error"]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603 (our own command)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int) -> None:
    for _attempt in range(120):
        try:
            Client(port, gzip=False).get("/healthz")
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError("The server does not answer.")


class Client:
    """One kept connection."""

    def __init__(self, port: int, *, gzip: bool) -> None:
        """Opens nothing yet."""
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.headers = {"Accept-Encoding": "gzip"} if gzip else {}

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body."""
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def timed(self, path: str) -> tuple[float, bool]:
        """Milliseconds, and whether it was answered."""
        began = time.perf_counter()
        status, _body = self.get(path)
        return (time.perf_counter() - began) * 1000, status == http.HTTPStatus.OK


def measure(client: Client, name: str, kind: str, paths: list[str], floor: str) -> Figure:
    """Question and floor in turn, so that a noisy minute hits both."""
    for path in paths[:20]:
        client.timed(path)
    times, floors, failures = [], [], 0
    for path in paths:
        floors.append(client.timed(floor)[0])
        took, answered = client.timed(path)
        times.append(took)
        failures += not answered
    return Figure(name, kind, times, floors, failures)


def store_floors(port: int, directory: Path, html_path: str, json_path: str) -> None:
    """Keeps a real page and a real answer as the constant pages, uncompressed."""
    directory.mkdir(parents=True, exist_ok=True)
    client = Client(port, gzip=False)
    (directory / "page.html").write_bytes(client.get(html_path)[1])
    (directory / "page.json").write_bytes(client.get(json_path)[1])


def main() -> None:
    """Prints the table."""
    arguments = options(__doc__, questions=1000).parse_args()
    from benchmarks.floors import FLOOR_DIR
    from benchmarks.questions import CLASSES, MAPS, map_questions, questions

    wanted = arguments.classes.split(",") if arguments.classes else [*CLASSES, *MAPS]
    with served(arguments.database, arguments.snapshot) as port:
        example = questions("dense 10 km + 1 feature", 1)[0]
        store_floors(port, FLOOR_DIR, PATHS["html"] + example, PATHS["json"] + example)
        client = Client(port, gzip=not arguments.plain)
        print("| class | kind | p50 ms | p95 ms | floor p50 | ratio p50 | ratio p95 |\n|---|---|---|---|---|---|---|")
        for name in wanted:
            for kind in ("json",) if name in MAPS else ("html", "json"):
                asked = (
                    map_questions(name, arguments.questions) if name in MAPS else questions(name, arguments.questions)
                )
                path = PATHS["map" if name in MAPS else kind]
                print(measure(client, name, kind, [path + one for one in asked], FLOORS[kind]).line(), flush=True)


def options(about: str | None, *, questions: int) -> argparse.ArgumentParser:
    """What may be said of which world is asked, and how much."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--database", required=True)
    parser.add_argument("--snapshot", default="", help="the snapshot's folder; empty: the SQL engine alone")
    parser.add_argument("--questions", type=int, default=questions)
    parser.add_argument("--classes", default="")
    parser.add_argument("--plain", action="store_true", help="without gzip")
    return parser


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    main()
