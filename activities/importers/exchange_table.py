"""The activity exchange table, version 1 (docs/import.md): a file of rows, each an activity or what is wrong with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from activities.importers.cells import Cells
from activities.importers.dates import rolled_forward
from activities.importers.exchange_row import read_record
from activities.importers.records import ActivityRecord
from activities.importers.report import BrokenFile, Problem
from activities.importers.table_file import TableRow, read_rows

REQUIRED_COLUMNS = ("external_id", "organisation", "title", "category", "start_date", "start_time", "town")
OTHER_COLUMNS = (
    "organisation_kind", "summary", "description", "first_visit", "audiences", "audiences_only", "focus_area", "venue",
    "street_address", "postcode", "latitude", "longitude", "online", "end_date", "rrule", "end_time", "price_dkk",
    "price_unit", "price_note", "booking", "min_age", "max_age", "gender", "languages", "accessibility_yes",
    "accessibility_partly", "accessibility_no", "contact_name", "contact_phone", "contact_email", "website",
)  # fmt: skip
COLUMNS = REQUIRED_COLUMNS + OTHER_COLUMNS


class ExchangeTable:
    """One file of the exchange table, readable as often as one likes, in constant memory."""

    def __init__(self, path: Path, *, today: date, roll_forward: bool = False) -> None:
        self._path = path
        self._today = today
        self._roll_forward = roll_forward

    def rows(self) -> Iterator[tuple[Cells, ActivityRecord | None]]:
        """Each row with its problems, and the activity when there are none. Raises BrokenFile."""
        rows = read_rows(self._path)
        header = _header(rows)
        lines: dict[str, int] = {}
        for row in rows:
            cells = _cells(header, row)
            _refuse_repeated(cells, lines)
            yield cells, self._record(cells)

    def unknown_columns(self) -> list[Problem]:
        """A remark for each column we do not read."""
        header = _header(read_rows(self._path))
        advice = _("Kolonnen kender vi ikke; den er ikke læst.")
        return [Problem(1, name, "", advice) for name in header if name and name not in COLUMNS]

    def _record(self, cells: Cells) -> ActivityRecord | None:
        if cells.problems:
            return None
        record = read_record(cells)
        if record is None or not self._roll_forward:
            return record
        return replace(record, pattern=rolled_forward(record.pattern, today=self._today))


def _header(rows: Iterator[TableRow]) -> list[str]:
    """The names of the columns. Raises BrokenFile where one cannot read a table by them."""
    first = next(rows, None)
    header = [name.lower() for name in first.cells] if first else []
    if missing := [name for name in REQUIRED_COLUMNS if name not in header]:
        raise BrokenFile(_("Filen mangler kolonnerne: %(names)s.") % {"names": ", ".join(missing)})
    if repeated := sorted({name for name in header if name and header.count(name) > 1}):
        raise BrokenFile(_("Filen har to kolonner med navnet %(names)s.") % {"names": ", ".join(repeated)})
    return header


def _cells(header: list[str], row: TableRow) -> Cells:
    told = list(row.cells)
    while len(told) > len(header) and not told[-1]:  # a spreadsheet sometimes writes empty cells behind the last column
        told.pop()
    cells = Cells(dict(zip(header, told, strict=False)), line=row.line)
    if len(told) != len(header):
        advice = _(
            "Rækken har %(found)d felter, men overskriften har %(wanted)d. Er der et komma eller anførselstegn for meget?"
        )
        cells.reject("", advice % {"found": len(told), "wanted": len(header)}, value="")
    return cells


def _refuse_repeated(cells: Cells, lines: dict[str, int]) -> None:
    external_id = cells.raw("external_id")
    first = lines.setdefault(external_id, cells.line)
    if external_id and first != cells.line:
        cells.reject(
            "external_id", _("Id'et står allerede på linje %(line)d. Hver række skal have sit eget.") % {"line": first}
        )
