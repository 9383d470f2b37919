"""One row of the exchange table: what each cell becomes, and what is said when it cannot be read."""

from datetime import date, time
from decimal import Decimal

import pytest

from activities.importers.cells import Cells
from activities.importers.dates import rolled_forward
from activities.importers.exchange_row import read_record
from activities.importers.records import ActivityRecord, PlaceRecord
from activities.recurrence import Pattern
from tests.factories import a_row


def read(**cells: object) -> ActivityRecord:
    """A row that must be right."""
    row = Cells(a_row(**cells), line=2)
    record = read_record(row)
    assert record is not None, row.problems
    return record


def problems(**cells: object) -> list[tuple[str, str, str]]:
    """What is wrong with a row: column, value, and the sentence that says what is right."""
    row = Cells(a_row(**cells), line=2)
    assert (read_record(row) is None) == bool(row.problems)
    return [(problem.column, problem.value, problem.advice) for problem in row.problems]


def remarks(**cells: object) -> list[str]:
    row = Cells(a_row(**cells), line=2)
    assert read_record(row) is not None
    return [problem.column for problem in row.remarks]


def test_what_is_not_written_is_not_known() -> None:
    record = read()
    assert record.place == PlaceRecord(town="Nordborg")
    assert record.pattern == Pattern(date(2026, 9, 1), time(10), rrule="FREQ=WEEKLY;BYDAY=TU")
    assert (record.audiences, record.statements) == ({}, {})
    assert record.facts == {
        "title": "Strik og snak", "summary": "", "description": "", "first_visit": "", "category": "creative",
        "focus_area": "", "price_dkk": None, "price_unit": "", "price_note": "", "min_age": None, "max_age": None,
        "gender": "any", "languages": [], "contact_name": "", "contact_phone": "", "contact_email": "", "website": "",
        "online": "", "booking": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("price", "unit", "wanted"),
    [
        ("0", "", (Decimal(0), "visit")),
        ("150", "", (Decimal(150), "visit")),
        ("150,50", "", (Decimal("150.50"), "season")),
        ("40", "month", (Decimal(40), "month")),
        ("", "", (None, "")),
    ],
)
def test_a_price_is_per_visit_up_to_150_and_per_season_above(price: str, unit: str, wanted: tuple[object, str]) -> None:
    facts = read(price_dkk=price, price_unit=unit).facts
    assert (facts["price_dkk"], facts["price_unit"]) == wanted


def test_statements_are_yes_partly_and_no() -> None:
    record = read(
        accessibility_yes="step_free; lift", accessibility_partly="wide_doors", accessibility_no="hearing_loop"
    )
    assert record.statements == {"step_free": "yes", "lift": "yes", "wide_doors": "partly", "hearing_loop": "no"}


def test_audiences_are_welcome_and_some_only() -> None:
    assert read(audiences="senior;lonely", audiences_only="senior").audiences == {"senior": "only", "lonely": "open"}


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ({"accessibility_yes": "drop_in"}, "drop_in"),
        ({"accessibility_no": "drop_in"}, ""),
        ({"accessibility_yes": "drop_in", "booking": "sign_up"}, "sign_up"),
    ],
)
def test_drop_in_is_a_word_for_booking_and_no_feature(cells: dict[str, str], wanted: str) -> None:
    record = read(**cells)
    assert (record.facts["booking"], record.statements) == (wanted, {})


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ({"accessibility_yes": "online_participation"}, "yes"),
        ({"accessibility_yes": "online_participation", "street_address": "Gade 1"}, "both"),
        ({"accessibility_no": "online_participation"}, "no"),
        ({"accessibility_no": "online_participation", "online": "both"}, "both"),
    ],
)
def test_online_participation_is_a_word_for_online_and_no_feature(cells: dict[str, str], wanted: str) -> None:
    record = read(**cells)
    assert (record.facts["online"], record.statements) == (wanted, {})


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"booking": "drop_in", "accessibility_yes": "drop_in"}, []),
        ({"booking": "sign_up", "accessibility_no": "drop_in"}, []),
        ({"booking": "sign_up", "accessibility_yes": "drop_in"}, ["booking"]),
        ({"booking": "drop_in", "accessibility_no": "drop_in"}, ["booking"]),
        ({"online": "both", "accessibility_yes": "online_participation"}, []),
        ({"online": "no", "accessibility_yes": "online_participation"}, ["online"]),
        ({"online": "yes", "accessibility_no": "online_participation"}, ["online"]),
    ],
)
def test_a_word_that_contradicts_its_column_is_remarked_on(cells: dict[str, str], columns: list[str]) -> None:
    assert remarks(**cells) == columns


