"""Judges suggestions: how many are relevant, whether any is forbidden, and whether they are spread over kinds."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

COUNT = 5
KINDS_WANTED = 3

Shown = Sequence[tuple[str, str]]
"""External id and category of each suggestion, the first first."""


@dataclass(frozen=True, slots=True)
class JudgedProfile:
    """A line with a profile, the grade (1 to 3) of each activity that suits it, and what must never be shown."""

    id: str
    line: str
    grades: dict[str, int]
    forbidden: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over all profiles, and a line for each that is not served fully."""

    relevant: float
    forbidden: int
    spread: float
    misses: list[str] = field(default_factory=list)

    @classmethod
    def over(cls, several: Sequence["Figures"]) -> "Figures":
        """The same profiles at several moments: means, everything forbidden counted, each miss told once."""
        misses = dict.fromkeys(miss for one in several for miss in one.misses)
        return cls(
            fmean(one.relevant for one in several),
            sum(one.forbidden for one in several),
            fmean(one.spread for one in several),
            list(misses),
        )


def read_judged_profiles(path: Path) -> list[JudgedProfile]:
    """The profiles of a file of JSON lines."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        JudgedProfile(given["id"], line, given["relevant"], frozenset(given["forbidden"]))
        for line, given in ((line, json.loads(line)) for line in lines)
    ]


def judge(profiles: Sequence[JudgedProfile], suggest: Callable[[str], Shown], *, categories: dict[str, str]) -> Figures:
    """`suggest` takes a line; `categories` is the kind of each activity by external id."""
    shares, forbidden, spread, misses = [], 0, 0, []
    for profile in profiles:
        shown = suggest(profile.line)
        ids = [one for one, _category in shown]
        shares.append(relevant_share(profile.grades, ids))
        forbidden += len(profile.forbidden.intersection(ids))
        is_varied = is_spread(profile.grades, shown, categories)
        spread += is_varied
        if shares[-1] < 1 or not is_varied or profile.forbidden.intersection(ids):
            misses.append(_miss(profile, ids, shares[-1], is_varied=is_varied))
    many = max(1, len(profiles))
    return Figures(sum(shares) / many, forbidden, spread / many, misses)


def relevant_share(grades: dict[str, int], shown: Sequence[str]) -> float:
    """The share of relevant ones among the first five, or among as many as there are relevant ones."""
    depth = min(COUNT, len(grades))
    return sum(one in grades for one in shown[:depth]) / depth if depth else 1.0


def is_spread(grades: dict[str, int], shown: Shown, categories: dict[str, str]) -> bool:
    """Three kinds are there, or fewer than three kinds have something as good as the least relevant one shown."""
    least = min((grades[one] for one, _category in shown if one in grades), default=1)
    as_good = {categories[one] for one, grade in grades.items() if grade >= least and one in categories}
    return len({category for _one, category in shown}) >= min(KINDS_WANTED, len(as_good))


def _miss(profile: JudgedProfile, ids: Iterable[str], share: float, *, is_varied: bool) -> str:
    shown = " ".join(f"{one}{'!' if one in profile.forbidden else ''}={profile.grades.get(one, 0)}" for one in ids)
    return f"{profile.id} {share:.2f}{'' if is_varied else ' too few kinds'}: {shown}"
