"""Patterns of dates into moments: summer time, the first date, single dates, rules that never come true."""

from datetime import UTC, date, datetime, time

import pytest

from activities.recurrence import Instance, Pattern, first_start, instances, last_date

TEN, TWELVE = time(10), time(12)


def moments(pattern: Pattern, since: str, until: str) -> list[str]:
    """Starts in UTC, short enough to read."""
    found = instances(pattern, since=datetime.fromisoformat(since), until=datetime.fromisoformat(until))
    return [f"{one.starts_at:%m-%d %H:%M}" for one in found]


def test_ten_o_clock_stays_ten_o_clock_when_summer_ends() -> None:
    tuesdays = Pattern(date(2026, 10, 20), TEN, TWELVE, rrule="FREQ=WEEKLY;BYDAY=TU")
    assert moments(tuesdays, "2026-10-01T00:00Z", "2026-11-04T00:00Z") == ["10-20 08:00", "10-27 09:00", "11-03 09:00"]


def test_ten_o_clock_stays_ten_o_clock_when_summer_begins() -> None:
    sundays = Pattern(date(2027, 3, 21), TEN, TWELVE, rrule="FREQ=WEEKLY;BYDAY=SU")
    assert moments(sundays, "2027-03-01T00:00Z", "2027-04-05T00:00Z") == ["03-21 09:00", "03-28 08:00", "04-04 08:00"]


@pytest.mark.parametrize(
    ("start", "end", "instance"),
    [
        # 28 March 2027, 02:00 to 03:00 does not exist: read as before the change.
        (time(2, 30), None, Instance(datetime(2027, 3, 28, 1, 30, tzinfo=UTC), None)),
        (
            time(2, 30),
            time(4, 0),
            Instance(datetime(2027, 3, 28, 1, 30, tzinfo=UTC), datetime(2027, 3, 28, 2, 0, tzinfo=UTC)),
        ),
        # Ends as the clock says before it begins: it keeps its half hour.
        (
            time(2, 30),
            time(3, 0),
            Instance(datetime(2027, 3, 28, 1, 30, tzinfo=UTC), datetime(2027, 3, 28, 2, 0, tzinfo=UTC)),
        ),
    ],
)
def test_the_hour_summer_time_skips(start: time, end: time | None, instance: Instance) -> None:
    once = Pattern(date(2027, 3, 28), start, end)
    assert instances(once, until=datetime(2027, 4, 1, tzinfo=UTC)) == [instance]


def test_the_hour_that_comes_twice_is_the_first() -> None:
    once = Pattern(date(2026, 10, 25), time(2, 30), time(2, 45))
    assert instances(once, until=datetime(2026, 11, 1, tzinfo=UTC)) == [
        Instance(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 45, tzinfo=UTC))
    ]


def test_past_midnight_ends_the_next_day() -> None:
    dance = Pattern(date(2026, 12, 5), time(20), time(1))
    assert instances(dance, until=datetime(2027, 1, 1, tzinfo=UTC)) == [
        Instance(datetime(2026, 12, 5, 19, tzinfo=UTC), datetime(2026, 12, 6, 0, tzinfo=UTC))
    ]


def test_a_single_date_is_there_however_far_ahead_or_long_ago() -> None:
    ahead, ago = Pattern(date(2030, 6, 1), TEN), Pattern(date(2020, 6, 1), TEN)
    assert moments(ahead, "2026-11-23T00:00Z", "2027-05-01T00:00Z") == ["06-01 08:00"]
    assert moments(ago, "2026-11-23T00:00Z", "2027-05-01T00:00Z") == ["06-01 08:00"]


def test_the_first_of_a_rule_is_there_however_far_ahead() -> None:
    summer = Pattern(date(2027, 6, 1), TEN, rrule="FREQ=WEEKLY;BYDAY=TU")
    assert moments(summer, "2026-11-23T00:00Z", "2027-05-01T00:00Z") == ["06-01 08:00"]


def test_an_old_daily_rule_still_has_its_coming_dates() -> None:
    daily = Pattern(date(2010, 1, 1), TEN, rrule="FREQ=DAILY")
    assert moments(daily, "2026-12-01T00:00Z", "2026-12-03T00:00Z") == ["01-01 09:00", "12-01 09:00", "12-02 09:00"]


def test_the_end_date_is_the_last_day() -> None:
    course = Pattern(date(2026, 9, 1), TEN, end_date=date(2026, 9, 15), rrule="FREQ=WEEKLY;BYDAY=TU")
    assert moments(course, "2026-09-01T00:00Z", "2027-09-01T00:00Z") == ["09-01 08:00", "09-08 08:00", "09-15 08:00"]


def test_a_rule_that_never_comes_true_has_no_dates() -> None:
    never = Pattern(date(2026, 9, 1), TEN, end_date=date(2026, 9, 3), rrule="FREQ=WEEKLY;BYDAY=MO")
    assert (first_start(never), instances(never, until=datetime(2027, 9, 1, tzinfo=UTC))) == (None, [])


@pytest.mark.parametrize(
    ("rule", "end_date", "last"),
    [
        ("", None, date(2026, 9, 1)),
        ("FREQ=WEEKLY;BYDAY=TU", None, None),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", None, date(2026, 9, 15)),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20260910", None, date(2026, 9, 8)),
        ("FREQ=WEEKLY;BYDAY=TU", date(2026, 9, 28), date(2026, 9, 22)),
    ],
)
def test_the_last_date(rule: str, end_date: date | None, last: date | None) -> None:
    assert last_date(Pattern(date(2026, 9, 1), TEN, end_date=end_date, rrule=rule)) == last
