"""RFC 5545 recurrence rules of days or longer: a text into a rule, and a rule into dates. Pure.

Ours, because the library looks for a date that never comes until the year 9999, and starts at the first date each time
it is asked for the next. Every answer is checked against that library in the tests.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
BYDAY = re.compile(r"^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$")
UNTIL = re.compile(r"^(\d{8})(?:T(\d{6})(Z)?)?$")
LARGEST_INTERVAL = 1000


class RuleError(ValueError):
    """A rule nobody can follow; its text says, in Danish, what would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What RFC 5545, 3.3.10 calls a recur; `days` are (ordinal or 0, weekday with Monday 0)."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


@lru_cache(maxsize=1024)
def parse_rule(text: str) -> Rule:
    """The rule in a text such as FREQ=WEEKLY;BYDAY=TU. Raises RuleError."""
    parts = _parts(text)
    rule = Rule(
        frequency=_frequency(parts),
        interval=_numbers(parts, "INTERVAL", 1, LARGEST_INTERVAL, default="1")[0],
        count=next(iter(_numbers(parts, "COUNT", 1, 100_000)), None),
        until=_until(parts.get("UNTIL", "")),
        days=tuple(_day(word) for word in _words(parts, "BYDAY")),
        month_days=_numbers(parts, "BYMONTHDAY", -31, 31),
        months=_numbers(parts, "BYMONTH", 1, 12),
        positions=_numbers(parts, "BYSETPOS", -366, 366),
        week_start=_day(parts.get("WKST", "MO"))[1],
    )
    _refuse_nonsense(rule)
    return rule


def _parts(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.strip().upper().split(";") if part]
    names = [name for name, _sign, _value in pairs]
    if not pairs or len(set(names)) < len(names) or any(not sign or not value for _name, sign, value in pairs):
        raise RuleError(_("Skriv reglen som FREQ=WEEKLY;BYDAY=TU."))
    if unknown := sorted(set(names) - PARTS):
        raise RuleError(_("Vi kender ikke %(part)s i en regel.") % {"part": ", ".join(unknown)[:80]})
    return {name: value for name, _sign, value in pairs}


def _frequency(parts: dict[str, str]) -> str:
    if parts.get("FREQ") not in FREQUENCIES:
        raise RuleError(_("Reglen skal sige FREQ=DAILY, WEEKLY, MONTHLY eller YEARLY."))
    return parts["FREQ"]


def _words(parts: dict[str, str], name: str, default: str = "") -> list[str]:
    text = parts.get(name, default)
    return text.split(",") if text else []


def _numbers(parts: dict[str, str], name: str, least: int, most: int, *, default: str = "") -> tuple[int, ...]:
    numbers = []
    for word in _words(parts, name, default):
        if not re.fullmatch(r"[+-]?\d{1,6}", word) or int(word) == 0 or not least <= int(word) <= most:
            raise RuleError(
                _("%(name)s skal være et helt tal fra %(least)d til %(most)d.")
                % {"name": name, "least": least, "most": most}
            )
        numbers.append(int(word))
    if name in {"INTERVAL", "COUNT"} and len(numbers) > 1:
        raise RuleError(_("%(name)s skal være ét tal.") % {"name": name})
    return tuple(numbers)


def _day(word: str) -> tuple[int, int]:
    found = BYDAY.match(word)
    if not found:
        raise RuleError(_("Skriv ugedage som MO, TU, WE, TH, FR, SA, SU, eller 1MO for den første mandag."))
    return int(found[1] or 0), WEEKDAYS.index(found[2])


