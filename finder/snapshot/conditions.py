"""Each condition as bits over a window: planes of bits where there are any, comparisons of columns else."""

from collections.abc import Iterable, Iterator
from functools import reduce, singledispatch

import numpy as np

from finder import codes
from finder.conditions import (
    AllKnown,
    AnyBit,
    Belongs,
    Condition,
    CoreKnown,
    CostsAtMost,
    CostsNothing,
    FitsAge,
    InSlots,
    InTown,
    Near,
    NoBit,
    NoneDenied,
    NotInTown,
    NotOnlyForOthers,
    OneOf,
    Within,
)
from finder.snapshot.layout import NO_PRICE, NOWHERE_TOWN, Bits, packed
from finder.snapshot.store import Window
from finder.sql.conditions import letters


@singledispatch
def bits_of(condition: Condition, window: Window) -> Bits:
    """The rows that meet the condition, as bits. Rows that are not there may have any bit."""
    raise TypeError(condition)


@bits_of.register
def _(condition: OneOf, window: Window) -> Bits:
    wanted = {*condition.codes, 0} if condition.passes_unknown else set(condition.codes)
    most = len(codes.NUMBERS[condition.column])
    return any_of((window.plane(condition.column, one) for one in sorted(wanted) if one <= most), window)


@bits_of.register
def _(condition: AnyBit, window: Window) -> Bits:
    shares = any_of(planes_in(condition.column, condition.mask, window), window)
    return shares | window.plane(f"no {condition.column}") if condition.passes_unknown else shares


@bits_of.register
def _(condition: NoBit, window: Window) -> Bits:
    return ~any_of(planes_in(condition.column, condition.mask, window), window)


@bits_of.register
def _(condition: NoneDenied, window: Window) -> Bits:
    return ~any_of(planes_in("no", condition.mask, window), window)


@bits_of.register
def _(condition: AllKnown, window: Window) -> Bits:
    return reduce(np.bitwise_and, planes_in("known", condition.mask, window), ~window.nothing())


@bits_of.register
def _(condition: CoreKnown, window: Window) -> Bits:
    if condition.core:
        return bits_of(AllKnown(condition.core), window)
    other = any_of(planes_in("known", condition.other, window), window)
    return other | any_of(planes_in("languages", condition.languages, window), window)


@bits_of.register
def _(condition: CostsNothing, window: Window) -> Bits:
    return window.plane("free") | window.plane("unpriced") if condition.passes_unknown else window.plane("free")


@bits_of.register
def _(condition: CostsAtMost, window: Window) -> Bits:
    price = window.column("price_ore")
    other_unit = ~(window.plane("price_unit", condition.visit) | window.plane("price_unit", 0))
    affordable = packed((price != NO_PRICE) & (price <= condition.ore)) | other_unit
    unpriced = window.plane("unpriced")
    return affordable | unpriced if condition.passes_unknown else affordable & ~unpriced


@bits_of.register
def _(condition: FitsAge, window: Window) -> Bits:
    return packed((window.column("min_age") <= condition.age) & (window.column("max_age") >= condition.age))


@bits_of.register
def _(condition: NotOnlyForOthers, window: Window) -> Bits:
    only = any_of(planes_in("audiences_only", condition.kind, window), window)
    return ~only | any_of(planes_in("audiences_only", condition.kind & condition.stated, window), window)


@bits_of.register
def _(condition: InTown, window: Window) -> Bits:
    if condition.postcode:
        return packed(window.column("postcode") == condition.postcode)
    return packed(window.column("town") == window.store.towns.get(letters(condition.town), NOWHERE_TOWN))


@bits_of.register
def _(condition: InSlots, window: Window) -> Bits:
    if window.clock is None:
        raise TypeError("No time was asked about.")
    return window.clock.bits(condition.slots)


@bits_of.register
def _(condition: NotInTown, window: Window) -> Bits:
    return ~bits_of(InTown(town=condition.town), window)


@bits_of.register
def _(condition: Belongs, window: Window) -> Bits:
    return packed(window.column("organisation_id") == condition.organisation_id)


@bits_of.register
def _(condition: Near, window: Window) -> Bits:
    near = window.squared_km(condition.lat, condition.lon) <= float(condition.radius_km) ** 2
    return packed(near) | window.plane("online only")


@bits_of.register
def _(condition: Within, window: Window) -> Bits:
    lat, lon = window.column("lat"), window.column("lon")
    in_rows = (lat >= condition.south) & (lat <= condition.north)
    return packed(in_rows & (lon >= condition.west) & (lon <= condition.east))


def any_of(planes: Iterable[Bits], window: Window) -> Bits:
    """The bits of any of the planes; of none, none."""
    return reduce(np.bitwise_or, planes, window.nothing())


def planes_in(name: str, mask: int, window: Window) -> Iterator[Bits]:
    """The planes of the codes in a mask."""
    return (window.plane(name, bit) for bit in range(mask.bit_length()) if mask >> bit & 1)
