"""Files that cannot be read as a table: each says why, and nothing is changed."""

import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from activities.importers.empty_table import empty_table
from activities.importers.exchange_table import COLUMNS
from activities.importers.table_file import read_rows
from activities.models import Activity, Source
from tests.activities.importers.conftest import WriteTable
from tests.factories import a_row

HEADER = "external_id,organisation,title,category,start_date,start_time,town"


def a_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "no spreadsheet")


BROKEN = {
    "empty": (b"", "Filen er tom."),
    "only blank lines": (
        b"\n\n\n",
        "Filen mangler kolonnerne: external_id, organisation, title, category, start_date, start_time, town.",
    ),
    "old excel": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "Det er en gammel Excel-fil (.xls). Gem den som .xlsx eller som CSV i UTF-8.",
    ),
    "no header": (
        b"als-1,Klubben,Strik\n",
        "Filen mangler kolonnerne: external_id, organisation, title, category, start_date, start_time, town.",
    ),
    "a column missing": (HEADER.replace(",town", "").encode(), "Filen mangler kolonnerne: town."),
    "a column twice": (f"{HEADER},Town\n".encode(), "Filen har to kolonner med navnet town."),
    "latin-1": (
        f"{HEADER}\na,Åben café,x,culture,2026-09-01,10:00,Als\n".encode("latin-1"),
        "Filen er ikke skrevet i UTF-8. Gem den som .xlsx eller som ”CSV UTF-8”.",
    ),
    "utf-16": (HEADER.encode("utf-16"), "Filen er ikke skrevet i UTF-8. Gem den som .xlsx eller som ”CSV UTF-8”."),
    "a picture": (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "Filen er ikke skrevet i UTF-8. Gem den som .xlsx eller som ”CSV UTF-8”.",
    ),
    "binary": (f"{HEADER}\n\0\0\0\n".encode(), "Filen er ikke en tabel. Gem den som ”CSV UTF-8” eller som .xlsx."),
    "an open quote": (f'{HEADER}\na,"b'.encode(), "Filen kan ikke læses som CSV: unexpected end of data"),
    "half a spreadsheet": (b"PK\x03\x04 and no more", "Filen kan ikke læses som XLSX. Gem den igen i dit regneark."),
}


@pytest.mark.django_db
@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_changes_nothing_and_says_why(broken: tuple[bytes, str], tmp_path: Path) -> None:
    content, sentence = broken
    path = tmp_path / "table"
    path.write_bytes(content)
    with pytest.raises(CommandError) as refusal:
        call_command("import_activities", path)
    assert str(refusal.value) == f"{path}: {sentence} Intet er ændret."
    assert (Activity.objects.count(), Source.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_file_broken_far_down_changes_nothing(write_csv: WriteTable) -> None:
    path = write_csv(a_row(external_id=number) for number in range(700))
    path.write_bytes(path.read_bytes() + b"t-700,\xe6\n")
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("import_activities", path)
    assert Activity.objects.count() == 0


@pytest.mark.django_db
def test_no_file_and_no_spreadsheet(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Filen kan ikke åbnes: No such file or directory"):
        call_command("import_activities", tmp_path / "nowhere.csv")
    a_zip(tmp_path / "other.zip")
    with pytest.raises(CommandError, match="Filen kan ikke læses som XLSX"):
        call_command("import_activities", tmp_path / "other.zip")


def test_lines_are_counted_as_an_editor_counts(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('\ufeffa,b\n1,"to\nlinjer"\n\n2,x\n', encoding="utf-8")
    assert [tuple(row) for row in read_rows(path)] == [(1, ["a", "b"]), (2, ["1", "to\nlinjer"]), (5, ["2", "x"])]


def test_a_spreadsheet_reads_as_the_same_text(write_csv: WriteTable, write_xlsx: WriteTable) -> None:
    rows = [
        a_row(end_time="11:30", price_dkk="25", latitude="54.90912", longitude="9.5", postcode="6400", website=""),
        a_row(external_id="t-2", end_time="", price_dkk="12.5", latitude="", longitude="", postcode="", website=""),
    ]
    assert [row.cells for row in read_rows(write_xlsx(rows))] == [row.cells for row in read_rows(write_csv(rows))]


def test_a_danish_spreadsheet_separates_with_semicolons(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text('title;town;price_note\n"Kaffe; og kage";Nordborg;10,50 med kaffe, te\n', encoding="utf-8-sig")
    assert [row.cells for row in read_rows(file)] == [
        ["title", "town", "price_note"],
        ["Kaffe; og kage", "Nordborg", "10,50 med kaffe, te"],
    ]


def test_the_empty_table_is_read_as_a_table_without_rows_and_explains_every_code(tmp_path: Path) -> None:
    file = tmp_path / "t.xlsx"
    file.write_bytes(empty_table())
    assert [row.cells for row in read_rows(file)] == [[*COLUMNS]]
    codes = list(load_workbook(file).worksheets[1].iter_rows(min_row=2, values_only=True))
    assert ("category", "coffee_social", "Kaffe og samvær") in codes
    assert {column for column, *_code in codes} <= {*COLUMNS}
