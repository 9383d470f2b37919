"""Writes tables into files, as a volunteer's spreadsheet would."""

import csv
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook

Rows = Iterable[Mapping[str, object]]
WriteTable = Callable[[Rows], Path]


@pytest.fixture
def write_csv(tmp_path: Path) -> WriteTable:
    """Writes rows as UTF-8 with commas; the columns are those of all rows."""

    def write(rows: Rows) -> Path:
        path = tmp_path / "table.csv"
        listed = list(rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(name for row in listed for name in row)))
            writer.writeheader()
            writer.writerows(listed)
        return path

    return write


@pytest.fixture
def write_xlsx(tmp_path: Path) -> WriteTable:
    """Writes rows as a spreadsheet does: dates, times and numbers are no text."""

    def write(rows: Rows) -> Path:
        path = tmp_path / "table.xlsx"
        workbook = Workbook(write_only=True)
        sheet = workbook.create_sheet()
        listed = list(rows)
        header = list(listed[0])
        sheet.append(header)
        for row in listed:
            sheet.append([_typed(name, str(row[name])) for name in header])
        workbook.save(path)
        return path

    return write


def _typed(column: str, text: str) -> object:
    if not text:
        return None
    if column.endswith("_date"):
        return date.fromisoformat(text)
    if column.endswith("_time"):
        return time.fromisoformat(text)
    if column in {"latitude", "longitude", "price_dkk", "postcode", "min_age", "max_age"}:
        return float(text)
    return text
