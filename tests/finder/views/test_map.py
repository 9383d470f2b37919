"""The map of the list: the same question as points, read once and asked of one engine."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from finder import search
from finder.understanding import understood


def test_map_points_follow_the_question(client: Client, world: None) -> None:
    def counted(query: str) -> int:
        data: dict[str, Any] = client.get(f"/kort.json?{query}").json()
        return sum(feature["properties"]["count"] for feature in data["features"])

    assert counted("") == 3
    assert counted("free=true&unknown=exclude") == 1
    assert counted("need=wheelchair") == 2
    assert counted("need=wheelchair&show=misfits") == 1
    assert counted("box=9.7,55,9.8,55.1") == 3
    assert counted("box=10,54,11,55") == 0


def test_a_single_mark_names_its_activity(client: Client, world: None) -> None:
    data = client.get("/kort.json?free=true&unknown=exclude&zoom=12").json()
    (feature,) = data["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [9.7408, 55.0573]}
    (item,) = feature["properties"]["items"]
    assert (item["title"], item["shape"]) == ("Kaffe uden trin", "together")


def test_a_mark_is_dashed_where_one_must_ask_first(client: Client, world: None) -> None:
    def asks(query: str) -> dict[str, bool]:
        data: dict[str, Any] = client.get(f"/kort.json?{query}&zoom=19").json()
        return {item["title"]: item["ask"] for feature in data["features"] for item in feature["properties"]["items"]}

    assert asks("feature=step_free") == {"Kaffe uden trin": False, "Kaffe i kælderen": True}
    assert set(asks("").values()) == {False}


def test_a_map_reads_its_question_once_and_asks_one_engine(
    client: Client, world: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pins and what they say come from one view of the index, also while it is being replaced."""
    asked: list[str] = []
    for module, name in ((understood, "read"), (search, "current_view")):
        monkeypatch.setattr(module, name, _noted(asked, name, getattr(module, name)))
    assert client.get("/kort.json?q=kaffe").status_code == 200
    assert sorted(asked) == ["current_view", "read"]


def _noted(asked: list[str], name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*args: Any, **named: Any) -> Any:
        asked.append(name)
        return work(*args, **named)

    return noted


@pytest.mark.parametrize(
    "query", ["box=1", "box=a,b,c,d", "box=1,2,3,nan", "box=9,56,8,55", "box=9,55,9,56", "box=-181,55,9,56"]
)
def test_a_box_that_cannot_be_drawn_is_answered_with_how_it_is_written(client: Client, query: str) -> None:
    answer = client.get(f"/kort.json?{query}")
    said = "Skriv et område som vest,syd,øst,nord i grader, for eksempel 9.5,54.8,10.1,55.1."
    assert (answer.status_code, answer.json()) == (400, {"message": said})


@pytest.mark.parametrize("zoom", ["99", "x", "-1", "٣", "01999999999", "0" * 5000, "1" * 5000])
def test_a_zoom_that_cannot_be_drawn_is_answered_with_what_would_be_right(client: Client, zoom: str) -> None:
    answer = client.get(f"/kort.json?zoom={zoom}")
    assert (answer.status_code, answer.json()) == (400, {"message": "Skriv et helt tal mellem 0 og 19."})
