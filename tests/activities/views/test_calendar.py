"""The calendar file: every date once, cancelled ones said so, in our own time zone (RFC 5545)."""

from django.test import Client
from icalendar import Calendar

from activities.models import Activity


def calendar(client: Client, activity: Activity) -> Calendar:
    """The file, read back."""
    answer = client.get(f"{activity.get_absolute_url()}kalender.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    read = Calendar.from_ical(answer.content)
    assert isinstance(read, Calendar)
    return read


def test_dates_and_what_became_of_them(client: Client, coffee: Activity) -> None:
    events = calendar(client, coffee).walk("VEVENT")
    assert [(event.decoded("DTSTART").isoformat(), str(event["STATUS"])) for event in events] == [
        ("2026-11-24T10:00:00+01:00", "CONFIRMED"),
        ("2026-12-01T10:00:00+01:00", "CANCELLED"),
        ("2026-12-08T13:00:00+01:00", "CONFIRMED"),
    ]
    assert {event["DTSTART"].params["TZID"] for event in events} == {"Europe/Copenhagen"}


def test_the_zone_explains_itself(client: Client, coffee: Activity) -> None:
    zones = calendar(client, coffee).walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["Europe/Copenhagen"]
    offsets = {part.decoded("TZOFFSETTO").total_seconds() / 3600 for part in zones[0].walk() if "TZOFFSETTO" in part}
    assert offsets == {1.0, 2.0}


def test_an_event_keeps_its_id_when_it_is_moved(client: Client, coffee: Activity) -> None:
    moved = calendar(client, coffee).walk("VEVENT")[2]
    assert str(moved["UID"]) == f"{coffee.pk}-20261208T090000Z@testserver"


def test_the_event_says_where_and_whom_to_call(client: Client, coffee: Activity) -> None:
    first, cancelled, _moved = calendar(client, coffee).walk("VEVENT")
    assert str(first["LOCATION"]) == f"Huset, {coffee.place.address if coffee.place else ''}"
    assert "Ring til: Lis 70 00 10 11" in str(first["DESCRIPTION"])
    assert str(cancelled["DESCRIPTION"]).startswith("Aflyst: huset er lejet ud")


def test_lines_are_folded_and_ended_as_the_standard_says(client: Client, coffee: Activity) -> None:
    content = client.get(f"{coffee.get_absolute_url()}kalender.ics").content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
