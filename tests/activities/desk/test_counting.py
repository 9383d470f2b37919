"""Counts of a day: numbers, nothing about anybody, and never in the way of a page."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from activities import counting
from activities.counting import Counts, count, counts_of_month, write_counts
from activities.models import Activity, ActivityCount

NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # already the 24th in Sønderborg


@pytest.fixture(autouse=True)
def nothing_waits(settings: Any) -> None:
    """Begins with empty hands."""
    settings.COUNT_VIEWS = True
    counting._waiting.take()


def test_counts_are_written_together_on_the_local_day(shown: Activity) -> None:
    for _time in range(3):
        count(shown.pk, "seen", now=NOW)
    count(shown.pk, "saved", now=NOW)
    before = ActivityCount.objects.count()
    write_counts()
    assert (before, list(ActivityCount.objects.values_list("day", "seen", "saved"))) == (
        0,
        [(date(2026, 11, 24), 3, 1)],
    )
    assert counts_of_month([shown.pk], month=date(2026, 11, 1)) == {shown.pk: Counts(3, 1)}


def test_counts_are_written_after_a_while_and_add_up(shown: Activity) -> None:
    count(shown.pk, "seen", now=NOW)
    count(shown.pk, "seen", now=NOW + counting.HELD_FOR)
    count(shown.pk, "seen", now=NOW + timedelta(minutes=5))
    write_counts()
    assert list(ActivityCount.objects.values_list("seen", flat=True)) == [3]


def test_what_is_gone_is_not_counted(db: None) -> None:
    count(999_999, "seen", now=NOW)
    write_counts()
    assert not ActivityCount.objects.exists()


def test_what_nobody_can_see_is_not_counted(draft: Activity) -> None:
    count(draft.pk, "saved", now=NOW)
    write_counts()
    assert not ActivityCount.objects.exists()


@pytest.mark.parametrize("number", [2**63, 99999999999999999999999])
def test_a_number_no_activity_can_have_takes_no_other_count_with_it(shown: Activity, number: int) -> None:
    count(shown.pk, "seen", now=NOW)
    answer = Client().post(f"/aktivitet/{number}/gemt", headers={"Origin": "http://testserver"})
    write_counts()
    assert (answer.status_code, ActivityCount.objects.get().seen) == (204, 1)


@pytest.mark.parametrize(
    ("headers", "cookies", "counted"),
    [({}, {}, 1), ({"User-Agent": "Googlebot/2.1"}, {}, 0), ({}, {"sessionid": "x"}, 0)],
)
def test_a_reader_is_counted_and_no_one_else(
    shown: Activity, headers: dict[str, str], cookies: dict[str, str], counted: int
) -> None:
    client = Client(headers=headers)
    for name, value in cookies.items():
        client.cookies[name] = value
    answer = client.get(shown.get_absolute_url())
    assert (answer.status_code, counting._waiting.take().total()) == (200, counted)


@pytest.mark.parametrize(("origin", "counted"), [("http://testserver", 1), ("https://evil.example", 0), ("", 0)])
def test_saving_counts_only_from_our_own_pages(shown: Activity, origin: str, counted: int) -> None:
    answer = Client().post(f"/aktivitet/{shown.pk}/gemt", headers={"Origin": origin})
    assert (answer.status_code, counting._waiting.take().total()) == (204, counted)
