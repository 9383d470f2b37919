"""Occurrences follow their schedules: once written nothing changes, exceptions survive, the past stays."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.management import call_command

from activities.models import Activity, Occurrence, ScheduleException
from activities.occurrences import forget_old, materialise, materialise_all
from activities.signals import activities_changed
from tests.factories import NOW, PublishedActivityFactory, ScheduleFactory

pytestmark = pytest.mark.django_db

SECOND = datetime(2026, 12, 1, 9, tzinfo=UTC)


def rows(activity: Activity) -> list[tuple[str, str]]:
    return [(f"{one.starts_at:%Y-%m-%d %H:%M}", one.status) for one in activity.occurrences.order_by("starts_at")]


def test_everything_to_the_horizon_and_the_first_ever() -> None:
    schedule = ScheduleFactory()
    materialise(schedule.activity, now=NOW)
    starts = [one for one, _status in rows(schedule.activity)]
    assert (starts[0], starts[1], starts[-1], len(starts)) == (
        "2026-09-01 08:00",
        "2026-11-24 09:00",
        "2027-05-18 08:00",
        1 + 26,
    )


def test_again_changes_nothing() -> None:
    schedule = ScheduleFactory()
    assert materialise(schedule.activity, now=NOW) is True
    before = list(Occurrence.objects.values())
    assert materialise(schedule.activity, now=NOW) is False
    assert list(Occurrence.objects.values()) == before


def test_exceptions_survive() -> None:
    schedule = ScheduleFactory(end_date=date(2026, 12, 8))
    ScheduleException.objects.create(schedule=schedule, original_starts_at=SECOND, status="cancelled", reason="Ferie")
    moved_to = datetime(2026, 12, 9, 17, tzinfo=UTC)
    ScheduleException.objects.create(
        schedule=schedule, original_starts_at=SECOND + timedelta(days=7), status="moved", new_starts_at=moved_to
    )
    materialise(schedule.activity, now=NOW)
    materialise(schedule.activity, now=NOW)
    assert rows(schedule.activity)[1:] == [
        ("2026-11-24 09:00", "scheduled"),
        ("2026-12-01 09:00", "cancelled"),
        ("2026-12-09 17:00", "moved"),
    ]
    moved = Occurrence.objects.get(status="moved")
    assert (moved.ends_at, Occurrence.objects.get(status="cancelled").reason) == (
        moved_to + timedelta(hours=2),
        "Ferie",
    )


def test_a_date_beyond_the_horizon_that_was_moved_is_there() -> None:
    schedule = ScheduleFactory()
    far = datetime(2027, 6, 1, 8, tzinfo=UTC)
    ScheduleException.objects.create(
        schedule=schedule, original_starts_at=far, status="moved", new_starts_at=NOW + timedelta(days=1)
    )
    materialise(schedule.activity, now=NOW)
    assert Occurrence.objects.get(original_starts_at=far).starts_at == NOW + timedelta(days=1)
    assert schedule.occurrences.count() == 1 + 26 + 1


def test_a_new_time_replaces_what_comes_and_keeps_what_was() -> None:
    schedule = ScheduleFactory(end_date=date(2026, 12, 1))
    materialise(schedule.activity, now=NOW)
    schedule.start_time, schedule.end_time = time(13), time(15)
    schedule.save()
    materialise(schedule.activity, now=NOW)
    assert [one for one, _status in rows(schedule.activity)] == [
        "2026-09-01 08:00", "2026-09-01 11:00", "2026-11-24 12:00", "2026-12-01 12:00",
    ]  # fmt: skip


def test_a_single_date_far_ahead_is_there_and_stays_when_past() -> None:
    schedule = ScheduleFactory(rrule="", start_date=date(2028, 6, 1))
    materialise(schedule.activity, now=NOW)
    materialise(schedule.activity, now=NOW + timedelta(days=3650))
    assert rows(schedule.activity) == [("2028-06-01 08:00", "scheduled")]


def test_many_activities_take_as_few_statements_as_one(django_assert_max_num_queries: object) -> None:
    ids = [ScheduleFactory().activity_id for _number in range(20)]
    with django_assert_max_num_queries(9):  # type: ignore[operator]  # pytest-django's fixture has no public type
        changed = materialise_all(ids, now=NOW)
    assert changed == frozenset(ids)


def test_old_dates_are_forgotten_but_the_first() -> None:
    schedule = ScheduleFactory()
    materialise(schedule.activity, now=NOW)
    much_later = NOW + timedelta(weeks=70)
    assert forget_old([schedule.activity_id], now=much_later) == 18
    assert rows(schedule.activity)[0] == ("2026-09-01 08:00", "scheduled")
    assert forget_old([schedule.activity_id], now=much_later) == 0


def test_keep_current_rolls_the_horizon_and_tells(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[frozenset[int]] = []

    def hear(activity_ids: frozenset[int], **_kwargs: object) -> None:
        told.append(activity_ids)

    schedule = ScheduleFactory(start_date=date(2100, 1, 5))
    PublishedActivityFactory()
    activities_changed.connect(hear)
    call_command("keep_current", batch=1)
    call_command("keep_current", batch=1)
    activities_changed.disconnect(hear)
    assert told == [frozenset({schedule.activity_id})]
    assert capsys.readouterr().out.splitlines() == [
        "2 activities: 1 with new dates, 0 old dates forgotten.",
        "2 activities: 0 with new dates, 0 old dates forgotten.",
    ]
