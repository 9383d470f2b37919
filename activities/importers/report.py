"""What an import has to say: how many rows, and for each refused one where and what would be right."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple

from django.utils.translation import gettext as _

IN_MEMORY_BYTES = 1_000_000
LONGEST_VALUE = 120


class BrokenFile(Exception):  # noqa: N818 (it is a file that is broken, as one says)
    """The file cannot be read as a whole; nothing was changed. Its text says why."""


class Problem(NamedTuple):
    """One cell that is not right: where it stands, what it says, and what would be right."""

    line: int
    column: str
    value: str
    advice: str

    def __str__(self) -> str:
        where = _("Linje %(line)d") % {"line": self.line}
        if self.column:
            where = _("%(line)s, kolonne %(column)s") % {"line": where, "column": self.column}
        shown = self.value if len(self.value) <= LONGEST_VALUE else f"{self.value[:LONGEST_VALUE]} …"
        return f"{where}: ”{shown}”. {self.advice}" if self.value else f"{where}: {self.advice}"


class HeldBack(NamedTuple):
    """An activity that was taken in but is not shown yet, and what it lacks, in sentences."""

    activity_id: int
    title: str
    lacks: str


class Problems:
    """Any number of problems in constant memory: beyond a megabyte they wait in a temporary file."""

    def __init__(self) -> None:
        self._lines: IO[str] = tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES, mode="w+", encoding="utf-8")  # noqa: SIM115 (lives as long as the report)
        self._count = 0

    def add(self, problem: Problem) -> None:
        """Keeps one."""
        self._lines.write(json.dumps(problem) + "\n")
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Problem]:
        self._lines.seek(0)
        for line in self._lines:
            yield Problem(*json.loads(line))
        self._lines.seek(0, 2)


@dataclass(slots=True, kw_only=True)
class Report:
    """What came of an import; remarks are on rows that were taken in all the same.

    `held_back` is filled only where an import shows no more than what is whole.
    """

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    accepted: int = 0
    rejected: int = 0
    published: int = 0
    retired: int = 0
    held_back: list[HeldBack] = field(default_factory=list)
    rejections: Problems = field(default_factory=Problems)
    remarks: Problems = field(default_factory=Problems)

    @property
    def stored(self) -> int:
        """Rows that are in the database as the file says."""
        return self.created + self.changed + self.unchanged
