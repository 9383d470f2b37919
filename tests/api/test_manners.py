"""How the interface behaves on the wire: caching, other sites' pages, languages, haste, cookies and logs."""

import gzip
import json
import logging

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from redis.exceptions import ConnectionError as RedisIsDown

from tests.api.conftest import Town

EVERYTHING = ("activities", "organisations", "places", "vocabulary", "map", "openapi.json")
SOMEWHERE = "192.0.2.7"


@pytest.mark.parametrize("address", EVERYTHING)
def test_an_answer_that_still_holds_is_not_sent_again(api: Client, town: Town, address: str) -> None:
    first = api.get(f"/api/v1/{address}")
    again = api.get(f"/api/v1/{address}", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert api.get(f"/api/v1/{address}", headers={"if-none-match": '"other"'}).status_code == 200


def test_another_question_has_another_etag(api: Client, town: Town) -> None:
    etags = {api.get("/api/v1/activities", asked).headers["ETag"] for asked in ({}, {"free": "true"}, {"page_size": 1})}
    assert len(etags) == 3


@pytest.mark.parametrize("address", EVERYTHING)
def test_what_was_asked_is_kept_by_no_proxy(api: Client, town: Town, address: str) -> None:
    is_the_same_for_all = address in {"vocabulary", "openapi.json"}
    expected = "public, max-age=3600" if is_the_same_for_all else "private, no-cache"
    assert api.get(f"/api/v1/{address}").headers["Cache-Control"] == expected


@pytest.mark.parametrize("address", [*EVERYTHING, "nothing", "activities/0", "activities?age=x"])
def test_every_answer_is_open_to_other_sites_and_sets_no_cookie(api: Client, town: Town, address: str) -> None:
    response = api.get(f"/api/v1/{address}", headers={"origin": "https://example.org"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert not response.cookies
    assert {"Accept", "Accept-Language"} <= set(response.headers["Vary"].split(", "))
    assert "Cookie" not in response.headers["Vary"]


def test_a_browser_may_ask_before_it_asks(api: Client) -> None:
    response = api.options("/api/v1/activities", headers={"access-control-request-headers": "if-none-match"})
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in response.headers["Access-Control-Allow-Headers"]


def test_head_answers_as_get_does(api: Client, town: Town) -> None:
    head, get = api.head("/api/v1/activities"), api.get("/api/v1/activities")
    assert (head.content, head.headers["ETag"]) == (b"", get.headers["ETag"])


def test_answers_are_compressed_for_those_who_can_read_that(api: Client, town: Town) -> None:
    response = api.get("/api/v1/activities", headers={"accept-encoding": "gzip"})
    assert json.loads(gzip.decompress(response.content)) == api.get("/api/v1/activities").json()


@pytest.mark.parametrize(
    ("asked", "spoken"), [("", "da"), ("en-US,en;q=0.9", "en"), ("fr, de;q=0.5", "de"), ("fr", "da"), ("*", "da"), ("en;q=0, de", "de")]
)  # fmt: skip
def test_the_language_of_an_answer(api: Client, asked: str, spoken: str) -> None:
    response = api.get("/api/v1/vocabulary", headers={"accept-language": asked})
    assert response.headers["Content-Language"] == spoken


def test_haste_is_slowed_down(api: Client, still_now: None, settings: Settings) -> None:
    settings.API_REQUESTS_PER_MINUTE = 2
    cache.clear()
    statuses = [api.get("/api/v1/vocabulary", REMOTE_ADDR=SOMEWHERE).status_code for _time in range(3)]
    refused = api.get("/api/v1/vocabulary", REMOTE_ADDR=SOMEWHERE)
    assert (statuses, refused.headers["Retry-After"]) == ([200, 200, 429], "60")
    assert refused.json() == {
        "type": "about:blank",
        "title": "Too Many Requests",
        "status": 429,
        "detail": "Det gik for hurtigt. Vent lidt, og prøv igen.",
        "errors": [],
    }
    assert api.get("/api/v1/vocabulary", REMOTE_ADDR="192.0.2.8").status_code == 200


def test_no_address_is_kept_while_counting(api: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    keys: list[str] = []

    def count(key: str) -> int:
        keys.append(key)
        return len(keys)

    monkeypatch.setattr("api.throttling.cache.incr", count)
    api.get("/api/v1/vocabulary", REMOTE_ADDR=SOMEWHERE)
    assert len(keys) == 1
    assert SOMEWHERE not in keys[0]


def test_a_counter_that_is_down_closes_no_door(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_key: str) -> int:
        raise RedisIsDown

    monkeypatch.setattr("api.throttling.cache.incr", fail)
    assert api.get("/api/v1/vocabulary", REMOTE_ADDR=SOMEWHERE).status_code == 200


def test_no_log_holds_what_was_asked(
    api: Client, town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    word = "skilsmissesorg"
    for address in ("activities", "map", "organisations", "places", "vocabulary", "nothing", "activities/0"):
        api.get(f"/api/v1/{address}", {"q": word})
        api.get(f"/api/v1/{address}", {"q": word, word: word, "age": word, "place": word})

    def fail(query: object, **_more: object) -> None:
        raise RuntimeError(f"cannot answer {query}")

    monkeypatch.setattr("api.v1.views.activities.search", fail)
    api.raise_request_exception = False
    assert api.get("/api/v1/activities", {"q": word}).status_code == 500
    assert "Internal Server Error: /api/v1/activities" in caplog.text
    assert word not in caplog.text