def _until(text: str) -> date | None:
    """The last local day. A moment in UTC is read as its local day: generous, never a day short."""
    if not text:
        return None
    found = UNTIL.match(text)
    try:
        if not found:
            raise ValueError(text)
        moment = datetime.strptime(found[1] + (found[2] or "000000"), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError as error:
        raise RuleError(_("Skriv UNTIL som 20261231.")) from error
    return moment.astimezone(COPENHAGEN).date() if found[3] else moment.date()


def _refuse_nonsense(rule: Rule) -> None:
    if rule.count and rule.until:
        raise RuleError(_("En regel kan have COUNT eller UNTIL, ikke begge."))
    if rule.frequency in {"DAILY", "WEEKLY"} and any(ordinal for ordinal, _weekday in rule.days):
        raise RuleError(_("Et tal foran ugedagen (1MO) hører til FREQ=MONTHLY eller YEARLY."))
    if rule.frequency == "WEEKLY" and rule.month_days:
        raise RuleError(_("BYMONTHDAY kan ikke stå sammen med FREQ=WEEKLY."))
    if rule.positions and not (rule.days or rule.month_days or rule.months):
        raise RuleError(_("BYSETPOS kræver, at reglen også har BYDAY, BYMONTHDAY eller BYMONTH."))


def dates_of(rule: Rule, start: date, *, since: date, until: date) -> Iterator[date]:
    """The dates of a rule from `start` that lie in `since` to `until` (both included), in order.

    `start` itself counts only when the rule hits it.
    """
    last = until if rule.until is None else min(until, rule.until)
    # A rule that counts has to be counted from its beginning.
    from_date = start if rule.count else max(start, since)
    left = rule.count
    for period in _periods(rule, start, from_date=from_date, until=last):
        for day in _chosen(rule, period):
            if day < start or left == 0:
                continue
            if day > last:
                return
            left = None if left is None else left - 1
            if day >= since:
                yield day
        if left == 0:
            return


def _chosen(rule: Rule, days: list[date]) -> list[date]:
    """The days BYSETPOS picks out of those of one period."""
    if not rule.positions:
        return days
    places = {position - 1 if position > 0 else len(days) + position for position in rule.positions}
    return [day for place, day in enumerate(days) if place in places]


def _periods(rule: Rule, start: date, *, from_date: date, until: date) -> Iterator[list[date]]:
    """The days of each period (day, week, month, year) that may hold a date, from the one `from_date` lies in."""
    match rule.frequency:
        case "DAILY":
            return _daily(rule, start, from_date, until)
        case "WEEKLY":
            return _weekly(rule, start, from_date, until)
        case "MONTHLY":
            return _monthly(rule, start, from_date, until)
        case _:
            return _yearly(rule, start, from_date, until)


def _daily(rule: Rule, start: date, from_date: date, until: date) -> Iterator[list[date]]:
    weekdays = {weekday for _ordinal, weekday in rule.days}
    first = (from_date - start).days // rule.interval * rule.interval
    for offset in range(first, (until - start).days + 1, rule.interval):
        day = start + timedelta(days=offset)
        fits = not weekdays or day.weekday() in weekdays
        if fits and _is_in_months(rule, day) and _is_month_day(rule, day):
            yield [day]


def _weekly(rule: Rule, start: date, from_date: date, until: date) -> Iterator[list[date]]:
    week = start - timedelta(days=(start.weekday() - rule.week_start) % 7)
    weekdays = {weekday for _ordinal, weekday in rule.days} or {start.weekday()}
    offsets = sorted((weekday - rule.week_start) % 7 for weekday in weekdays)
    step = 7 * rule.interval
    first = (from_date - week).days // step * step
    for offset in range(first, (until - week).days + 1, step):
        days = [week + timedelta(days=offset + one) for one in offsets]
        yield [day for day in days if _is_in_months(rule, day)]


def _monthly(rule: Rule, start: date, from_date: date, until: date) -> Iterator[list[date]]:
    origin, last = start.year * 12 + start.month - 1, until.year * 12 + until.month - 1
    first = origin + (from_date.year * 12 + from_date.month - 1 - origin) // rule.interval * rule.interval
    for number in range(first, last + 1, rule.interval):
        year, month = number // 12, number % 12 + 1
        if not rule.months or month in rule.months:
            yield _days_of_month(rule, year, month, start.day)


def _yearly(rule: Rule, start: date, from_date: date, until: date) -> Iterator[list[date]]:
    first = start.year + (from_date.year - start.year) // rule.interval * rule.interval
    for year in range(first, until.year + 1, rule.interval):
        yield _days_of_year(rule, year, start)


def _days_of_year(rule: Rule, year: int, start: date) -> list[date]:
    if rule.months:
        return [day for month in sorted(set(rule.months)) for day in _days_of_month(rule, year, month, start.day)]
    if rule.days:
        days = _weekdays_between(rule, date(year, 1, 1), date(year, 12, 31))
        return [day for day in days if _is_month_day(rule, day)]
    months = range(1, 13) if rule.month_days else (start.month,)
    return [day for month in months for day in _days_of_month(rule, year, month, start.day)]


def _days_of_month(rule: Rule, year: int, month: int, start_day: int) -> list[date]:
    length = monthrange(year, month)[1]
    if rule.days:
        days = _weekdays_between(rule, date(year, month, 1), date(year, month, length))
        return [day for day in days if _is_month_day(rule, day)]
    wanted = rule.month_days or (start_day,)
    numbers = {number if number > 0 else length + 1 + number for number in wanted}
    return [date(year, month, number) for number in sorted(numbers) if 1 <= number <= length]


def _weekdays_between(rule: Rule, first: date, last: date) -> list[date]:
    """The weekdays of BYDAY in a month or a year; with an ordinal only the one counted from that end."""
    found: set[date] = set()
    for ordinal, weekday in rule.days:
        earliest = first + timedelta(days=(weekday - first.weekday()) % 7)
        every = [earliest + timedelta(days=offset) for offset in range(0, (last - earliest).days + 1, 7)]
        if not ordinal:
            found.update(every)
        elif abs(ordinal) <= len(every):
            found.add(every[ordinal - 1 if ordinal > 0 else ordinal])
    return sorted(found)


def _is_in_months(rule: Rule, day: date) -> bool:
    return not rule.months or day.month in rule.months


def _is_month_day(rule: Rule, day: date) -> bool:
    if not rule.month_days:
        return True
    from_end = day.day - monthrange(day.year, day.month)[1] - 1
    return day.day in rule.month_days or from_end in rule.month_days
