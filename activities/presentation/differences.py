"""What an edit would change, in words: for the approver, before and after beside each other."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from activities.belongings import BELONGINGS, built_schedule, read_belongings
from activities.editing import Facts
from activities.models import Activity, Place
from activities.presentation import amounts
from activities.presentation.page import booking_words, language_words
from activities.presentation.rhythm import rhythm_words
from activities.revision import FIELDS
from activities.vocabularies import AccessibilityFeature, Audience, FeatureValue, Welcome

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changes: its name, what stands now, what would stand, and for running text the pieces."""

    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


def differences(activity: Activity, after: Facts, changes: Mapping[str, Any]) -> list[Difference]:
    """Everything an edit changes, in the order of the fields, then what belongs to the activity."""
    own = [
        _difference(str(FIELDS[name].verbose_name), _said(activity, name), _said(after.activity, name))
        for name in FIELDS
        if name in changes
    ]
    before = read_belongings(activity)
    more = [one for name in sorted(BELONGINGS & set(changes)) for one in _belonging(name, activity, before, after)]
    return [one for one in [*own, *more] if one.before != one.after]


def _difference(label: str, before: str, after: str) -> Difference:
    return Difference(label, before, after, tuple(_pieces(before, after)))


def _pieces(before: str, after: str) -> Iterable[Piece]:
    """Word by word."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[i1:i2]))
            continue
        if i2 > i1:
            yield Piece("gone", "".join(old[i1:i2]))
        if j2 > j1:
            yield Piece("new", "".join(new[j1:j2]))


def _said(activity: Activity, name: str) -> str:
    """One field in words; silence is said as nothing."""
    value = getattr(activity, name)
    if name == "place_id":
        place = Place.objects.filter(pk=value).first()
        return f"{place}, {place.address}" if place else ""
    words = {
        "price_dkk": lambda: amounts.price_words(value, ""),
        "booking": lambda: booking_words(value),
        "languages": lambda: language_words(value),
    }.get(name)
    if words:
        return words()
    labels = dict(FIELDS[name].flatchoices)
    return str(labels.get(value, "" if value is None else value))


def _belonging(name: str, activity: Activity, before: Mapping[str, Any], after: Facts) -> list[Difference]:
    if name == "audiences":
        label = _("Hvem er velkommen")
        return [_difference(label, _audiences(before[name]), _audiences(after.belongings[name]))]
    if name == "schedules":
        label = _("Hvornår")
        return [_difference(label, _times(activity, before[name]), _times(activity, after.belongings[name]))]
    told = after.belongings[name]
    return [
        _difference(str(AccessibilityFeature(one).label), _answer(before[name].get(one)), _answer(told[one]))
        for one in AccessibilityFeature.values
        if one in told
    ]


def _audiences(audiences: Mapping[str, str]) -> str:
    said = sorted(f"{Welcome(welcome).label}: {Audience(code).label}" for code, welcome in audiences.items())
    return "; ".join(said)


def _times(activity: Activity, schedules: list[dict[str, Any]]) -> str:
    built = [built_schedule(activity, one) for one in schedules]
    simple = [f"{one.start_date:%d-%m-%Y} {one.start_time:%H.%M}" for one in built if not one.rrule]
    off = [_("ikke %(day)s") % {"day": day} for one in built for day in one.not_on]
    since = [_("fra %(day)s") % {"day": f"{one.start_date:%d-%m-%Y}"} for one in built if one.rrule]
    return "; ".join([*rhythm_words(built), *since, *simple, *off])


def _answer(told: Mapping[str, str] | None) -> str:
    if not told or not told["value"]:
        return pgettext("answer", "Ved ikke")
    value = str(FeatureValue(told["value"]).label)
    return f"{value}: {told['note']}" if told["note"] else value
