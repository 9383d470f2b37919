"""Reads a table from CSV or XLSX, row by row in constant memory; both give the same text for the same table."""

import csv
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from activities.importers.report import BrokenFile

LARGEST_CELL = 100_000
LARGEST_WORKBOOK_BYTES = 1_000_000_000
XLSX_SIGNATURE = b"PK\x03\x04"
OLD_EXCEL_SIGNATURE = b"\xd0\xcf\x11\xe0"


class TableRow(NamedTuple):
    """One row: the line it begins on (as an editor or a spreadsheet counts) and its cells as text."""

    line: int
    cells: list[str]


def read_rows(path: Path) -> Iterator[TableRow]:
    """Every row with something in it, the header first. Raises BrokenFile as soon as the file proves unreadable."""
    signature = _signature(path)
    if signature == OLD_EXCEL_SIGNATURE:
        raise BrokenFile(_("Det er en gammel Excel-fil (.xls). Gem den som .xlsx eller som CSV i UTF-8."))
    rows = _xlsx_rows(path) if signature == XLSX_SIGNATURE else _csv_rows(path)
    for row in rows:
        if any(row.cells):
            yield row


def _signature(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            signature = file.read(4)
    except OSError as error:
        raise BrokenFile(_("Filen kan ikke åbnes: %(why)s") % {"why": error.strerror or error}) from error
    if not signature:
        raise BrokenFile(_("Filen er tom."))
    return signature


def _csv_rows(path: Path) -> Iterator[TableRow]:
    csv.field_size_limit(LARGEST_CELL)
    try:
        # utf-8-sig: spreadsheets put a byte order mark first.
        with path.open(encoding="utf-8-sig", newline="") as file:
            separator = _separator(file.readline(LARGEST_CELL))
            file.seek(0)
            yield from _numbered(_without_nul(file), separator=separator)
    except UnicodeDecodeError as error:
        raise BrokenFile(_("Filen er ikke skrevet i UTF-8. Gem den som .xlsx eller som ”CSV UTF-8”.")) from error
    except csv.Error as error:
        raise BrokenFile(_("Filen kan ikke læses som CSV: %(why)s") % {"why": error}) from error


def _without_nul(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if "\0" in line:
            raise BrokenFile(_("Filen er ikke en tabel. Gem den som ”CSV UTF-8” eller som .xlsx."))
        yield line


def _separator(header: str) -> str:
    """A comma, or the semicolon that a Danish spreadsheet writes."""
    return ";" if header.count(";") > header.count(",") else ","


def _numbered(lines: Iterable[str], *, separator: str) -> Iterator[TableRow]:
    """Rows with the line they begin on: a cell may hold line breaks."""
    reader, before = csv.reader(lines, delimiter=separator, strict=True), 0
    for cells in reader:
        yield TableRow(before + 1, [cell.strip() for cell in cells])
        before = reader.line_num


def _xlsx_rows(path: Path) -> Iterator[TableRow]:
    try:
        _refuse_oversize(path)
        workbook = load_workbook(path, read_only=True, data_only=True)
        try:
            yield from _padded(workbook.worksheets[0].iter_rows(values_only=True))
        finally:
            workbook.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError, EOFError) as error:
        raise BrokenFile(_("Filen kan ikke læses som XLSX. Gem den igen i dit regneark.")) from error


def _refuse_oversize(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST_WORKBOOK_BYTES:
            raise BrokenFile(_("Filen er for stor, når den pakkes ud. Del den i flere, eller gem den som CSV."))


def _padded(rows: Iterable[tuple[object, ...]]) -> Iterator[TableRow]:
    """Rows as long as the header: a spreadsheet leaves empty cells at the end of a row out."""
    width = 0
    for number, values in enumerate(rows, start=1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1] and len(cells) > width:
            cells.pop()
        width = width or len(cells)
        yield TableRow(number, cells + [""] * (width - len(cells)))


def _text(value: object) -> str:
    """A spreadsheet's value as it would stand in a CSV file."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat() if value.time() == time.min else value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat(timespec="minutes")
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()
