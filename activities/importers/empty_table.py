"""An empty exchange table to fill in: a spreadsheet with the columns, and beside it what each code means."""

from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from activities.importers.exchange_table import COLUMNS, REQUIRED_COLUMNS
from activities.vocabularies import (
    AccessibilityFeature,
    Audience,
    Booking,
    Category,
    Gender,
    Language,
    OnlineMode,
    OrganisationKind,
    PriceUnit,
)

CODED = {
    "organisation_kind": OrganisationKind,
    "category": Category,
    "audiences": Audience,
    "audiences_only": Audience,
    "online": OnlineMode,
    "price_unit": PriceUnit,
    "booking": Booking,
    "gender": Gender,
    "languages": Language,
    "accessibility_yes": AccessibilityFeature,
    "accessibility_partly": AccessibilityFeature,
    "accessibility_no": AccessibilityFeature,
}
WIDTH = 22


def empty_table() -> bytes:
    """The spreadsheet as XLSX; its first sheet is what `read_rows` reads."""
    book = Workbook()
    table = book.worksheets[0]
    table.title = _("Aktiviteter")
    table.append(COLUMNS)
    for number, name in enumerate(COLUMNS, start=1):
        table.cell(1, number).font = Font(bold=name in REQUIRED_COLUMNS)
        table.column_dimensions[get_column_letter(number)].width = WIDTH
    table.freeze_panes = "A2"
    _write_codes(book.create_sheet(_("Koder")))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _write_codes(sheet: Worksheet) -> None:
    sheet.append([_("Kolonne"), _("Kode"), _("Det betyder")])
    for row in _codes():
        sheet.append(row)
    for letter in "ABC":
        sheet.column_dimensions[letter].width = WIDTH


def _codes() -> Iterator[tuple[str, str, str]]:
    return ((column, str(value), str(label)) for column, words in CODED.items() for value, label in words.choices)
