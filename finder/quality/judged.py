"""The judged questions and sentences, read from the files of the corpus."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question with the grade (1 to 3) of each activity that answers it, by external id."""

    id: str
    text: str
    grades: dict[str, int]
    place: str = ""
    filters: dict[str, Any] = field(default_factory=dict)

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The question as parameters of a search. Filters are hard: required features must be known to be there."""
        values = {"q": [self.text], "place": [self.place], "page_size": ["100"]}
        values["radius_km"] = [str(self.filters["radius_km"])] if "radius_km" in self.filters else []
        values["audience"] = [*self.filters.get("audiences", ())]
        values["feature"] = [*self.filters.get("features", ())]
        values["unknown"] = ["exclude"] if values["feature"] else []
        values["category"] = _as_list(self.filters.get("category"))
        values["weekday"] = _as_list(self.filters.get("weekday"))
        return {name: given for name, given in values.items() if given and given != [""]}


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """A sentence and the reading it states."""

    id: str
    text: str
    expected: dict[str, Any]


def read_questions(path: Path) -> list[JudgedQuestion]:
    return [
        JudgedQuestion(line["id"], line["q"], line["relevant"], line.get("place", ""), line.get("filters", {}))
        for line in _lines(path)
    ]


def read_sentences(path: Path) -> list[JudgedSentence]:
    return [JudgedSentence(line["id"], line["text"], line["expect"]) for line in _lines(path)]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _as_list(value: str | list[str] | None) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else value
