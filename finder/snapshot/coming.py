"""What is coming: once a minute for all rows when nothing is asked about hours and dates, else for the rows in question."""

from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol

import numpy as np

from finder.clock import DAY
from finder.codes import ALL_SLOTS
from finder.conditions import HeldWhen
from finder.engine import STAYS
from finder.plan import LAST_DAY, Plan
from finder.snapshot.layout import BLOCK, Bits, Ints, Small, packed
from finder.snapshot.runs import ANY_TIME, NEVER, dates_of
from finder.snapshot.store import Clock, Store, Window

MOST_PLANES = 64
MOST_STACKS = 8


@dataclass(slots=True, eq=False)
class Minute:
    """All rows at one minute: next start, slots, and who can be found at all. Nothing in it is changed afterwards."""

    now: int
    rows: int
    next_key: Ints
    slots: Small
    findable: Bits
    store: Store
    _planes: dict[int, Bits] = field(default_factory=dict)
    _stacks: dict[tuple[int, ...], Bits] = field(default_factory=dict)
    _soon: dict[int, Bits] = field(default_factory=dict)
    _fresh: list[Bits] = field(default_factory=list)

    def plane(self, slots: int) -> Bits:
        """The rows coming in any of these slots."""
        if slots not in self._planes:
            if len(self._planes) >= MOST_PLANES:
                self._planes.clear()
            self._planes[slots] = packed(self.slots & slots != 0)
        return self._planes[slots]

    def planes(self, slots: tuple[int, ...]) -> Bits:
        """For each of these sets of slots a row of the rows coming in any of them."""
        if slots not in self._stacks:
            if len(self._stacks) >= MOST_STACKS:
                self._stacks.clear()
            self._stacks[slots] = np.stack([self.plane(one) for one in slots])
        return self._stacks[slots]

    def within(self, minutes: int) -> Bits:
        """The rows whose next start is not more than so many minutes away."""
        if minutes not in self._soon:
            self._soon[minutes] = packed(self.next_key < (self.now + minutes + 1) * STAYS)
        return self._soon[minutes]

    def fresh(self) -> Bits:
        """The rows that need not be rung about first."""
        if not self._fresh:
            self._fresh.append(packed(self.store.columns["ask_after"] > self.now))
        return self._fresh[0]


def minute_after(before: Minute | None, store: Store, *, now: int, rows: int) -> Minute:
    """The minute `now` of the first `rows` rows: from an earlier minute only what has begun since is worked out anew."""
    if before is None or before.now > now:
        room = len(store.columns["activity_id"])
        next_key, slots = np.full(room, NEVER), np.zeros(room, np.int32)
        outdated = np.arange(rows)
    else:
        next_key, slots = before.next_key.copy(), before.slots.copy()
        begun = np.flatnonzero(next_key[: before.rows] < (now + 1) * STAYS) if before.now < now else np.arange(0)
        outdated = np.concatenate([begun, np.arange(before.rows, rows)])
    for part in np.array_split(outdated, 1 + len(outdated) // 100_000):
        dates = dates_of(store, part, now=now, when=ANY_TIME)
        next_key[part], slots[part] = dates.next_key, dates.slots
    shown = (store.columns["hide_after"] > now) & (store.columns["last_start"] > now)
    return Minute(now, rows, next_key, slots, packed(shown & (next_key != NEVER)), store)


class Timing(Clock, Protocol):
    """When the rows of a window are held, as far as a plan asks."""

    def bits_of_each(self, slots: tuple[int, ...]) -> Bits:
        """As `bits`, one row for each of these sets of slots."""

    def next_keys(self, positions: Ints) -> Ints:
        """The keys of the next starts that the plan asks for, of rows at these positions."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Nothing asked about hours or dates: the minute knows."""

    minute: Minute
    window: Window
    wanted: int

    def bits(self, slots: int) -> Bits:
        """As `Clock.bits`."""
        return self.minute.plane(slots)[self.window.blocks]

    def bits_of_each(self, slots: tuple[int, ...]) -> Bits:
        """As `Timing.bits_of_each`."""
        return self.minute.planes(slots)[:, self.window.blocks]

    def next_keys(self, positions: Ints) -> Ints:
        """As `Timing.next_keys`; for chosen days only these few rows are worked out."""
        rows = self.window.rows_at(positions)
        if self.wanted == ALL_SLOTS:
            return self.minute.next_key[rows]
        return dates_of(self.window.store, rows, now=self.minute.now, when=ANY_TIME, wanted=self.wanted).next_key


@dataclass(frozen=True, slots=True)
class Asked:
    """Hours or dates are asked for: worked out for the rows that may be in the answer."""

    next_key: Ints
    slots: Small

    @classmethod
    def of(cls, window: Window, bits: Bits, plan: Plan) -> "Asked":
        """Works out the rows whose bit is set; the others have nothing coming."""
        positions = window.positions(bits)
        dates = dates_of(window.store, window.rows_at(positions), now=plan.now, when=plan.when, wanted=plan.slots)
        next_key, slots = np.full(len(bits) * BLOCK, NEVER), np.zeros(len(bits) * BLOCK, np.int32)
        next_key[positions], slots[positions] = dates.next_key, dates.slots
        return cls(next_key, slots)

    def bits(self, slots: int) -> Bits:
        """As `Clock.bits`."""
        return packed(self.slots & slots != 0)

    def bits_of_each(self, slots: tuple[int, ...]) -> Bits:
        """As `Timing.bits_of_each`."""
        return np.stack([self.bits(one) for one in slots])

    def next_keys(self, positions: Ints) -> Ints:
        """As `Timing.next_keys`."""
        return self.next_key[positions]


def asks_hours_or_dates(when: HeldWhen) -> bool:
    """Whether more is asked about time than days of the week and parts of the day."""
    hours = when.starts_after or when.starts_before < DAY or when.ends_before is not None
    return bool(hours or when.first_day) or when.last_day < LAST_DAY


def keys_in(slots: int, plan: Plan, store: Store, rows: Ints) -> Ints:
    """The keys of the next starts of rows in some of the slots that a plan asks for; NEVER where there is none."""
    when = plan.when if asks_hours_or_dates(plan.when) else ANY_TIME
    return dates_of(store, rows, now=plan.now, when=when, wanted=plan.slots & slots).next_key


class Minutes:
    """The last minutes a worker has worked out."""

    def __init__(self) -> None:
        """Knows none yet."""
        self._last: Minute | None = None
        self._lock = Lock()

    def at(self, store: Store, *, now: int, rows: int) -> Minute:
        """The minute `now`, worked out once for all threads."""
        last = self._last
        if last is None or last.now != now or last.rows < rows:
            with self._lock:
                last = self._last
                if last is None or last.now != now or last.rows < rows:
                    last = self._last = minute_after(last, store, now=now, rows=rows)
        return last
