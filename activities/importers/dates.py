"""The dates of a row: one date or a rule, checked, and moved on by whole years of weeks when a demo asks for it."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from activities import recurrence
from activities.importers.cells import Cells
from activities.recurrence import Pattern

LONGEST_NIGHT = timedelta(hours=12)
PERIOD = timedelta(weeks=52)  # whole weeks, so that Tuesdays stay Tuesdays
UNTIL = re.compile(r"UNTIL=(\d{8})", re.IGNORECASE)


def read_pattern(cells: Cells) -> Pattern | None:
    """When the activity of a row is held; None where a cell cannot be read or the rule never comes true."""
    start_date, start_time = cells.date("start_date"), cells.time("start_time")
    end_date, end_time = cells.date("end_date"), cells.time("end_time")
    rule = cells.line_of_text("rrule", longest=300).upper().removeprefix("RRULE:")
    if start_date is None or start_time is None:
        return None
    pattern = Pattern(start_date, start_time, end_time, end_date, rule)
    _check_order(cells, pattern)
    _check_rule(cells, pattern)
    return pattern


def _check_order(cells: Cells, pattern: Pattern) -> None:
    if pattern.end_date and pattern.end_date < pattern.start_date:
        cells.reject("end_date", _("Sidste gang ligger før første gang (start_date)."))
    elif pattern.end_date and not pattern.rrule and pattern.end_date != pattern.start_date:
        cells.reject(
            "end_date", _("Uden rrule er det én gang. Lad end_date stå tom, eller skriv i rrule, hvor tit det er.")
        )
    if pattern.end_time and not timedelta(0) < _length(pattern.start_time, pattern.end_time) <= LONGEST_NIGHT:
        cells.reject("end_time", _("Det slutter, før det begynder. Skriv et sluttidspunkt efter start_time."))


def _length(start: time, end: time) -> timedelta:
    """How long it lasts; past midnight counts as the next day, but only within half a day of the evening before."""
    begins, ends = datetime.combine(date.min, start), datetime.combine(date.min, end)
    if ends > begins:
        return min(ends - begins, LONGEST_NIGHT)
    return ends - begins + timedelta(days=1) if ends < begins else timedelta(0)


def _check_rule(cells: Cells, pattern: Pattern) -> None:
    try:
        recurrence.check_rule(pattern.rrule)
        if not cells.problems and recurrence.first_start(pattern) is None:
            cells.reject(
                "rrule", _("Reglen rammer aldrig en dato. Se efter, om ugedag, start_date og end_date passer sammen.")
            )
    except recurrence.RuleError as error:
        cells.reject("rrule", str(error))


def is_over(pattern: Pattern, *, today: date) -> bool:
    """Whether its last date has passed."""
    last = recurrence.last_date(pattern)
    return last is not None and last < today


def rolled_forward(pattern: Pattern, *, today: date) -> Pattern:
    """The same pattern moved on by whole periods of 52 weeks until its last date is no longer past."""
    last = recurrence.last_date(pattern)
    while last is not None and last < today:
        pattern = _moved(pattern, by=PERIOD * -((last - today).days // PERIOD.days))
        last = recurrence.last_date(pattern)
    return pattern


def _moved(pattern: Pattern, *, by: timedelta) -> Pattern:
    return replace(
        pattern,
        start_date=pattern.start_date + by,
        end_date=pattern.end_date + by if pattern.end_date else None,
        rrule=UNTIL.sub(lambda until: f"UNTIL={_shifted(until[1], by)}", pattern.rrule),
    )


def _shifted(day: str, by: timedelta) -> str:
    return f"{datetime.strptime(day, '%Y%m%d').date() + by:%Y%m%d}"  # noqa: DTZ007 (a date, no time)
