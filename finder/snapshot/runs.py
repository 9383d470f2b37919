"""The next occurrence of many rows at once: whole-number arithmetic over their runs."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder.clock import DAY
from finder.codes import ALL_SLOTS
from finder.conditions import HeldWhen
from finder.engine import STAYS, UNKNOWN_STAY
from finder.snapshot.layout import Flags, Ints, Small
from finder.snapshot.store import Store

NEVER = np.iinfo(np.int64).max
KEYS_PER_DAY = DAY * STAYS
ANY_TIME = HeldWhen(slots=ALL_SLOTS)


@dataclass(frozen=True, slots=True)
class Dates:
    """Of each row: the key of its next start (NEVER when there is none) and the slots it is coming in."""

    next_key: Ints
    slots: Small


def dates_of(store: Store, rows: Ints, *, now: int, when: HeldWhen, wanted: int = ALL_SLOTS) -> Dates:
    """What is coming for each row after `now` that meets `when`; the next start lies in one of the `wanted` slots."""
    counts = store.columns["run_count"][rows].astype(np.int64)
    if not counts.any():
        return Dates(np.full(len(rows), NEVER), np.zeros(len(rows), np.int32))
    ends = np.cumsum(counts)
    runs = np.arange(ends[-1]) + np.repeat(store.columns["first_run"][rows] - ends + counts, counts)
    key, slot = _next_of_runs(store, runs, now=now, when=when)
    slots = np.where(key == NEVER, 0, np.int32(1) << slot)
    if wanted != ALL_SLOTS:
        key = np.where(slots & wanted != 0, key, NEVER)
    held = counts > 0
    starts = (ends - counts)[held]
    found = Dates(np.full(len(rows), NEVER), np.zeros(len(rows), np.int32))
    found.next_key[held] = np.minimum.reduceat(key, starts)
    found.slots[held] = np.bitwise_or.reduceat(slots, starts)
    return found


def _next_of_runs(store: Store, runs: Ints, *, now: int, when: HeldWhen) -> tuple[Ints, Small]:
    run = {name: column[runs] for name, column in store.run_columns.items()}
    today, minute = divmod(now, DAY)
    start, first, step = run["run_time"] >> 14, run["run_first"], run["run_step"]
    earliest = np.where(start > minute, max(today, when.first_day), max(today + 1, when.first_day)).astype(np.int32)
    late = np.maximum(earliest - first, 0)
    day = first + (late + step - 1) // step * step
    comes = day <= run["run_last"]
    if when != ANY_TIME:
        comes &= (day <= when.last_day) & _fits_hours(run["run_time"], start, when)
    key = np.where(comes, day.astype(np.int64) * KEYS_PER_DAY + run["run_time"], NEVER)
    return key, run["run_slot"].astype(np.int32)


def _fits_hours(time: NDArray[Any], start: NDArray[Any], when: HeldWhen) -> Flags:
    fits: Flags = (start >= when.starts_after) & (start <= when.starts_before)
    if when.ends_before is not None:
        stay = time & UNKNOWN_STAY
        ends_in_time = start + stay <= when.ends_before
        unknown = stay == UNKNOWN_STAY
        fits &= (ends_in_time & ~unknown) | unknown if when.passes_unknown_end else ends_in_time & ~unknown
    return fits
