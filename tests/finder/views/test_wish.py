"""Telling what one misses: choices only, no cookie, nothing of who asked."""

from datetime import date

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from redis.exceptions import ConnectionError as RedisIsDown

from finder import unmet
from finder.forms import WISH_FIELDS, form_token
from finder.models import Wish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_wishes_counted() -> None:
    cache.clear()


def wish(**chosen: str) -> dict[str, str]:
    return {**dict.fromkeys(WISH_FIELDS, ""), "token": form_token(), "website": "", **chosen}


def test_the_form_is_filled_in_with_what_was_searched_for(client: Client) -> None:
    page = client.get("/oensk/", {"category": "games", "place": "6430", "need": "no such need"})
    assert '<option value="games" selected>' in page.content.decode()
    assert '<option value="Nordborg" selected>' in page.content.decode()
    assert not page.cookies


@time_machine.travel("2026-11-23 12:00:00+01:00", tick=False)
def test_a_wish_is_kept_without_anything_of_who_asked(client: Client) -> None:
    answer = client.post("/oensk/", wish(category="games", place="Nordborg", weekday="TU", time_of_day="evening"))
    assert (answer.status_code, answer["Location"]) == (302, "/oensk/?tak=1")
    assert not answer.cookies
    kept = Wish.objects.values("need", "category", "audience", "place", "weekday", "time_of_day", "wished_on")
    assert list(kept) == [
        {
            "need": "", "category": "games", "audience": "", "place": "Nordborg", "weekday": "TU",
            "time_of_day": "evening", "wished_on": date(2026, 11, 23),
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({}, "Vælg mindst én ting, du mangler."),
        ({"category": "games", "token": "forged"}, "Siden har stået åben for længe."),
        ({"place": "Ude på landet, ring 12 34 56 78"}, "Marker en gyldig valgmulighed"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_chosen(client: Client, chosen: dict[str, str], sentence: str) -> None:
    answer = client.post("/oensk/", wish(**chosen))
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not Wish.objects.exists()


def test_a_page_from_another_site_cannot_send_wishes(client: Client) -> None:
    answer = client.post("/oensk/", wish(category="games"), headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 400
    assert not Wish.objects.exists()


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(client: Client) -> None:
    assert client.post("/oensk/", wish(category="games", website="https://spam.example")).status_code == 302
    assert not Wish.objects.exists()


def test_a_flood_of_wishes_is_stopped_until_the_minute_is_over(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unmet, "MOST_A_MINUTE", 2)
    with time_machine.travel("2026-11-23 12:00:00+01:00", tick=False) as clock:
        answers = [client.post("/oensk/", wish(category="games")).status_code for _each in range(3)]
        clock.shift(60)
        answers.append(client.post("/oensk/", wish(category="games")).status_code)
    assert answers == [302, 302, 400, 302]
    assert Wish.objects.count() == 3


@pytest.mark.parametrize("reason", [ValueError("the key ran out"), RedisIsDown("nobody answers")])
@pytest.mark.parametrize("step", ["add", "incr"])
def test_a_counter_that_is_down_loses_no_wish(
    client: Client, monkeypatch: pytest.MonkeyPatch, step: str, reason: Exception
) -> None:
    def fail(*_args: object, **_named: object) -> int:
        raise reason

    monkeypatch.setattr(cache, step, fail)
    assert client.post("/oensk/", wish(category="games")).status_code == 302
    assert Wish.objects.count() == 1
