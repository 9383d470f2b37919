"""The arrays of a snapshot as files: made empty for building, sealed with checksums, and mapped by every worker."""

import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.format import open_memmap
from numpy.typing import NDArray

from finder.snapshot.layout import (
    BLOCK,
    COLUMNS,
    FACET_VALUES,
    PLANES,
    RUNS,
    SPARE_ROWS,
    SPARE_RUNS,
    ZONES,
    Arrays,
    blocks_for,
    meaning,
)
from finder.snapshot.shelf import read_facts, write_facts
from finder.snapshot.store import Store

POSTINGS = ("tokens", "starts", "rows", "impacts")
INDEX = ("ids", "rows_of_ids")
TITLES = ("letters", "starts")
CARDS = ("example", "starts", "letters")
AT_ONCE = 1 << 22


class Broken(ValueError):  # noqa: N818 (a snapshot that is broken)
    """The files cannot be believed; the sentence says why."""


def empty_store(folder: Path, *, rows: int, runs: int, version: int, generation: int) -> Store:
    """A store in new files, with room for what changes later; postings, titles, cards and index are written afterwards."""
    blocks = blocks_for(rows + SPARE_ROWS)
    return Store(
        version=version,
        generation=generation,
        rows=rows,
        runs=0,
        columns={name: new_array(folder, f"column.{name}", dtype, blocks * BLOCK) for name, dtype in COLUMNS.items()},
        run_columns={name: new_array(folder, f"run.{name}", dtype, runs + SPARE_RUNS) for name, dtype in RUNS.items()},
        zones={name: new_array(folder, f"zone.{name}", dtype, blocks) for name, dtype in ZONES.items()},
        planes=new_array(folder, "planes", "u8", len(PLANES), blocks),
        facets=new_array(folder, "facets", "u8", blocks, FACET_VALUES),
        postings={},
        index={},
        titles={},
        cards={},
        towns={},
    )


def new_array(folder: Path, name: str, dtype: str, *shape: int) -> NDArray[Any]:
    """An array of noughts in a file of its own."""
    return np.asarray(open_memmap(folder / f"{name}.npy", mode="w+", dtype=np.dtype(f"<{dtype}"), shape=shape))


def seal(folder: Path, store: Store, *, runs: int) -> None:
    """Writes down what the files hold, with a checksum of each."""
    checksums = {file.name: _checksum(np.load(file, mmap_mode="r")) for file in sorted(folder.glob("*.npy"))}
    write_facts(
        folder,
        {
            "meaning": meaning(),
            "version": store.version,
            "generation": store.generation,
            "rows": store.rows,
            "runs": runs,
            "towns": store.towns,
            "checksums": checksums,
        },
    )


def open_store(folder: Path) -> Store:
    """The store of a sealed folder, mapped so that what is added later stays private. Raises Broken."""
    try:
        facts = read_facts(folder)
        if facts["meaning"] != meaning():
            raise Broken("it was built by another version of the program")
        arrays = {name: _mapped(folder / name, checksum) for name, checksum in facts["checksums"].items()}
        return _store(facts, {name.removesuffix(".npy"): array for name, array in arrays.items()})
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise problem if isinstance(problem, Broken) else Broken(f"{type(problem).__name__}: {problem}") from problem


def _store(facts: dict[str, Any], arrays: Arrays) -> Store:
    return Store(
        version=facts["version"],
        generation=facts["generation"],
        rows=facts["rows"],
        runs=facts["runs"],
        columns={name: arrays[f"column.{name}"] for name in COLUMNS},
        run_columns={name: arrays[f"run.{name}"] for name in RUNS},
        zones={name: arrays[f"zone.{name}"] for name in ZONES},
        planes=arrays["planes"],
        facets=arrays["facets"],
        postings={name: arrays[f"posting.{name}"] for name in POSTINGS},
        index={name: arrays[f"index.{name}"] for name in INDEX},
        titles={name: arrays[f"title.{name}"] for name in TITLES},
        cards={name: arrays[f"card.{name}"] for name in CARDS},
        towns=dict(facts["towns"]),
    )


def _mapped(file: Path, checksum: int) -> NDArray[Any]:
    array = np.asarray(np.load(file, mmap_mode="c", allow_pickle=False))
    if _checksum(array) != checksum:
        raise Broken(f"{file.name} has changed since it was written")
    return array


def _checksum(array: NDArray[Any]) -> int:
    """Of what an array holds, a few megabytes at a time."""
    content, found = array.reshape(-1).view(np.uint8), 0
    for start in range(0, len(content), AT_ONCE):
        found = zlib.crc32(content[start : start + AT_ONCE].data, found)
    return found
