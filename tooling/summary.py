"""Counts what passed, failed and was skipped, and writes the summary of a test run."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Counts:
    """How many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


@dataclass(frozen=True)
class Outcome:
    """How one group went; `reasons` say what was skipped or broke off, and why."""

    name: str
    counts: Counts
    seconds: float
    reasons: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        """One word for the table."""
        if self.counts.failed:
            return "FAILED"
        return "passed" if self.counts.passed else "skipped"


def counts_of_report(file: Path) -> tuple[Counts, tuple[str, ...]]:
    """The counts of a JUnit report and the reason of each skipped test."""
    passed = failed = 0
    reasons = []
    for case in ET.parse(file).getroot().iter("testcase"):  # noqa: S314 (our own report)
        skip = case.find("skipped")
        if skip is not None:
            reasons.append(f"{case.get('classname')}.{case.get('name')}: {skip.get('message')}")
        elif case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        else:
            passed += 1
    return Counts(passed, failed, len(reasons)), tuple(reasons)


def table(outcomes: list[Outcome]) -> str:
    """One line for each group, and beneath it why something was skipped."""
    width = max((len(outcome.name) for outcome in outcomes), default=0)
    lines = []
    for outcome in outcomes:
        lines.append(
            f"{outcome.name:<{width}}  {outcome.verdict:<8}{counted(outcome.counts)}  {outcome.seconds:6.1f} s"
        )
        lines.extend(f"{'':<{width}}  - {reason}" for reason in outcome.reasons)
    return "\n".join(lines)


def counted(counts: Counts) -> str:
    """The three numbers in columns."""
    return f"{counts.passed:5} passed {counts.failed:4} failed {counts.skipped:4} skipped"


def closing_line(total: Counts) -> str:
    """The very last line of a run, as machines read it."""
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    return f"{total.passed} passed, {total.failed} failed{skipped}"
