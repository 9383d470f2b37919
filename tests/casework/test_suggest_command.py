"""`manage.py suggest FILE`: a line of JSON for each profile, a sentence for each line that is none, nothing kept."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from casework.profile import Profile
from casework.profile_reading import BadProfile, read_profile
from tests.casework.offers import an_offer, write_index
from tests.factories import NOW

pytestmark = pytest.mark.usefixtures("still_now")

WHOLE = {
    "id": "c1",
    "pseudonym": "Bregne",
    "age": 66,
    "gender": "man",
    "home": "Guderup",
    "max_km": 12,
    "max_price_dkk": 100,
    "languages": ["da"],
    "audiences": ["senior"],
    "must_features": ["step_free", "online_participation"],
    "nice_features": ["seating", "drop_in"],
    "available": {"weekdays": ["MO", "TU"], "from": "12:00", "to": "18:00"},
    "interests": "kortspil",
    "note": "Lige gået på pension.",
    "relevant": {"t-1": 3},
}


@pytest.fixture
def still_now() -> Iterator[None]:
    """Every clock says NOW."""
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_line_becomes_a_profile() -> None:
    assert read_profile(json.dumps(WHOLE)).profile == Profile(
        age=66, gender="men", home="Guderup", max_km=12, max_price=100, languages=("da",), audiences=("senior",),
        must_features=("step_free",), from_home=True, nice_features=("seating",), nice_ways=("drop_in",),
        weekdays=("MO", "TU"), starts_after=720, starts_before=1050, free_until=1080, interests="kortspil",
        note="Lige gået på pension.",
    )  # fmt: skip


def test_what_is_not_said_is_not_asked_for() -> None:
    assert read_profile('{"id": "c1"}').profile == Profile()
    assert read_profile('{"id": "c1", "home": null, "available": {"from": "23:45"}}').profile == Profile(
        starts_after=1425
    )


def test_a_short_time_still_has_a_start() -> None:
    hours = {"id": "c1", "available": {"from": "10:00", "to": "10:15"}}
    assert read_profile(json.dumps(hours)).profile == Profile(starts_after=600, starts_before=600, free_until=615)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Linjen er ikke JSON."),
        ("[" * 100_000, "Linjen er ikke JSON."),
        ("[1]", "Linjen skal være et JSON-objekt med felter som id og home."),
        ("{}", "Feltet id mangler. Skriv en tekst, for eksempel c01."),
        ('{"id": "c", "age": 300}', "Feltet age skal være et tal fra 0 til 120."),
        ('{"id": "c", "max_km": NaN}', "Feltet max_km skal være et tal fra 0 til 500."),
        ('{"id": "c", "max_price_dkk": "50"}', "Feltet max_price_dkk skal være et tal fra 0 til 100000."),
        ('{"id": "c", "interests": ["sang"]}', "Feltet interests skal være en tekst."),
        ('{"id": "c", "audiences": "senior"}', "Feltet audiences skal være en liste."),
        ('{"id": "c", "audiences": ["Jens Jensen"]}', "Feltet audiences har en kode, vi ikke kender."),
        ('{"id": "c", "must_features": [["step_free"]]}', "Feltet must_features har en kode, vi ikke kender."),
        ('{"id": "c", "available": []}', "Feltet available skal være et objekt med weekdays, from og to."),
        ('{"id": "c", "available": {"from": "9"}}', "Feltet from skal være et klokkeslæt som 18:00."),
        ('{"id": "c", "available": {"from": "10:00", "to": "09:00"}}', "I feltet available skal to ligge efter from."),
        (
            '{"id": "c", "home": "Atlantis"}',
            "Vi kender ikke stedet i feltet home. Skriv en by eller et postnummer, for eksempel 6400.",
        ),
    ],
)
def test_a_line_that_is_no_profile_is_told_what_is_wrong(line: str, reason: str) -> None:
    with pytest.raises(BadProfile) as told:
        read_profile(line)
    assert str(told.value) == reason


def suggest_for(*lines: str, folder: Path) -> tuple[list[dict[str, Any]], str, int]:
    """What the command prints for a file, what it says is wrong, and the code it ends with."""
    file, out, err, code = folder / "profiles.jsonl", StringIO(), StringIO(), 0
    file.write_text("\n".join(lines), encoding="utf-8")
    try:
        call_command("suggest", str(file), stdout=out, stderr=err, no_color=True)
    except SystemExit as end:
        code = int(end.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), code


@pytest.mark.django_db
def test_each_profile_gets_a_line_and_a_bad_one_stops_nobody(tmp_path: Path) -> None:
    an_offer("Kortklub", category="games", external_id="t-1")
    an_offer("Kaffe", external_id="t-2")
    write_index()
    lines = ('{"id": "a", "interests": "kortspil"}', "", "Jens Jensen, 2103710000", '{"id": "b", "interests": "kaffe"}')
    assert suggest_for(*lines, folder=tmp_path) == (
        [
            {"id": "a", "suggested": ["t-1", "t-2"], "categories": ["games", "coffee_social"]},
            {"id": "b", "suggested": ["t-2", "t-1"], "categories": ["coffee_social", "games"]},
        ],
        "Linje 3: Linjen er ikke JSON.\n",
        2,
    )


@pytest.mark.django_db
def test_nothing_of_a_profile_is_stored_logged_or_answered(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, django_assert_max_num_queries: Any
) -> None:
    an_offer("Kortklub", category="games", online="yes")
    write_index()
    with caplog.at_level(logging.DEBUG), django_assert_max_num_queries(20) as asked:
        answers, errors, _code = suggest_for(json.dumps(WHOLE), folder=tmp_path)
    statements = [query["sql"] for query in asked.captured_queries]
    assert {sql.split()[0] for sql in statements} <= {"SELECT", "WITH"}
    said = [one.getMessage() for one in caplog.records if one.name != "django.db.backends"]
    told = " ".join([json.dumps(answers), errors, *said])
    assert not [word for word in ("Bregne", "66", "pension", "Guderup") if word in told]


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match=r"Filen kan ikke læses: ingen\.jsonl"):
        call_command("suggest", "ingen.jsonl")
