"""Builds a snapshot from the index tables: some activities at a time, so that memory stays bounded whatever their number."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from django.db import connection
from django.db.models import F
from django.db.models.functions import Collate

from finder.changes import forget_applied
from finder.grid import ONLINE
from finder.models import IndexEntry, IndexRun, IndexVersion
from finder.snapshot import entries
from finder.snapshot.bell import bell_in
from finder.snapshot.cards import EXAMPLES, CardWriter
from finder.snapshot.files import empty_store, new_array, seal
from finder.snapshot.freshness import read_state
from finder.snapshot.layout import Ints
from finder.snapshot.planes import fill_planes
from finder.snapshot.postings import PostingSorter
from finder.snapshot.shelf import Shelf
from finder.snapshot.squares import squares_of
from finder.snapshot.store import Store

BATCH = 5_000
KEPT_NOTES = 10_000  # changes that other snapshots may still have to follow; further behind, they are built anew
Progress = Callable[[int], None]


def build(shelf: Shelf, *, waits: bool = True, progress: Progress = lambda _done: None) -> int | None:
    """Builds a snapshot, makes it current and says how many activities it holds; None when another process is building.

    What changes meanwhile is noted with a later version than the snapshot's, and followed from the tables.
    """
    with shelf.building(waits=waits) as is_ours:
        if not is_ours:
            return None
        folder = shelf.new_folder()
        store = _build_in(folder, progress)
        shelf.publish(folder, name=f"v{store.version}-{store.generation:x}-{folder.stat().st_mtime_ns:x}")
    bell_in(str(shelf.path)).ring()
    forget_applied(before=store.version - KEPT_NOTES)
    return store.rows


def _build_in(folder: Path, progress: Progress) -> Store:
    IndexVersion.objects.get_or_create(pk=1, defaults={"number": 0})
    state = read_state()
    ids, rows = _order()
    runs_expected = IndexRun.objects.count()
    store = empty_store(folder, rows=len(ids), runs=runs_expected, version=state.settled, generation=state.generation)
    cards = CardWriter(folder, entries.read_cards(ids[:: max(1, len(ids) // EXAMPLES)][:EXAMPLES].tolist()))
    runs = _fill(store, ids, rows, PostingSorter(folder), cards, progress)
    _write_titles(folder, store, ids, rows)
    new_array(folder, "index.ids", "i8", len(ids))[:] = ids
    new_array(folder, "index.rows_of_ids", "i4", len(ids))[:] = rows
    fill_planes(store, 0, store.blocks)
    seal(folder, store, runs=runs)
    return replace(store, runs=runs)


def _order() -> tuple[Ints, Ints]:
    """All ids, rising, and the row each gets: only online first, then without a point, then by squares of the map."""
    parts = list(_places())
    ids = np.concatenate([np.zeros(0, np.int64), *(one[0] for one in parts)])
    squares = np.concatenate([np.zeros(0, np.int64), *(one[1] for one in parts)])
    rows = np.empty(len(ids), np.int64)
    rows[np.lexsort((ids, squares))] = np.arange(len(ids))
    return ids, rows


def _places() -> Iterator[tuple[Ints, Ints]]:
    last = 0
    fields = ("pk", "lat", "lon", "cell")
    while found := list(IndexEntry.objects.filter(pk__gt=last).order_by("pk").values_list(*fields)[: 4 * BATCH]):
        ids, lat, lon, cells = zip(*found, strict=True)
        squares = squares_of(np.array(lat, np.float64), np.array(lon, np.float64))
        yield np.array(ids, np.int64), np.where(np.array(cells) == ONLINE, ONLINE, squares)
        last = ids[-1]


def _fill(store: Store, ids: Ints, rows: Ints, sorter: PostingSorter, cards: CardWriter, progress: Progress) -> int:
    store.columns["activity_id"][rows] = ids
    runs = 0
    for start in range(0, len(ids), BATCH):
        part, part_rows = ids[start : start + BATCH], rows[start : start + BATCH]
        wanted = part.tolist()
        fields, _titles = entries.read_entries(wanted)
        if fields:
            there = np.searchsorted(part, np.array(fields[0], np.int64))
            entries.write_entries(store, part_rows[there], fields)
            runs = entries.write_runs(store, entries.read_runs(wanted), ids=part, rows=part_rows, first=runs)
            _add_terms(sorter, wanted, part, part_rows)
        cards.add(entries.read_cards(wanted))
        progress(start + len(part))
    store.postings.update(sorter.write())
    cards.write()
    return runs


def _add_terms(sorter: PostingSorter, wanted: list[int], ids: Ints, rows: Ints) -> None:
    terms = np.array(entries.read_terms(wanted), np.int64).reshape(-1, 3)
    sorter.add(terms[:, 0], rows[np.searchsorted(ids, terms[:, 1])], terms[:, 2])


def _write_titles(folder: Path, store: Store, ids: Ints, rows: Ints) -> None:
    """The titles once each, in the order of their letters' numbers, and in each row the place of its own."""
    collation = "C" if connection.vendor == "postgresql" else "BINARY"
    ordered = IndexEntry.objects.order_by(Collate(F("title_key"), collation)).values_list("pk", "title_key")
    letters, starts, before = bytearray(), [0], None
    for pk, title in ordered.iterator(chunk_size=BATCH):
        if title != before:
            letters += title.encode()
            starts.append(len(letters))
            before = title
        place = int(np.searchsorted(ids, pk))
        if place < len(ids) and ids[place] == pk:
            store.columns["title"][rows[place]] = len(starts) - 2
    new_array(folder, "title.letters", "u1", len(letters))[:] = np.frombuffer(letters, np.uint8)
    new_array(folder, "title.starts", "i8", len(starts))[:] = starts
