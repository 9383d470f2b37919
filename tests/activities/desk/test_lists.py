"""A whole list at once in the browser, probable duplicates, days off, and the calendar of an organisation."""

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from icalendar import Calendar

from accounts.models import User
from activities.days_off import is_public_holiday, left_out
from activities.duplicates import probable_duplicates
from activities.models import Activity, Organisation
from activities.occurrences import materialise
from tests.factories import NOW, ActivityFactory, PublishedActivityFactory, ScheduleFactory, UserFactory, a_row

BrowserOf = Callable[[User], Client]


def table(*rows: dict[str, str]) -> SimpleUploadedFile:
    out = StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile("liste.csv", out.getvalue().encode())


def whole(**cells: str) -> dict[str, str]:
    """A row that says all the desk asks for before it shows anything."""
    return a_row(summary="Vi strikker.", contact_phone="12345678", **cells)


@pytest.fixture
def page(organisation: Organisation, settings: Any, tmp_path: Any) -> str:
    settings.MEDIA_ROOT = tmp_path
    return f"/forening/vores/{organisation.pk}/liste/"


def test_a_list_is_looked_at_first_and_then_laid_in(
    browser_of: BrowserOf, person: User, organisation: Organisation, verify: Callable[[], None], page: str
) -> None:
    verify()
    client, mine = browser_of(person), whole(organisation="kaffevennerne")
    looked = client.post(
        page, {"file": table(mine, a_row(external_id="t-2", organisation="De andre"))}
    ).content.decode()
    before = Activity.objects.count()
    kept = looked.split('name="kept" value="')[1].split('"')[0]
    laid = client.post(page, {"kept": kept, "_lay_in": "1"}).content.decode()
    assert ("1 række er i orden. 1 række kan ikke bruges." in looked, before) == (True, 0)
    assert "Her kan du kun lægge ind for Kaffevennerne." in looked
    assert "1 ny, 0 rettede, 0 som før, 1 kunne ikke bruges." in laid
    assert (Activity.objects.get().organisation, Activity.objects.get().publication_status) == (
        organisation,
        "published",
    )


def test_what_lacks_something_becomes_a_draft_and_is_named(
    browser_of: BrowserOf, person: User, organisation: Organisation, verify: Callable[[], None], page: str
) -> None:
    verify()
    mine = {"organisation": organisation.name}
    rows = [
        whole(**mine),
        a_row(**mine, external_id="t-2", title="Kor", summary="", contact_phone=""),
        whole(**mine, external_id="t-3", title="Fest", start_date="2020-05-01", rrule=""),
    ]
    laid = browser_of(person).post(page, {"file": table(*rows), "_lay_in": "1"}).content.decode()
    choir, party = (Activity.objects.get(title=title) for title in ("Kor", "Fest"))
    assert "3 nye, 0 rettede, 0 som før, 0 kunne ikke bruges." in laid
    assert "1 vises nu, 2 er kladder" in laid
    assert [one.publication_status for one in (choir, party)] == ["draft", "draft"]
    assert f'{choir.pk}/">Kor</a>: Skriv, hvad det er. Skriv, hvem man kan spørge.' in laid
    assert f'{party.pk}/">Fest</a>: Skriv, hvornår det er.' in laid


def test_a_draft_is_shown_by_the_same_list_once_it_is_whole(
    browser_of: BrowserOf, person: User, organisation: Organisation, verify: Callable[[], None], page: str
) -> None:
    verify()
    told = table(a_row(organisation=organisation.name))
    browser_of(person).post(page, {"file": told, "_lay_in": "1"})
    Activity.objects.update(summary="Vi strikker.", contact_phone="12345678")
    told.seek(0)
    laid = browser_of(person).post(page, {"file": told, "_lay_in": "1"}).content.decode()
    assert ("0 nye, 0 rettede, 1 som før" in laid, Activity.objects.get().publication_status) == (True, "published")


def test_an_empty_table_is_there_to_fill_in_for_members_only(
    browser_of: BrowserOf, person: User, verify: Callable[[], None], page: str
) -> None:
    verify()
    client = browser_of(person)
    assert f'href="{page}tom.xlsx"' in client.get(page).content.decode()
    assert client.get(f"{page}tom.xlsx").content.startswith(b"PK")
    assert browser_of(UserFactory()).get(f"{page}tom.xlsx").status_code == 404


def test_a_list_of_an_unverified_organisation_is_not_taken(browser_of: BrowserOf, person: User, page: str) -> None:
    answer = browser_of(person).post(page, {"file": table(a_row()), "_lay_in": "1"}).content.decode()
    assert ("Når I er godkendt" in answer, Activity.objects.count()) == (True, 0)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (None, "Vælg en fil først."),
        (SimpleUploadedFile("a.csv", b""), "Filen er tom."),
        (SimpleUploadedFile("a.csv", b"\xff\xfe\x00"), "UTF-8"),
        (SimpleUploadedFile("a.csv", b"titel,by\nKaffe,Nordborg\n"), "Filen mangler kolonnerne"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    browser_of: BrowserOf, person: User, verify: Callable[[], None], page: str, file: Any, sentence: str
) -> None:
    verify()
    answer = browser_of(person).post(page, {"file": file} if file else {})
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_the_same_title_or_the_same_place_and_time_is_probably_the_same(shown: Activity) -> None:
    same_title = ActivityFactory(organisation=shown.organisation, title="Strik & snak")
    same_hour = PublishedActivityFactory(place=shown.place, title="Snak og strik i Huset")
    ScheduleFactory(activity=same_hour)
    ActivityFactory(organisation=shown.organisation, title="Fodbold")
    PublishedActivityFactory(title="Strik og snak")
    assert set(probable_duplicates(shown)) == {same_title, same_hour}


def test_a_draft_of_somebody_else_is_not_shown(shown: Activity) -> None:
    draft = ActivityFactory(place=shown.place, title=shown.title)
    ScheduleFactory(activity=draft)
    assert probable_duplicates(shown) == []


def test_public_holidays_are_those_of_the_calendar() -> None:
    days = [
        date(2027, 3, 25),
        date(2027, 3, 26),
        date(2027, 3, 29),
        date(2027, 5, 6),
        date(2027, 5, 17),
        date(2026, 12, 24),
        date(2026, 12, 31),
    ]
    assert [is_public_holiday(day) for day in [*days, date(2027, 3, 30), date(2027, 4, 23)]] == [True] * 7 + [False] * 2
    assert left_out(days, school=False, public=False) == frozenset()


def test_an_organisation_s_calendar_has_all_it_shows(shown: Activity, draft: Activity) -> None:
    ScheduleFactory(activity=draft)
    for one in (shown, draft):
        materialise(one, now=NOW)
    answer = Client().get(f"/forening/{shown.organisation_id}/{shown.organisation.slug}/kalender.ics")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (answer["Content-Type"], {str(one["summary"]) for one in events}) == (
        "text/calendar; charset=utf-8",
        {"Strik og snak"},
    )
