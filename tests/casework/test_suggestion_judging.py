"""The judge of suggestions measures what it says."""

import json
from pathlib import Path

import pytest

from casework.quality.judging import Figures, JudgedProfile, is_spread, judge, read_judged_profiles, relevant_share
from finder.quality.record import Record, WorseThanRecorded

GRADES = {"a": 3, "b": 2, "c": 1}
KINDS = {"a": "x", "b": "y", "c": "z"}


@pytest.mark.parametrize(
    ("shown", "share"), [("abc", 1), ("abz", 2 / 3), ("", 0), ("xyz", 0), ("xyzabc", 0), ("cba", 1)]
)
def test_the_share_is_of_as_many_as_there_are_relevant_ones(shown: str, share: float) -> None:
    assert relevant_share(GRADES, list(shown)) == pytest.approx(share)


def test_no_more_than_five_count() -> None:
    assert relevant_share(dict.fromkeys("abcdefgh", 1), list("abcdexyz")) == 1


@pytest.mark.parametrize(
    ("shown", "spread"),
    [
        ([("a", "x"), ("b", "y"), ("c", "z")], True),
        ([("a", "x"), ("b", "y")], True),  # two kinds are as many as have something as good
        ([("a", "x"), ("c", "x")], False),
        ([], False),
    ],
)
def test_three_kinds_are_asked_for_where_three_have_something_as_good(
    shown: list[tuple[str, str]], spread: bool
) -> None:
    assert is_spread(GRADES, shown, KINDS) is spread


def test_a_profile_that_is_served_badly_is_told_with_what_was_shown() -> None:
    profiles = [JudgedProfile("p1", "…", GRADES, frozenset("f")), JudgedProfile("p2", "…", {"a": 1}, frozenset())]
    figures = judge(profiles, lambda _line: [("a", "x"), ("f", "x"), ("u", "x")], categories=KINDS)
    assert round(figures.relevant, 3) == 0.667
    assert (figures.forbidden, figures.spread) == (1, 1.0)
    assert figures.misses == ["p1 0.33: a=3 f!=0 u=0"]


def test_something_forbidden_at_one_of_several_moments_counts() -> None:
    several = [Figures(1.0, 0, 1.0, ["late"]), Figures(0.5, 1, 0.0, ["late"])]
    assert Figures.over(several) == Figures(0.75, 1, 0.5, ["late"])


def test_profiles_are_read_from_lines_of_json(tmp_path: Path) -> None:
    line = json.dumps({"id": "p1", "relevant": {"a": 3}, "forbidden": ["f"]})
    (tmp_path / "file.jsonl").write_text(f"{line}\n\n", encoding="utf-8")
    assert read_judged_profiles(tmp_path / "file.jsonl") == [JudgedProfile("p1", line, {"a": 3}, frozenset({"f"}))]


def test_a_record_accepts_what_is_as_good_and_refuses_what_is_worse(tmp_path: Path) -> None:
    record = Record(tmp_path / "record.json", lower_is_better={"errors"})
    with pytest.raises(WorseThanRecorded, match="There is no record"):
        record.compare({"share": 0.9})
    assert record.keep({"share": 0.9, "errors": 0}) == "The figures are recorded."
    assert record.compare({"share": 0.896, "errors": 0, "new": 0.1}) == "Nothing is worse than recorded."
    with pytest.raises(WorseThanRecorded, match="Not measured: errors"):
        record.compare({"share": 0.9})
    with pytest.raises(WorseThanRecorded, match=r"share 0\.8 \(recorded 0\.9\), errors 1 \(recorded 0\)"):
        record.compare({"share": 0.8, "errors": 1})
