"""The facets of an answer: which values each has, what a value asks of an entry, and what it is called."""

from activities.vocabularies import NEED_FEATURES, Need, OnlineMode
from finder import codes
from finder.conditions import AllKnown, AnyBit, Condition, CoreKnown, CostsNothing, InSlots, OneOf
from finder.plan import languages_besides_danish, need_masks


def _one_of(column: str) -> list[tuple[str, Condition]]:
    return [(code, OneOf(column, (number,))) for code, number in codes.NUMBER_OF[column].items()]


def _any_bit(name: str, column: str) -> list[tuple[str, Condition]]:
    return [(code, AnyBit(column, codes.mask_of(name, [code]))) for code in codes.MASKS[name]]


def _need(code: str) -> CoreKnown:
    core, other = need_masks(code)
    return CoreKnown(core, other, languages_besides_danish(()) if code == Need.LITTLE_DANISH else 0)


# A count says how many are known to be so (yes or partly): what is not known is never counted as a yes.
VALUES: dict[str, list[tuple[str, Condition]]] = {
    "category": _one_of("category"),
    "audience": _any_bit("audience", "audiences"),
    "need": [(code, _need(code)) for code in NEED_FEATURES],
    "feature": [(code, AllKnown(codes.mask_of("feature", [code]))) for code in codes.MASKS["feature"]],
    "weekday": [(day, InSlots(codes.slots_of([day], ()))) for day in codes.WEEKDAYS],
    "time_of_day": [(part, InSlots(codes.slots_of((), [part]))) for part in codes.PARTS],
    "free": [("true", CostsNothing(passes_unknown=False))],
    "language": _any_bit("language", "languages"),
    "online": [
        ("true", OneOf("online", tuple(codes.number_of("online", one) for one in (OnlineMode.YES, OnlineMode.BOTH)))),
        ("false", OneOf("online", tuple(codes.number_of("online", one) for one in (OnlineMode.NO, OnlineMode.BOTH)))),
    ],
    "booking": _one_of("booking"),
    "focus_area": _one_of("focus_area"),
}
