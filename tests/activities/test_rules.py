"""Rules of dates: every answer against the library that knows RFC 5545, and literal cases nobody should have to trust."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.rules import RuleError, dates_of, parse_rule
from tests.work import calls_of

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FIRST = date(2026, 1, 1)
LAST = date(2029, 12, 31)


def reference(rule: str, start: date, since: date, until: date) -> list[date]:
    """What dateutil says, which we take as the standard."""
    parsed = rrulestr(rule, dtstart=datetime.combine(start, time.min))
    return [
        one.date()
        for one in parsed.between(datetime.combine(since, time.min), datetime.combine(until, time.max), inc=True)
    ]


def ours(rule: str, start: date, since: date, until: date) -> list[date]:
    return list(dates_of(parse_rule(rule), start, since=since, until=until))


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules that come true: those that never do keep the reference busy until the year 9999."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    finer = _within_months(draw) if frequency in {"MONTHLY", "YEARLY"} else _within_weeks(draw)
    months = _list_of("BYMONTH", draw(st.lists(st.integers(1, 12), max_size=3, unique=True)))
    interval = draw(st.sampled_from(["", "INTERVAL=1", "INTERVAL=2", "INTERVAL=3", "INTERVAL=4"]))
    ending = draw(st.sampled_from(["", "COUNT=1", "COUNT=7", "UNTIL=20271231", "UNTIL=20280229T120000"]))
    return ";".join(part for part in (f"FREQ={frequency}", interval, *finer, months, ending) if part)


def _within_weeks(draw: st.DrawFn) -> list[str]:
    days = draw(st.lists(st.sampled_from(DAYS), max_size=4, unique=True))
    return [_list_of("BYDAY", days), draw(st.sampled_from(["", *(f"WKST={day}" for day in DAYS)]))]


def _within_months(draw: st.DrawFn) -> list[str]:
    if draw(st.booleans()):
        numbers = st.sampled_from([1, 5, 15, 28, -1, -10])
        return [_list_of("BYMONTHDAY", draw(st.lists(numbers, max_size=3, unique=True)))]
    # Either all with an ordinal or none: of both together the reference gives the intersection, RFC 5545 the union.
    ordinals = st.sampled_from(["1", "2", "4", "-1", "-2"]) if draw(st.booleans()) else st.just("")
    days = [draw(ordinals) + day for day in draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True))]
    return [_list_of("BYDAY", days), draw(st.sampled_from(["", "BYSETPOS=1", "BYSETPOS=-1"]))]


def _list_of(name: str, values: list[Any]) -> str:
    return f"{name}={','.join(map(str, values))}" if values else ""


def comes_true_soon(rule: str) -> bool:
    """Interval and month may never meet (every fourth month from May is never June)."""
    return not ("BYMONTH=" in rule and "INTERVAL=" in rule)


@settings(max_examples=400, deadline=None)
@given(rules().filter(comes_true_soon), st.dates(FIRST, date(2027, 6, 30)), st.integers(0, 500), st.integers(0, 700))
def test_dates_are_those_of_the_reference(rule: str, start: date, skipped: int, length: int) -> None:
    if start.day > 28:
        start = start.replace(day=28)  # a rule on the 30th of February is the next test's
    since = start + timedelta(days=skipped)
    until = since + timedelta(days=length)
    assert ours(rule, start, since, until) == reference(rule, start, since, until)


@settings(max_examples=100, deadline=None)
@given(rules(), st.dates(FIRST, date(2027, 6, 30)), st.integers(1, 900))
def test_beginning_later_gives_the_same_dates(rule: str, start: date, skipped: int) -> None:
    since = start + timedelta(days=skipped)
    assert ours(rule, start, since, LAST) == [day for day in ours(rule, start, start, LAST) if day >= since]


@pytest.mark.parametrize(
    ("rule", "start", "wanted"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", date(2026, 9, 1), ["2026-09-01", "2026-09-08", "2026-09-15"]),
        ("FREQ=WEEKLY;BYDAY=TU", date(2026, 9, 2), ["2026-09-08", "2026-09-15", "2026-09-22"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", date(2026, 9, 6), ["2026-09-06", "2026-09-07", "2026-09-20"]),
        ("FREQ=WEEKLY", date(2026, 9, 3), ["2026-09-03", "2026-09-10", "2026-09-17"]),
        ("FREQ=MONTHLY;BYDAY=-1SA", date(2026, 8, 29), ["2026-08-29", "2026-09-26", "2026-10-31"]),
        ("FREQ=MONTHLY;BYDAY=1MO,FR", date(2026, 9, 1), ["2026-09-04", "2026-09-07", "2026-09-11"]),
        ("FREQ=MONTHLY", date(2026, 1, 31), ["2026-01-31", "2026-03-31", "2026-05-31"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2026, 1, 1), ["2026-01-30", "2026-02-27", "2026-03-31"]),
        ("FREQ=YEARLY", date(2024, 2, 29), ["2024-02-29", "2028-02-29"]),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", date(2026, 1, 1), ["2026-12-24", "2027-12-24", "2028-12-24"]),
        ("FREQ=DAILY;BYDAY=MO,WE;COUNT=2", date(2026, 9, 1), ["2026-09-02", "2026-09-07"]),
        ("FREQ=DAILY;UNTIL=20260902", date(2026, 9, 1), ["2026-09-01", "2026-09-02"]),
        ("FREQ=DAILY;UNTIL=20260901T230000Z", date(2026, 9, 1), ["2026-09-01", "2026-09-02"]),
    ],
)
def test_first_dates(rule: str, start: date, wanted: list[str]) -> None:
    assert [day.isoformat() for day in ours(rule, start, start, LAST)][:3] == wanted


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=5MO;BYMONTH=2;BYSETPOS=3",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=DAILY;UNTIL=20200101",
    ],
)
def test_a_rule_that_never_comes_true_gives_nothing_and_soon(rule: str) -> None:
    first = date(2027, 1, 4)
    assert ours(rule, first, first, date(2037, 1, 1)) == []
    assert calls_of(lambda: ours(rule, first, first, date(2037, 1, 1))) < 20_000, (
        "the library looks until the year 9999"
    )


def test_ten_thousand_dates_are_ten_thousand_dates() -> None:
    found = ours("FREQ=DAILY;COUNT=10000", date(2026, 1, 1), date(2026, 1, 1), date(2100, 1, 1))
    assert (len(found), found[-1]) == (10000, date(2053, 5, 18))


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("hver tirsdag", "Skriv reglen som FREQ=WEEKLY;BYDAY=TU."),
        ("FREQ=WEEKLY;BYDAY", "Skriv reglen som FREQ=WEEKLY;BYDAY=TU."),
        ("FREQ=WEEKLY;FREQ=DAILY", "Skriv reglen som FREQ=WEEKLY;BYDAY=TU."),
        ("BYDAY=TU", "Reglen skal sige FREQ=DAILY, WEEKLY, MONTHLY eller YEARLY."),
        ("FREQ=HOURLY", "Reglen skal sige FREQ=DAILY, WEEKLY, MONTHLY eller YEARLY."),
        ("FREQ=DAILY;BYHOUR=9", "Vi kender ikke BYHOUR i en regel."),
        ("FREQ=WEEKLY;BYDAY=TI", "Skriv ugedage som MO, TU, WE, TH, FR, SA, SU, eller 1MO for den første mandag."),
        ("FREQ=WEEKLY;BYDAY=2TU", "Et tal foran ugedagen (1MO) hører til FREQ=MONTHLY eller YEARLY."),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY kan ikke stå sammen med FREQ=WEEKLY."),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL skal være et helt tal fra 1 til 1000."),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL skal være et helt tal fra 1 til 1000."),
        ("FREQ=DAILY;INTERVAL=1,2", "INTERVAL skal være ét tal."),
        ("FREQ=DAILY;COUNT=x", "COUNT skal være et helt tal fra 1 til 100000."),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY skal være et helt tal fra -31 til 31."),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS kræver, at reglen også har BYDAY, BYMONTHDAY eller BYMONTH."),
        ("FREQ=DAILY;UNTIL=20261301", "Skriv UNTIL som 20261231."),
        ("FREQ=DAILY;UNTIL=i morgen", "Skriv UNTIL som 20261231."),
        ("FREQ=DAILY;COUNT=2;UNTIL=20261231", "En regel kan have COUNT eller UNTIL, ikke begge."),
    ],
)
def test_a_rule_nobody_can_follow_says_what_is_right(rule: str, sentence: str) -> None:
    with pytest.raises(RuleError) as refusal:
        parse_rule(rule)
    assert str(refusal.value) == sentence
