"""A machine that knocks all night leaves a few lines in the record of access, which say how often it knocked."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client as Browser

from casework import strangers
from casework.models import AccessRecord, Client
from tests.casework.conftest import NOW


def details() -> list[tuple[int | None, str]]:
    """Number of the client and the detail of each refused attempt, the oldest first."""
    return list(AccessRecord.objects.filter(outcome="refused").order_by("pk").values_list("client_number", "detail"))


def knock(path: str, *, times: int, address: str = "203.0.113.7") -> None:
    """Asks for a page so many times, from one address, without signing in."""
    for _time in range(times):
        assert Browser(REMOTE_ADDR=address).get(path).status_code in {302, 410, 429}


@time_machine.travel(NOW, tick=False)
def test_attempts_from_one_address_are_written_one_by_one_then_counted(
    person: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strangers, "EACH_FROM_ONE", 3)
    monkeypatch.setattr(strangers, "ROUND_NUMBERS", frozenset({10, 20}))
    knock(f"/raadgivning/{person.pk}/", times=23)
    assert details() == [
        *[(person.pk, "")] * 3,
        (None, "4 attempts this hour from one address, counted only"),
        (None, "10 attempts this hour from one address, counted only"),
        (None, "20 attempts this hour from one address, counted only"),
    ]


def test_another_hour_or_another_address_begins_anew(person: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "EACH_FROM_ONE", 1)
    path = f"/raadgivning/{person.pk}/"
    with time_machine.travel(NOW, tick=False) as clock:
        knock(path, times=3)
        knock(path, times=1, address="203.0.113.8")
        clock.shift(timedelta(hours=1))
        knock(path, times=1)
    many = (None, "2 attempts this hour from one address, counted only")
    assert details() == [(person.pk, ""), many, (person.pk, ""), (person.pk, "")]


@time_machine.travel(NOW, tick=False)
def test_many_addresses_together_are_counted_too(person: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "EACH_FROM_ALL", 2)
    for number in range(6):
        knock(f"/raadgivning/{person.pk}/", times=1, address=f"203.0.113.{number}")
    assert details() == [*[(person.pk, "")] * 2, (None, "3 attempts this hour from all addresses, counted only")]


@time_machine.travel(NOW, tick=False)
def test_guessed_links_are_counted_with_the_others(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "EACH_FROM_ONE", 2)
    knock("/liste/guess/", times=5)
    assert details() == [*[(None, "link: none")] * 2, (None, "3 attempts this hour from one address, counted only")]


@time_machine.travel(NOW, tick=False)
def test_where_the_counter_is_down_every_attempt_is_written(person: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_down(*_arguments: object, **_options: object) -> int:
        raise ValueError

    monkeypatch.setattr(strangers, "EACH_FROM_ONE", 1)
    monkeypatch.setattr(cache, "incr", is_down)
    knock(f"/raadgivning/{person.pk}/", times=3)
    assert details() == [(person.pk, "")] * 3
