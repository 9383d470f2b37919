"""The quick row: what most people narrow by first, each with how many there are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from activities.presentation.languages import once_per_language
from activities.recurrence import COPENHAGEN
from finder.answer import Answer
from finder.presentation.links import QuestionLinks
from finder.query import SearchQuery

WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Quick:
    """One way to narrow, or to widen again when it is chosen. `count` is None when it was not counted."""

    label: str
    address: str
    count: int | None
    is_chosen: bool


def quick_row(answer: Answer, links: QuestionLinks, *, now: datetime) -> list[Quick]:
    """Today and the next seven days, then what the facets have counted. What would give nothing is left out."""
    held = {(name, value) for name, value, _text in links.pairs}
    choices = [_choice(answer, links, one, label, is_chosen=one in held) for one, label in _offered().items()]
    return [one for one in [*_days(answer, links, now), *choices] if one.count != 0 or one.is_chosen]


@once_per_language
def _offered() -> dict[tuple[str, str], str]:
    return {
        ("free", "true"): _("Gratis"),
        ("booking", "drop_in"): _("Uden tilmelding"),
        ("feature", "come_alone"): _("Kom alene"),
        ("feature", "met_at_door"): _("Nogen møder mig"),
        ("online", "true"): _("Hjemmefra"),
    }


def _days(answer: Answer, links: QuestionLinks, now: datetime) -> list[Quick]:
    today = now.astimezone(COPENHAGEN).date()
    counts = _count_days(answer, today)
    return [
        _day(answer.query, links, _("I dag"), today, today, counts[0]),
        _day(answer.query, links, _("De næste 7 dage"), today, today + WEEK, counts[1]),
    ]


def _count_days(answer: Answer, today: date) -> tuple[int, int] | tuple[None, None]:
    """How many are held today and this week, read off the list when all of it is on the page."""
    if answer.count > len(answer.results):
        return None, None
    next_days = [one.next_starts_at.date() for one in answer.results if one.next_starts_at]  # local moments
    return next_days.count(today), sum(day <= today + WEEK for day in next_days)


def _day(query: SearchQuery, links: QuestionLinks, label: str, first: date, last: date, count: int | None) -> Quick:
    if (query.from_date, query.to_date) == (first, last):
        return Quick(label, links.without_all(frozenset({"from", "to"})), count, is_chosen=True)
    return Quick(label, links.with_all({"from": first.isoformat(), "to": last.isoformat()}), count, is_chosen=False)


def _choice(answer: Answer, links: QuestionLinks, one: tuple[str, str], label: str, *, is_chosen: bool) -> Quick:
    name, value = one
    count = answer.facets[name].counts.get(value, 0)
    if is_chosen:
        return Quick(label, links.without(name, value), count, is_chosen=True)
    address = links.with_value(name, value, instead=name not in {"booking", "feature"})
    return Quick(label, address, count, is_chosen=False)
