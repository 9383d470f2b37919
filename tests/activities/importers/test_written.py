"""What people write in Danish is read as the exchange format's own: dates, times and the names of codes."""

from datetime import date, time

import pytest

from activities.importers.cells import Cells
from activities.importers.exchange_row import read_record
from activities.importers.records import ActivityRecord
from activities.importers.written import read_date, read_time
from tests.factories import a_row


@pytest.mark.parametrize(
    "written",
    [
        "2026-12-01",
        "01-12-2026",
        "1-12-2026",
        "1.12.2026",
        "1/12-2026",
        "1. dec. 2026",
        "1. december 2026",
        "1 DEC 2026",
    ],
)
def test_a_date_may_be_written_as_people_do(written: str) -> None:
    assert read_date(written) == date(2026, 12, 1)


@pytest.mark.parametrize(
    "written", ["", "1.12.26", "2026.12.1", "31.9.2026", "1. dag 2026", "1. ma 2026", "2026-W36-2"]
)
def test_what_is_no_date_is_not_guessed_at(written: str) -> None:
    assert read_date(written) is None


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("19", time(19)), ("9", time(9)), ("19.30", time(19, 30)), ("19:30:00", time(19, 30)),
        ("", None), ("24", None), ("19.3", None), ("1930", None), ("kl. 19", None),
    ],
)  # fmt: skip
def test_a_time_may_be_written_as_people_do(written: str, wanted: time | None) -> None:
    assert read_time(written) == wanted


def read(**cells: str) -> ActivityRecord:
    """A row that must be right."""
    row = Cells(a_row(**cells), line=2)
    record = read_record(row)
    assert record is not None, row.problems
    return record


def test_a_date_and_a_time_are_read_in_their_cells() -> None:
    pattern = read(start_date="1. sept. 2026", start_time="19", end_time="21.30").pattern
    assert (pattern.start_date, pattern.start_time, pattern.end_time) == (date(2026, 9, 1), time(19), time(21, 30))


def test_a_code_may_be_written_as_its_danish_label() -> None:
    written = read(
        category="Motion og  bevægelse",
        gender="Kun kvinder",
        languages="dansk; Engelsk;da",
        booking="Bare kom",
        price_dkk="20",
        price_unit="pr. måned",
        audiences="Jeg er ny i byen;lonely",
        accessibility_yes="Teleslynge; Kan følges uden at se; nogen ledsager dig; lift",
        accessibility_no="drop_in",
    )
    coded = read(
        category="movement",
        gender="women",
        languages="da;en",
        booking="drop_in",
        price_dkk="20",
        price_unit="month",
        audiences="new_in_town;lonely",
        accessibility_yes="hearing_loop;sighted_guide;lift",
        accessibility_no="drop_in",
    )
    assert written == coded
    assert written.digest == coded.digest
