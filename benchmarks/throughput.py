"""How many pages and answers one worker gives in a second, as a share of its floor's: three people asking at once.

`python -m benchmarks.throughput --database URL --snapshot FOLDER [--questions 600] [--classes text,...]`.
"""

import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from benchmarks.http import FLOORS, PATHS, Client, options, served, store_floors

AT_ONCE = 3
ROUNDS = 3


def main() -> None:
    """Prints a row per class and kind."""
    arguments = options(__doc__, questions=600).parse_args()
    from benchmarks.floors import FLOOR_DIR
    from benchmarks.questions import CLASSES, questions

    wanted = arguments.classes.split(",") if arguments.classes else list(CLASSES)
    with served(arguments.database, arguments.snapshot) as port:
        example = questions("dense 10 km + 1 feature", 1)[0]
        store_floors(port, FLOOR_DIR, PATHS["html"] + example, PATHS["json"] + example)
        sys.stdout.write("| class | kind | a second | floor | share |\n|---|---|---|---|---|\n")
        for name in wanted:
            for kind in ("html", "json"):
                paths = [PATHS[kind] + one for one in questions(name, arguments.questions)]
                own, floor = best_of_rounds(port, paths, FLOORS[kind], gzip=not arguments.plain)
                sys.stdout.write(f"| {name} | {kind} | {own:.0f} | {floor:.0f} | {own / floor:.2f} |\n")
                sys.stdout.flush()


def best_of_rounds(port: int, paths: Sequence[str], floor: str, *, gzip: bool) -> tuple[float, float]:
    """Requests a second for these paths and for their floor, round and round so that a noisy minute hits both."""
    own, floors = [], []
    for _round in range(ROUNDS):
        floors.append(a_second(port, [floor] * len(paths), gzip=gzip))
        own.append(a_second(port, paths, gzip=gzip))
    return max(own), max(floors)


def a_second(port: int, paths: Sequence[str], *, gzip: bool) -> float:
    """Requests answered in a second, asked over a few kept connections at once. Raises RuntimeError where one fails."""
    parts = [paths[number::AT_ONCE] for number in range(AT_ONCE)]
    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as people:
        for answered in people.map(lambda part: _all_answered(port, part, gzip=gzip), parts):
            if not answered:
                raise RuntimeError("The server did not answer every question.")
    return len(paths) / (time.perf_counter() - began)


def _all_answered(port: int, paths: Sequence[str], *, gzip: bool) -> bool:
    client = Client(port, gzip=gzip)
    return all(client.timed(path)[1] for path in paths)


if __name__ == "__main__":
    main()
