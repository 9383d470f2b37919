"""Sorts postings by token on disk: there are too many to sort in memory, so they are dealt into heaps first."""

from pathlib import Path

import numpy as np

from finder.snapshot.files import new_array
from finder.snapshot.layout import Arrays, Ints

HEAP_BITS = 6
TOKEN_BITS = 63
RECORD = np.dtype([("token", "<i8"), ("row", "<i4"), ("impact", "u1")])


class PostingSorter:
    """Takes postings in any order and writes them by token, then row."""

    def __init__(self, folder: Path) -> None:
        """Works in this folder."""
        self._folder = folder
        self._count = 0

    def add(self, tokens: Ints, rows: Ints, impacts: Ints) -> None:
        """Deals some postings into the heaps."""
        records = np.empty(len(tokens), RECORD)
        records["token"], records["row"], records["impact"] = tokens, rows, impacts
        heaps = tokens >> (TOKEN_BITS - HEAP_BITS)
        records, heaps = records[np.argsort(heaps, kind="stable")], np.sort(heaps)
        ends = np.searchsorted(heaps, np.arange(1 << HEAP_BITS), side="right")
        for heap, part in enumerate(np.split(records, ends[:-1])):
            if len(part):
                with self._file(heap).open("ab") as file:
                    file.write(part.tobytes())
        self._count += len(records)

    def write(self) -> Arrays:
        """Sorts heap after heap into the files of the snapshot and removes the heaps."""
        rows = new_array(self._folder, "posting.rows", "i4", self._count)
        impacts = new_array(self._folder, "posting.impacts", "u1", self._count)
        tokens, counts, first = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], 0
        for heap in range(1 << HEAP_BITS):
            if self._file(heap).exists():
                records = np.fromfile(self._file(heap), RECORD)
                self._file(heap).unlink()
                records = records[np.lexsort((records["row"], records["token"]))]
                rows[first : first + len(records)] = records["row"]
                impacts[first : first + len(records)] = records["impact"]
                found, count = np.unique(records["token"], return_counts=True)
                tokens.append(found)
                counts.append(count)
                first += len(records)
        return {"rows": rows, "impacts": impacts, **self._tokens(np.concatenate(tokens), np.concatenate(counts))}

    def _tokens(self, tokens: Ints, counts: Ints) -> Arrays:
        own = new_array(self._folder, "posting.tokens", "i8", len(tokens))
        starts = new_array(self._folder, "posting.starts", "i8", len(tokens) + 1)
        own[:], starts[1:] = tokens, np.cumsum(counts)
        return {"tokens": own, "starts": starts}

    def _file(self, heap: int) -> Path:
        return self._folder / f"heap-{heap}"