def test_only_online_has_no_place_even_with_a_point() -> None:
    assert read(online="yes", town="", latitude="54.9", longitude="9.8").place is None
    assert read(online="both", latitude="54.9", longitude="9.8").place == PlaceRecord(
        town="Nordborg", latitude=54.9, longitude=9.8
    )


def test_ways_of_writing_are_understood() -> None:
    record = read(
        start_time="9.30", postcode="DK-6400", website="example.dk", category="CREATIVE", title="  Strik \n og snak ",
        rrule="RRULE:freq=weekly;byday=tu", latitude="54,909", longitude="9,789",
    )  # fmt: skip
    assert record.pattern == Pattern(date(2026, 9, 1), time(9, 30), rrule="FREQ=WEEKLY;BYDAY=TU")
    assert record.place == PlaceRecord(postcode="6400", town="Nordborg", latitude=54.909, longitude=9.789)
    assert (record.facts["website"], record.facts["title"]) == ("https://example.dk", "Strik og snak")


def test_pasted_marks_nobody_sees_are_dropped_and_letters_composed() -> None:
    assert read(title="Ka\u200bffe pa\u030a Als").facts["title"] == "Kaffe på Als"


ONE_OF_ONLINE = "Skriv en af: no, yes, both."
DATE = "Skriv en dato, der findes, som 2026-09-01 (år-måned-dag)."
CLOCK = "Skriv et klokkeslæt fra 00:00 til 23:59, for eksempel 17:30."


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ({"title": ""}, ("title", "", "Feltet skal udfyldes.")),
        ({"external_id": ""}, ("external_id", "", "Feltet skal udfyldes.")),
        ({"town": ""}, ("town", "", "Skriv byen, eller skriv yes i online, hvis det kun er online.")),
        ({"online": "maybe"}, ("online", "maybe", ONE_OF_ONLINE)),
        ({"start_date": "2026.9.1"}, ("start_date", "2026.9.1", DATE)),
        ({"start_date": "2026-02-30"}, ("start_date", "2026-02-30", DATE)),
        ({"start_date": "1926-09-01"}, ("start_date", "1926-09-01", DATE)),
        ({"start_time": "25:00"}, ("start_time", "25:00", CLOCK)),
        ({"start_time": "kl. 10"}, ("start_time", "kl. 10", CLOCK)),
        ({"end_date": "2026-08-01"}, ("end_date", "2026-08-01", "Sidste gang ligger før første gang (start_date).")),
        (
            {"rrule": "", "end_date": "2026-10-01"},
            (
                "end_date",
                "2026-10-01",
                "Uden rrule er det én gang. Lad end_date stå tom, eller skriv i rrule, hvor tit det er.",
            ),
        ),
        (
            {"end_time": "09:00"},
            ("end_time", "09:00", "Det slutter, før det begynder. Skriv et sluttidspunkt efter start_time."),
        ),
        (
            {"end_time": "10:00"},
            ("end_time", "10:00", "Det slutter, før det begynder. Skriv et sluttidspunkt efter start_time."),
        ),
        ({"rrule": "hver tirsdag"}, ("rrule", "hver tirsdag", "Skriv reglen som FREQ=WEEKLY;BYDAY=TU.")),
        (
            {"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"},
            (
                "rrule",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "Reglen rammer aldrig en dato. Se efter, om ugedag, start_date og end_date passer sammen.",
            ),
        ),
        ({"price_dkk": "gratis"}, ("price_dkk", "gratis", "Skriv et tal fra 0 til 99999.")),
        ({"price_dkk": "-5"}, ("price_dkk", "-5", "Skriv et tal fra 0 til 99999.")),
        ({"price_dkk": "NaN"}, ("price_dkk", "NaN", "Skriv et tal fra 0 til 99999.")),
        ({"min_age": "12.5"}, ("min_age", "12.5", "Skriv et helt tal.")),
        ({"min_age": "60", "max_age": "30"}, ("max_age", "30", "Den højeste alder er lavere end den laveste (60).")),
        ({"gender": "woman"}, ("gender", "woman", "Skriv en af: any, women, men.")),
        ({"postcode": "640"}, ("postcode", "640", "Skriv et postnummer med fire cifre, for eksempel 6400.")),
        ({"latitude": "54.9"}, ("longitude", "", "Skriv både latitude og longitude, eller lad begge stå tomme.")),
        (
            {"latitude": "9.789", "longitude": "54.909"},
            ("latitude", "9.789", "Punktet ligger ikke i Danmark. Er latitude (54-58) og longitude (8-15) byttet om?"),
        ),
        ({"contact_email": "fie"}, ("contact_email", "fie", "Skriv en e-mailadresse som navn@example.dk.")),
        (
            {"website": "javascript://x"},
            ("website", "javascript://x", "Skriv en adresse på nettet som https://example.dk."),
        ),
        ({"summary": "x" * 161}, ("summary", "x" * 161, "Teksten er 161 tegn. Skriv højst 160.")),
        ({"title": "Ka\x00ffe"}, ("title", "Ka\x00ffe", "Teksten er gået i stykker undervejs. Skriv den igen.")),
        (
            {"accessibility_yes": "lift", "accessibility_no": "step_free;lift"},
            ("accessibility_no", "lift", "Ordet står i to kolonner. Det kan ikke både være ja, delvist og nej."),
        ),
    ],
)
def test_what_cannot_be_read_says_what_would_be_right(cells: dict[str, str], wanted: tuple[str, str, str]) -> None:
    assert problems(**cells) == [wanted]


