"""When it is: in words and back, with everything that cannot be refused in a sentence at its field."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from activities.belongings import write_belongings
from activities.forms.rhythm import Nth, Rhythm, Timetable, read_schedules
from activities.forms.when import WhenForm
from activities.models import Activity, Occurrence
from activities.vocabularies import Weekday
from tests.activities.desk.conftest import form_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday
HOLIDAYS = {"source": "test", "checked_on": "2026-11-23", "periods": [["Juleferie", "2026-12-19", "2027-01-03"]]}


def typed(**values: Any) -> QueryDict:
    """A form as a browser sends it."""
    data = QueryDict(mutable=True)
    plain = {
        "rhythm": "weekly",
        "weekdays": ["TU"],
        "start_time": "10:00",
        "end_time": "12:00",
        "start_date": "2026-11-23",
    }
    for name, value in {**plain, **values}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def wrong(draft: Activity, person: User, **values: Any) -> dict[str, list[str]]:
    """What the form says is wrong."""
    form = form_of(WhenForm, draft, person, typed(**values), now=NOW)
    form.is_valid()
    return {name: list(errors) for name, errors in form.errors.items()}


FAR_AWAY = "Datoen ligger meget langt væk. Se efter, om året er rigtigt."
NEVER = "Der kommer ingen datoer på den måde. Se på dag, første gang og sidste gang."


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({}, {}),
        ({"start_time": "", "rhythm": ""}, {"rhythm": ["Vælg, hvor tit det sker."], "start_time": ["Skriv, hvornår det begynder."]}),
        ({"start_time": "halv ti"}, {"start_time": ["Skriv klokkeslættet sådan her: 14.30."]}),
        ({"start_time": "14.30", "end_time": "16"}, {}),
        ({"end_time": "09:00"}, {"end_time": ["Det slutter, før det begynder. Se på de to klokkeslæt."]}),
        ({"start_time": "20:00", "end_time": "01:00"}, {}),
        ({"weekdays": []}, {"weekdays": ["Vælg mindst én dag."]}),
        ({"rhythm": "monthly", "nth": "2", "weekdays": ["TU", "WE"]}, {"weekdays": ["Vælg én dag, når det er hver måned."]}),
        ({"end_date": "2026-11-01"}, {"end_date": ["Sidste gang ligger før første gang. Byt om på datoerne."]}),
        ({"end_date": "2026-11-23"}, {"weekdays": [NEVER]}),
        ({"start_date": "2099-01-01"}, {"start_date": [FAR_AWAY]}),
        ({"end_date": "2101-01-01"}, {"end_date": [FAR_AWAY]}),
        ({"rhythm": "dates", "dates": ["1999-12-31", "2026-12-01"]}, {"dates": [FAR_AWAY]}),
        ({"rhythm": "dates", "dates": ["2026-12-01", "9999-12-31"]}, {"dates": [FAR_AWAY]}),
        ({"start_date": "31-02-2027"}, {"start_date": ["Skriv datoen sådan her: 24-12-2026."]}),
        ({"rhythm": "once", "start_date": "2026-11-22"}, {"start_date": ["Datoen er allerede gået. Vælg en dag, der kommer."]}),
        (
            {"rhythm": "once", "start_date": "2027-03-28", "start_time": "02:30", "end_time": ""},
            {"start_time": ["Det klokkeslæt findes ikke den dag, for uret stilles frem. Vælg en time senere."]},
        ),
        ({"rhythm": "dates", "dates": []}, {"dates": ["Vælg mindst én dato."]}),
        ({"rhythm": "dates", "dates": ["2026-12-01", "i morgen"]}, {"dates": ["Skriv datoen sådan her: 24-12-2026."]}),
        (
            {"rhythm": "dates", "dates": ["2026-12-01"] * 10_000},
            {"dates": ["Vælg højst 60 datoer. Vælg ”Hver uge”, hvis det sker tit."]},
        ),
        ({"rhythm": "dates", "dates": ["2026-11-01"]}, {"dates": [NEVER]}),
        ({"rhythm": "yearly"}, {"rhythm": ["Vælg en af mulighederne."]}),
    ],
)  # fmt: skip
def test_says_what_would_be_right(
    draft: Activity, person: User, values: dict[str, Any], errors: dict[str, list[str]]
) -> None:
    assert wrong(draft, person, **values) == errors


def test_holidays_and_single_dates_are_left_out(draft: Activity, person: User, settings: Any) -> None:
    settings.SCHOOL_HOLIDAYS = HOLIDAYS
    data = typed(not_on=["2026-12-01"], skips_school_holidays="on", skips_public_holidays="on")
    form = form_of(WhenForm, draft, person, data, now=NOW)
    assert form.is_valid()
    shown = [(one.iso, one.is_off, one.is_by_hand) for one in form.coming_dates()[:7]]
    write_belongings(draft, form.changes(), now=NOW)
    held = [
        one.date().isoformat()
        for one in Occurrence.objects.filter(activity=draft).values_list("starts_at", flat=True)[:5]
    ]
    assert (shown, held) == (
        [
            ("2026-11-24", False, False), ("2026-12-01", True, True), ("2026-12-08", False, False),
            ("2026-12-15", False, False), ("2026-12-22", True, False), ("2026-12-29", True, False), ("2027-01-05", False, False),
        ],
        ["2026-11-24", "2026-12-08", "2026-12-15", "2027-01-05", "2027-01-12"],
    )  # fmt: skip


def test_who_says_when_schools_are_closed_is_told_in_words(draft: Activity, person: User, settings: Any) -> None:
    settings.SCHOOL_HOLIDAYS = HOLIDAYS
    form = form_of(WhenForm, draft, person, now=NOW)
    assert form.shown(is_tried=False)["school"] == {"source": "test", "day": "23. november"}


def test_without_a_list_nobody_is_asked_about_schools(draft: Activity, person: User, settings: Any) -> None:
    settings.SCHOOL_HOLIDAYS = {}
    assert "skips_school_holidays" not in form_of(WhenForm, draft, person, now=NOW).fields


def test_a_rule_from_elsewhere_stays_as_it_is(draft: Activity, person: User) -> None:
    rule = {"start_date": "2026-09-01", "start_time": "10:00:00", "rrule": "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU"}
    write_belongings(draft, {"schedules": [rule]}, now=NOW)
    form = form_of(WhenForm, draft, person, typed(rhythm="as_now"), now=NOW)
    assert form.is_valid()
    assert form.changes()["schedules"][0]["rrule"] == "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU"


days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
weekdays = st.lists(st.sampled_from(Weekday.values), min_size=1, unique=True)


@given(
    rhythm=st.sampled_from(["weekly", "fortnightly", "monthly", "once", "dates"]),
    start=days,
    picked=st.lists(days, min_size=2, unique=True),
    chosen=weekdays,
    nth=st.sampled_from(Nth.values),
)
def test_what_is_said_is_read_back(rhythm: str, start: date, picked: list[date], chosen: list[str], nth: str) -> None:
    chosen = chosen[:1] if rhythm == Rhythm.MONTHLY else [day for day in Weekday.values if day in chosen]
    table = Timetable(
        rhythm=rhythm,
        start_time=time(10),
        end_time=time(12),
        start_date=start,
        weekdays=tuple(chosen),
        nth=nth,
        dates=tuple(picked),
    )
    said = read_schedules(table.schedules())
    expected: dict[str, Any] = {"rhythm": rhythm}
    if rhythm == "dates":
        expected["dates"] = sorted(day.isoformat() for day in picked)
    elif rhythm != "once":
        expected |= {"weekdays": chosen} | ({"nth": nth} if rhythm == "monthly" else {})
    assert {name: said[name] for name in expected} == expected
    assert (said["start_time"], said["end_time"]) == ("10:00", "12:00")
