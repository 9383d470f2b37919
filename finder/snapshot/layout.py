"""What a snapshot holds: its columns, its planes of bits, and the mark by which two programs know they mean the same."""

import json
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finder import codes, facets

FORMAT = 4
BLOCK = 64  # rows that share one word of a plane
SPARE_ROWS = 64 * BLOCK  # room behind the rows of a snapshot for what changed since
SPARE_RUNS = 8 * SPARE_ROWS
NO_PRICE = -1
NOWHERE_TOWN = -1

Bits = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]
Small = NDArray[np.int32]
Floats = NDArray[np.float64]
Arrays = dict[str, NDArray[Any]]

# Fields of an entry that are stored as they are, as narrow as they may be; a missing value is stored as the second.
FIELDS: dict[str, tuple[str, float | None]] = {
    "activity_id": ("i8", None),
    "lat": ("f8", np.nan),
    "lon": ("f8", np.nan),
    "postcode": ("i4", None),
    "organisation_id": ("i8", None),
    **dict.fromkeys(codes.NUMBERS, ("u1", None)),
    "yes": ("u8", None),
    "partly": ("u8", None),
    "no": ("u8", None),
    "audiences": ("u8", None),
    "audiences_only": ("u8", None),
    "languages": ("u8", None),
    "price_ore": ("i4", NO_PRICE),
    "min_age": ("i2", None),
    "max_age": ("i2", None),
    "last_start": ("i4", None),
    "ask_after": ("i4", None),
    "hide_after": ("i4", None),
}
# Columns worked out from others: the town's number, its square of the map, the title's place, and where its runs stand.
DERIVED = {"town": "i4", "square": "i8", "title": "i4", "first_run": "i4", "run_count": "i2", "online_only": "u1"}
COLUMNS: dict[str, str] = {**{name: dtype for name, (dtype, _null) in FIELDS.items()}, **DERIVED}
# A run's time is its start in minutes times 16384 plus how long it lasts, as in `Hit.next_key`.
RUNS: dict[str, str] = {"run_time": "i4", "run_slot": "u1", "run_first": "i4", "run_last": "i4", "run_step": "i2"}
ZONES: dict[str, str] = {**dict.fromkeys(("south", "west", "north", "east"), "f8"), "online": "u1"}


def _planes() -> dict[tuple[str, int], int]:
    """The number of each plane: one per code, and one for each thing not known."""
    names = [(name, number) for name, codes_ in codes.NUMBERS.items() for number in range(len(codes_) + 1)]
    names += [(name, bit) for name in ("known", "partly", "no") for bit in range(len(codes.MASKS["feature"]))]
    names += [(name, bit) for name in ("audiences", "audiences_only") for bit in range(len(codes.MASKS["audience"]))]
    names += [("languages", bit) for bit in range(len(codes.MASKS["language"]))]
    names += [("no audiences", 0), ("no languages", 0), ("free", 0), ("unpriced", 0), ("online only", 0)]
    return {name: number for number, name in enumerate(names)}


PLANES = _planes()
# Facets counted from the clock's own planes instead (see `coming`).
OF_THE_CLOCK = ("weekday", "time_of_day")
FACETS = {name: values for name, values in facets.VALUES.items() if name not in OF_THE_CLOCK}


def facet_slices() -> dict[str, slice]:
    """Which columns of the counted facets belong to which facet."""
    found, start = {}, 0
    for name, values in FACETS.items():
        found[name] = slice(start, start + len(values))
        start += len(values)
    return found


FACET_SLICES = facet_slices()
FACET_VALUES = sum(len(values) for values in FACETS.values())


def meaning() -> str:
    """A mark of format, columns and vocabulary: a snapshot with another mark is not read."""
    said = [FORMAT, COLUMNS, RUNS, codes.MASKS, codes.NUMBERS, {name: repr(one) for name, one in facets.VALUES.items()}]
    return blake2b(json.dumps(said, default=list).encode(), digest_size=16).hexdigest()


def blocks_for(rows: int) -> int:
    """How many blocks hold so many rows."""
    return -(-rows // BLOCK)


def packed(flags: Flags) -> Bits:
    """Flags of whole blocks as bits, the first row lowest."""
    return np.packbits(flags, bitorder="little").view("<u8")


def unpacked(bits: Bits) -> NDArray[np.uint8]:
    """Bits as noughts and ones, one per row."""
    return np.unpackbits(bits.view(np.uint8), bitorder="little")


def places_of(bits: Bits) -> Ints:
    """Which bits are set, counted from the first."""
    words = np.flatnonzero(bits)
    if 2 * len(words) > len(bits):
        return np.flatnonzero(unpacked(bits).view(np.bool_)).astype(np.int64, copy=False)
    places = np.flatnonzero(unpacked(bits[words]).view(np.bool_))
    found: Ints = words[places >> 6] * BLOCK + (places & (BLOCK - 1))
    return found


def count_of(bits: Bits) -> int:
    """How many bits are set."""
    return int(np.bitwise_count(bits).sum(dtype=np.int64))