@pytest.mark.parametrize(
    "column", ["audiences", "audiences_only", "languages", "accessibility_yes", "accessibility_partly"]
)
def test_an_unknown_code_is_named_and_never_dropped(column: str) -> None:
    ((named, value, advice),) = problems(**{column: "qq"})
    assert (named, value) == (column, "qq")
    assert advice.startswith("Skriv en af: ")


def test_everything_wrong_with_a_row_is_said_at_once() -> None:
    assert [column for column, _value, _advice in problems(category="x", start_date="x", price_dkk="x")] == [
        "start_date", "category", "price_dkk",
    ]  # fmt: skip


TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("pattern", "start", "end", "rule"),
    [
        (Pattern(date(2026, 11, 23), time(10)), date(2026, 11, 23), None, ""),
        (Pattern(date(2026, 11, 22), time(10)), date(2027, 11, 21), None, ""),
        (Pattern(date(2020, 11, 22), time(10)), date(2027, 11, 14), None, ""),
        (Pattern(date(2020, 1, 7), time(10), rrule="FREQ=WEEKLY"), date(2020, 1, 7), None, "FREQ=WEEKLY"),
        (
            Pattern(date(2026, 9, 2), time(10), end_date=date(2026, 11, 24), rrule="FREQ=WEEKLY;BYDAY=WE"),
            date(2027, 9, 1), date(2027, 11, 23), "FREQ=WEEKLY;BYDAY=WE",
        ),
        (
            Pattern(date(2026, 9, 2), time(10), rrule="FREQ=WEEKLY;UNTIL=20260930T120000Z"),
            date(2027, 9, 1), None, "FREQ=WEEKLY;UNTIL=20270929T120000Z",
        ),
        (Pattern(date(2026, 9, 2), time(10), rrule="FREQ=WEEKLY;COUNT=3"), date(2027, 9, 1), None, "FREQ=WEEKLY;COUNT=3"),
    ],
)  # fmt: skip
def test_what_is_over_rolls_forward_by_whole_periods(
    pattern: Pattern, start: date, end: date | None, rule: str
) -> None:
    moved = rolled_forward(pattern, today=TODAY)
    assert (moved.start_date, moved.end_date, moved.rrule) == (start, end, rule)
    assert (moved.start_date - pattern.start_date).days % (52 * 7) == 0
