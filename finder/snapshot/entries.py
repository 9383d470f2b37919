"""Reads entries, runs and terms of some activities from the index tables, as arrays: for building and for following."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder.engine import STAYS, UNKNOWN_STAY
from finder.grid import ONLINE
from finder.models import IndexCard, IndexEntry, IndexRun, IndexTerm
from finder.snapshot.layout import FIELDS, Arrays, Ints
from finder.snapshot.squares import squares_of
from finder.snapshot.store import Store

ENTRY_FIELDS = (*FIELDS, "town", "cell", "title_key")
RUN_FIELDS = ("activity_id", "slot", "start_minute", "end_minute", "first_day", "last_day", "step")
TERM_FIELDS = ("token", "activity_id", "impact")


def read_entries(ids: Sequence[int]) -> tuple[list[tuple[Any, ...]], list[str]]:
    """The entries of these activities by id, one tuple per field of ENTRY_FIELDS but the last; and their title keys."""
    found = list(IndexEntry.objects.filter(pk__in=ids).order_by("pk").values_list(*ENTRY_FIELDS))
    if not found:
        return [], []
    *fields, titles = zip(*found, strict=True)
    return fields, list(titles)


def read_runs(ids: Sequence[int]) -> Arrays:
    """The runs of these activities, ordered by activity, as the run columns and `activity_id`."""
    found = list(IndexRun.objects.filter(activity_id__in=ids).order_by("activity_id").values_list(*RUN_FIELDS))
    activity, slot, start, end, first, last, step = zip(*found, strict=True) if found else [()] * len(RUN_FIELDS)
    stays = [UNKNOWN_STAY if to is None else to - since for since, to in zip(start, end, strict=True)]
    return {
        "activity_id": np.array(activity, np.int64),
        "run_time": np.array(start, np.int64) * STAYS + np.array(stays, np.int64),
        "run_slot": np.array(slot, np.int64),
        "run_first": np.array(first, np.int64),
        "run_last": np.array(last, np.int64),
        "run_step": np.array(step, np.int64),
    }


def read_terms(ids: Sequence[int]) -> list[tuple[int, int, int]]:
    """Token, activity and impact of every word of these activities."""
    return list(IndexTerm.objects.filter(activity_id__in=ids).values_list(*TERM_FIELDS))


def read_cards(ids: Sequence[int]) -> list[bytes]:
    """The stored card of each of these activities; nothing where there is none."""
    found = dict(IndexCard.objects.filter(activity_id__in=ids).values_list("activity_id", "facts"))
    return [bytes(found.get(one, b"")) for one in ids]


def write_entries(store: Store, rows: Ints, fields: list[tuple[Any, ...]]) -> None:
    """Puts entries as `read_entries` gives them into these rows of a store."""
    for (name, (dtype, missing)), values in zip(FIELDS.items(), fields, strict=False):
        store.columns[name][rows] = _array(values, dtype, missing)
    towns, cells = fields[-2], fields[-1]
    store.columns["town"][rows] = [store.towns.setdefault(town, len(store.towns)) for town in towns]
    store.columns["online_only"][rows] = np.array(cells) == ONLINE
    store.columns["square"][rows] = squares_of(store.columns["lat"][rows], store.columns["lon"][rows])


def _array(values: Iterable[Any], dtype: str, missing: float | None) -> NDArray[Any]:
    known = values if missing is None else [missing if one is None else one for one in values]
    return np.array(known, dtype=dtype)


def write_runs(store: Store, runs: Arrays, *, ids: Ints, rows: Ints, first: int) -> int:
    """Puts runs behind the first `first` ones and tells their rows; gives how many there are then. `ids` must rise."""
    places = np.searchsorted(ids, runs["activity_id"])
    known = np.flatnonzero(places < len(ids))
    known = known[ids[places[known]] == runs["activity_id"][known]]
    last = first + len(known)
    for name, column in store.run_columns.items():
        column[first:last] = runs[name][known]
    owners, starts, counts = np.unique(places[known], return_index=True, return_counts=True)
    store.columns["first_run"][rows[owners]] = first + starts
    store.columns["run_count"][rows[owners]] = counts
    return last
