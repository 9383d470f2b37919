"""Gathers what may be suggested: everything a few searches find within the limits, measured against what was asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from activities.vocabularies import CapacityStatus
from casework.asking import questions_of
from casework.fit import Fit, Wanted, fit_of
from finder.answer import Result
from finder.search import search
from finder.word_fit import word_fits


@dataclass(frozen=True, slots=True)
class Candidate:
    """An activity within the limits and how well it fits."""

    result: Result
    fit: Fit


def candidates_for(wanted: Wanted, *, now: datetime, without: Collection[str] = ()) -> list[Candidate]:
    """Every candidate once; `without` are ids of activities that are not wanted again."""
    found = _found(wanted, now=now)
    kept = {pk: one for pk, one in found.items() if pk not in without and is_open_to(wanted, one)}
    subjects = [subject.terms for subject in (*wanted.subjects, *wanted.note)]
    words = word_fits(subjects, [int(pk) for pk in kept])
    return [Candidate(one, fit_of(wanted, one, words[int(pk)])) for pk, one in kept.items()]


def is_open_to(wanted: Wanted, result: Result) -> bool:
    """Whether there is room, it costs no more than was said however one pays, and it is not only for others."""
    card = result.card
    return (
        card["capacity_status"] != CapacityStatus.FULL
        and not costs_too_much(wanted, card["price"]["dkk"])
        and not is_only_for_others(wanted, card["audiences_only"])
    )


def costs_too_much(wanted: Wanted, price: float | None) -> bool:
    """A season's price counts as it stands: that is what must be paid before one may come."""
    most = wanted.profile.max_price
    return most is not None and price is not None and price > most


def is_only_for_others(wanted: Wanted, only: Collection[str]) -> bool:
    """Held only for groups of which the person is none, as far as anybody has said whom they count themselves among."""
    own = {*wanted.profile.audiences, *wanted.read_groups}
    return bool(only and wanted.profile.audiences) and not own.intersection(only)


def _found(wanted: Wanted, *, now: datetime) -> Mapping[str, Result]:
    found: dict[str, Result] = {}
    for question in questions_of(wanted.profile, wanted.limits, wanted.categories):
        for result in search(question, now=now, with_facets=False).results:
            found.setdefault(result.id, result)
    return found
