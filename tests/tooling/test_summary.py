"""The last line of a run tells the truth, and a skip is told with its reason."""

from pathlib import Path

from tooling.run_tests import report
from tooling.summary import Counts, Outcome, closing_line, counts_of_report, table

REPORT = """<testsuites><testsuite>
  <testcase classname="tests.test_a" name="test_works"/>
  <testcase classname="tests.test_a" name="test_fails"><failure message="no"/></testcase>
  <testcase classname="tests.test_a" name="test_breaks"><error message="no"/></testcase>
  <testcase classname="tests.test_a" name="test_waits"><skipped message="no Redis"/></testcase>
</testsuite></testsuites>"""


def test_a_report_is_counted(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT)
    counted = counts_of_report(tmp_path / "report.xml")
    assert counted == (Counts(passed=1, failed=2, skipped=1), ("tests.test_a.test_waits: no Redis",))


def test_the_closing_line_adds_everything_up() -> None:
    assert closing_line(Counts(3, 0, 0) + Counts(4, 0, 0)) == "7 passed, 0 failed"
    assert closing_line(Counts(3, 1, 2)) == "3 passed, 1 failed, 2 skipped"


def test_the_table_says_why_something_was_skipped() -> None:
    rows = table([Outcome("types", Counts(1), 2.0), Outcome("browser", Counts(skipped=1), 0.0, ("no Chromium",))])
    assert rows.splitlines() == [
        "types    passed      1 passed    0 failed    0 skipped     2.0 s",
        "browser  skipped     0 passed    0 failed    1 skipped     0.0 s",
        "         - no Chromium",
    ]


def test_a_skip_is_a_failure_only_where_none_is_allowed() -> None:
    skipped = [Outcome("browser", Counts(passed=1, skipped=1), 0.0)]
    assert report(skipped, skips_allowed=True) == 0
    assert report(skipped, skips_allowed=False) == 1
    assert report([Outcome("types", Counts(failed=1), 0.0)], skips_allowed=True) == 1
