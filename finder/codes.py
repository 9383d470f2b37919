"""Coded words as whole numbers: a bit in a mask, or a number from one (nought is not known). Vocabulary order decides."""

from collections.abc import Iterable

from activities.vocabularies import (
    AccessibilityFeature,
    Audience,
    Booking,
    Category,
    FocusArea,
    Gender,
    Language,
    OnlineMode,
    PriceUnit,
    TimeOfDay,
    Weekday,
)

MASKS: dict[str, tuple[str, ...]] = {
    "feature": tuple(AccessibilityFeature.values),
    "audience": tuple(Audience.values),
    "language": tuple(Language.values),
}
NUMBERS: dict[str, tuple[str, ...]] = {
    "category": tuple(Category.values),
    "focus_area": tuple(FocusArea.values),
    "online": tuple(OnlineMode.values),
    "booking": tuple(Booking.values),
    "gender": tuple(Gender.values),
    "price_unit": tuple(PriceUnit.values),
}
BITS: dict[str, dict[str, int]] = {
    name: {code: position for position, code in enumerate(codes)} for name, codes in MASKS.items()
}
NUMBER_OF: dict[str, dict[str, int]] = {
    name: {code: position for position, code in enumerate(codes, start=1)} for name, codes in NUMBERS.items()
}
WEEKDAYS: tuple[str, ...] = tuple(Weekday.values)
PARTS: tuple[str, ...] = tuple(TimeOfDay.values)
ALL_SLOTS = (1 << (len(WEEKDAYS) * len(PARTS))) - 1
MOST_BITS = 63


def check_masks() -> None:
    """Refuses to start where a vocabulary has outgrown its mask."""
    for name, codes in MASKS.items():
        if len(codes) > MOST_BITS:
            raise RuntimeError(f"{name} has {len(codes)} codes; a mask holds {MOST_BITS}.")


def mask_of(name: str, codes: Iterable[str]) -> int:
    """The mask with the bit of each code."""
    mask = 0
    for code in codes:
        mask |= 1 << BITS[name][code]
    return mask


def number_of(name: str, code: str) -> int:
    """The number of a code; nought when there is none."""
    return NUMBER_OF[name][code] if code else 0


def slot_of(weekday: int, start_minute: int) -> int:
    """Which of the week's 21 slots a start lies in: day times three plus morning, afternoon or evening."""
    part = 0 if start_minute < 12 * 60 else 1 if start_minute < 17 * 60 else 2
    return weekday * len(PARTS) + part


def slots_of(weekdays: Iterable[str], parts: Iterable[str]) -> int:
    """The mask of slots on any of the days in any of the parts; none named means all."""
    days = [WEEKDAYS.index(day) for day in weekdays] or range(len(WEEKDAYS))
    times = [PARTS.index(part) for part in parts] or range(len(PARTS))
    return sum(1 << (day * len(PARTS) + time) for day in days for time in times)
