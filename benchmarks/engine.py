"""Measures the engines alone, without pages: milliseconds per question of each class, and what a snapshot weighs.

`DATABASE_URL=... python -m benchmarks.engine [--questions 300] [--engines snapshot sql]` on a database that
`benchmarks.world` filled. The floor is a constant page of results written as JSON, measured in the same run.
"""

import argparse
import gc
import json
import os
import time
from collections.abc import Callable
from multiprocessing import Process
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
django.setup()

from django.utils import timezone  # noqa: E402 (after set-up)

from benchmarks.questions import CLASSES, MAPS, map_questions, questions  # noqa: E402 (after set-up)
from finder.conditions import Within  # noqa: E402 (after set-up)
from finder.engine import Engine  # noqa: E402 (after set-up)
from finder.models import IndexEntry  # noqa: E402 (after set-up)
from finder.parameters import parse  # noqa: E402 (after set-up)
from finder.plan import Plan  # noqa: E402 (after set-up)
from finder.search import SQUARE_PIXELS, TILE_PIXELS, plan_of  # noqa: E402 (after set-up)
from finder.snapshot.build import build  # noqa: E402 (after set-up)
from finder.snapshot.current import Current  # noqa: E402 (after set-up)
from finder.snapshot.engine import SnapshotEngine  # noqa: E402 (after set-up)
from finder.snapshot.shelf import Shelf  # noqa: E402 (after set-up)
from finder.sql.engine import SqlEngine  # noqa: E402 (after set-up)
from finder.understanding.understood import understand  # noqa: E402 (after set-up)

# On a busy machine the processor's time says more than the wall's; of PostgreSQL it sees only our half.
CLOCK = time.thread_time if os.environ.get("BENCH_CLOCK") == "processor" else time.perf_counter
MakeEngine = Callable[[], Engine]
Ask = Callable[[Engine], object]


def main() -> None:
    """Builds a snapshot and prints one line per class."""
    wanted = _arguments()
    classes = _classes(wanted.questions)
    with TemporaryDirectory() as directory:
        before = private_mb()
        started = time.perf_counter()
        _build_aside(directory)
        print(f"{IndexEntry.objects.count()} activities; built in {time.perf_counter() - started:.1f} s,")
        print(f"{sum(one.stat().st_size for one in Path(directory).rglob('*.npy')) / 1e6:.1f} MB of files")
        current = Current(directory)
        current.view()
        engines: dict[str, MakeEngine] = {"snapshot": lambda: _snapshot(current), "sql": SqlEngine}
        _print_classes({name: engines[name] for name in wanted.engines}, classes)
        gc.collect()
        print(f"private memory of this process: {before:.1f} MB before building, {private_mb():.1f} MB after asking")


def _build_aside(directory: str) -> None:
    """In a process of its own, so that its memory is not counted as a worker's."""
    builder = Process(target=build, args=(Shelf(Path(directory)),), kwargs={"waits": True})
    builder.start()
    builder.join()


def _snapshot(current: Current) -> Engine:
    view = current.view()
    if view is None:
        raise SystemExit("There is no snapshot that knows the truth.")
    return SnapshotEngine(view)


def _print_classes(engines: dict[str, MakeEngine], classes: list[tuple[str, list[Ask]]]) -> None:
    print(f"{'':38}" + "".join(f"{name + ' p50/p95 ms':>24}" for name in engines))
    page = {"results": [{"id": str(one), "title": "Kaffe og snak" * 3, "facts": list(range(30))} for one in range(20)]}
    floor = median(_milliseconds(lambda: json.dumps(page)) for _turn in range(500))
    print(f"{'(a page of results as JSON)':38}{floor:24.3f}")
    for name, asks in classes:
        print(f"{name:38}" + "".join(f"{_figures(make, asks):>24}" for make in engines.values()), flush=True)


def _classes(count: int) -> list[tuple[str, list[Ask]]]:
    found = []
    for name in CLASSES:
        plans = [_plan(one) for one in questions(name, count)]
        found.append((name, [_page(plan) for plan in plans]))
        found.append((f"{name}, with facets", [_page_and_facets(plan) for plan in plans]))
    found += [(name, [_map(one) for one in map_questions(name, count)]) for name in MAPS]
    return found


def _plan(address: str) -> Plan:
    return plan_of(understand(parse(parse_qs(address)).query), now=timezone.now())


def _page(plan: Plan) -> Ask:
    return lambda engine: engine.find(plan, offset=0, limit=20)


def _page_and_facets(plan: Plan) -> Ask:
    return lambda engine: (engine.find(plan, offset=0, limit=20), engine.facets(plan))


def _map(address: str) -> Ask:
    values = parse_qs(address)
    west, south, east, north = map(float, values["box"][0].split(","))
    plan, zoom = _plan(""), int(values["zoom"][0])
    squares = SQUARE_PIXELS * 360 / (TILE_PIXELS * 2**zoom)
    return lambda engine: engine.bunches(plan, box=Within(south, west, north, east), squares=squares)


def _figures(make: MakeEngine, asks: list[Ask]) -> str:
    asks[0](make())
    times = [_milliseconds(lambda ask=ask: ask(make())) for ask in asks]  # type: ignore[misc]  # bound now
    return f"{median(times):.3f} / {quantiles(times, n=20)[-1]:.3f}"


def _milliseconds(ask: Callable[[], object]) -> float:
    started = CLOCK()
    ask()
    return (CLOCK() - started) * 1000


def private_mb() -> float:
    """What this process alone has written to memory (Linux); pages of files are left out, for workers share them."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty")) / 1024


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--engines", nargs="+", choices=("snapshot", "sql"), default=["snapshot", "sql"])
    return parser.parse_args()


if __name__ == "__main__":
    main()
