"""Each condition as SQL over `e` (an IndexEntry) and `w` (its coming slots). Only numbers are written into the text."""

from functools import singledispatch

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
from finder.grid import COARSE, COARSE_FROM_KM, KM_PER_DEGREE, ONLINE, Plane, cells_near


@singledispatch
def sql_of(condition: Condition) -> str:
    """The condition as a boolean expression."""
    raise TypeError(condition)


@sql_of.register
def _(condition: OneOf) -> str:
    wanted = (*condition.codes, 0) if condition.passes_unknown else condition.codes
    return f"e.{condition.column} IN ({numbers(wanted)})"


@sql_of.register
def _(condition: AnyBit) -> str:
    shares = f"(e.{condition.column} & {condition.mask}) <> 0"
    return f"({shares} OR e.{condition.column} = 0)" if condition.passes_unknown else shares


@sql_of.register
def _(condition: NoBit) -> str:
    return f"(e.{condition.column} & {condition.mask}) = 0"


@sql_of.register
def _(condition: NoneDenied) -> str:
    return f"(e.no & {condition.mask}) = 0"


@sql_of.register
def _(condition: AllKnown) -> str:
    return f"((e.yes | e.partly) & {condition.mask}) = {condition.mask}"


@sql_of.register
def _(condition: CoreKnown) -> str:
    if condition.core:
        return sql_of(AllKnown(condition.core))
    other = f"((e.yes | e.partly) & {condition.other}) <> 0"
    return f"({other} OR (e.languages & {condition.languages}) <> 0)" if condition.languages else other


@sql_of.register
def _(condition: CostsNothing) -> str:
    return "(e.price_ore = 0 OR e.price_ore IS NULL)" if condition.passes_unknown else "e.price_ore = 0"


@sql_of.register
def _(condition: CostsAtMost) -> str:
    affordable = f"e.price_ore <= {condition.ore} OR (e.price_unit <> {condition.visit} AND e.price_unit <> 0)"
    if condition.passes_unknown:
        return f"({affordable} OR e.price_ore IS NULL)"
    return f"(({affordable}) AND e.price_ore IS NOT NULL)"


@sql_of.register
def _(condition: FitsAge) -> str:
    return f"(e.min_age <= {condition.age} AND e.max_age >= {condition.age})"


@sql_of.register
def _(condition: NotOnlyForOthers) -> str:
    return (
        f"((e.audiences_only & {condition.kind}) = 0 OR (e.audiences_only & {condition.kind & condition.stated}) <> 0)"
    )


@sql_of.register
def _(condition: InTown) -> str:
    if condition.postcode:
        return f"e.postcode = {condition.postcode}"
    return f"e.town = '{letters(condition.town)}'"


@sql_of.register
def _(condition: NotInTown) -> str:
    return f"e.town <> '{letters(condition.town)}'"


@sql_of.register
def _(condition: Belongs) -> str:
    return f"e.organisation_id = {condition.organisation_id}"


@sql_of.register
def _(condition: Near) -> str:
    scale = COARSE if condition.radius_km > COARSE_FROM_KM else 1
    column = "e.coarse_cell" if scale == COARSE else "e.cell"
    cells = numbers([ONLINE, *cells_near(condition.lat, condition.lon, condition.radius_km, scale=scale)])
    squared = squared_km_sql(Plane.round(condition.lat, condition.lon))
    limit = float(condition.radius_km) ** 2
    return f"({column} IN ({cells}) AND ({column} = {ONLINE} OR {squared} <= {real(limit)}))"


@sql_of.register
def _(condition: Within) -> str:
    return (
        f"(e.lat BETWEEN {real(condition.south)} AND {real(condition.north)}"
        f" AND e.lon BETWEEN {real(condition.west)} AND {real(condition.east)})"
    )


@sql_of.register
def _(condition: InSlots) -> str:
    return f"(w.slots & {condition.slots}) <> 0"


def squared_km_sql(plane: Plane) -> str:
    """The squared distance in the very order `Plane.squared_km` works it out."""
    dy = f"(e.lat - {real(plane.lat)})"
    y = f"({dy} * {real(KM_PER_DEGREE)})"
    x = f"((e.lon - {real(plane.lon)}) * ({real(plane.east)} - {real(plane.bend)} * {dy}))"
    return f"({y} * {y} + {x} * {x})"


LARGEST_WHOLE = 2**62


def real(number: float) -> str:
    """A number as every engine reads it: double precision, to the last bit, in brackets for its sign.

    It is written as a fraction of two whole numbers, for SQLite misreads the last bit of some decimals.
    """
    above, below = float(number).as_integer_ratio()
    if below > LARGEST_WHOLE:
        return f"(CAST({number!r} AS double precision))"
    return f"(CAST({above} AS double precision) / CAST({below} AS double precision))"


def numbers(values: tuple[int, ...] | list[int]) -> str:
    """Whole numbers for an IN list; an empty list matches nothing."""
    return ", ".join(str(int(value)) for value in values) or "NULL"


def letters(text: str) -> str:
    """A folded name: only a-z, 0-9 and blanks can be in it, so that it may stand in SQL."""
    return "".join(one for one in text if one.isascii() and (one.isalnum() or one == " "))
