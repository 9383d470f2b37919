"""What an entry must be like, said without any database: each engine puts these into its own words.

Three-valued on purpose: `passes_unknown` says whether an entry of which the thing is not known may stay.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OneOf:
    """The number in `column` is among `codes`; nought means not known."""

    column: str
    codes: tuple[int, ...]
    passes_unknown: bool = False


@dataclass(frozen=True, slots=True)
class AnyBit:
    """The mask in `column` shares a bit with `mask`; an empty mask means not known."""

    column: str
    mask: int
    passes_unknown: bool = False


@dataclass(frozen=True, slots=True)
class NoBit:
    """The mask in `column` shares no bit with `mask`."""

    column: str
    mask: int


@dataclass(frozen=True, slots=True)
class NoneDenied:
    """No feature of `mask` is a confirmed no."""

    mask: int


@dataclass(frozen=True, slots=True)
class AllKnown:
    """Each feature of `mask` is a yes or a partly."""

    mask: int


@dataclass(frozen=True, slots=True)
class CoreKnown:
    """Meets a need: each feature of `core` is a yes or a partly, or, for a need without a core, any of `other`."""

    core: int
    other: int
    languages: int = 0


@dataclass(frozen=True, slots=True)
class CostsNothing:
    """The price is nought, whatever it is for."""

    passes_unknown: bool


@dataclass(frozen=True, slots=True)
class CostsAtMost:
    """A price per visit is at most `ore`; prices of another unit pass and say their unit."""

    ore: int
    visit: int
    passes_unknown: bool


@dataclass(frozen=True, slots=True)
class FitsAge:
    """The age lies within the limits; no limit is open."""

    age: int


@dataclass(frozen=True, slots=True)
class NotOnlyForOthers:
    """Not held only for another audience of the same kind than the ones stated."""

    kind: int
    stated: int


@dataclass(frozen=True, slots=True)
class InTown:
    """Lies in this town, by its folded name or its postcode; one of the two is empty."""

    town: str = ""
    postcode: int = 0


@dataclass(frozen=True, slots=True)
class NotInTown:
    """Not held in a town; what is held nowhere or at home passes."""

    town: str


@dataclass(frozen=True, slots=True)
class Belongs:
    """Is run by this organisation."""

    organisation_id: int


@dataclass(frozen=True, slots=True)
class Near:
    """Lies within `radius_km` of a point on the sphere; what is only online lies within every radius."""

    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Within:
    """Lies in a box of degrees; what is only online does not."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class InSlots:
    """Some coming occurrence lies in one of these slots of the week."""

    slots: int


@dataclass(frozen=True, slots=True)
class HeldWhen:
    """Some coming occurrence meets all of this at once. Minutes are local, days are ordinals, both ends included."""

    slots: int
    starts_after: int = 0
    starts_before: int = 1440
    ends_before: int | None = None
    first_day: int = 0
    last_day: int = 2**31 - 1
    passes_unknown_end: bool = True


Condition = (
    OneOf | AnyBit | NoBit | NoneDenied | AllKnown | CoreKnown | CostsNothing | CostsAtMost | FitsAge | NotOnlyForOthers
    | InTown | NotInTown | Belongs | Near | Within | InSlots
)  # fmt: skip
