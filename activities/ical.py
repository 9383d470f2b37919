"""Dates as a calendar file (RFC 5545): one event per date, cancelled ones said so, with the rules of our time zone."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone

from activities.contact import whom_to_ask
from activities.models import Activity, Occurrence
from activities.recurrence import COPENHAGEN
from activities.vocabularies import OccurrenceStatus

PRODUCT = "-//Kom som du er//komsomduer//DA"
DEFAULT_LENGTH = timedelta(hours=1)
STATUSES = {OccurrenceStatus.CANCELLED.value: "CANCELLED"}


def calendar_file(activity: Activity, occurrences: Iterable[Occurrence], *, address: str, host: str) -> bytes:
    """The file for one activity. `address` is its page; `host` makes the ids unique in the world."""
    dates = list(occurrences)
    calendar = _calendar(activity.title, dates)
    for occurrence in dates:
        calendar.add_component(_event(activity, occurrence, address=address, host=host))
    return bytes(calendar.to_ical())


def calendar_of_many(occurrences: Iterable[Occurrence], *, name: str, site: str, host: str) -> bytes:
    """One file for many activities, to subscribe to; calendars are asked to look again each hour (RFC 7986)."""
    dates = list(occurrences)
    calendar = _calendar(name, dates)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    for occurrence in dates:
        address = site + occurrence.activity.get_absolute_url()
        calendar.add_component(_event(occurrence.activity, occurrence, address=address, host=host))
    return bytes(calendar.to_ical())


def _calendar(name: str, dates: list[Occurrence]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add_component(_time_zone(dates))
    return calendar


def _time_zone(dates: list[Occurrence]) -> Timezone:
    first = min((one.starts_at.date() for one in dates), default=date(2026, 1, 1))
    last = max((one.starts_at.date() for one in dates), default=first)
    return Timezone.from_tzinfo(
        COPENHAGEN, first_date=first - timedelta(days=400), last_date=last + timedelta(days=400)
    )


def _event(activity: Activity, occurrence: Occurrence, *, address: str, host: str) -> Event:
    event = Event()
    event.add("uid", f"{activity.pk}-{occurrence.original_starts_at.astimezone(UTC):%Y%m%dT%H%M%SZ}@{host}")
    event.add("dtstamp", activity.updated_at.astimezone(UTC))
    event.add("last-modified", activity.updated_at.astimezone(UTC))
    event.add("sequence", activity.version)
    event.add("dtstart", occurrence.starts_at.astimezone(COPENHAGEN))
    event.add("dtend", _end(occurrence))
    event.add("summary", activity.title)
    event.add("status", STATUSES.get(occurrence.status, "CONFIRMED"))
    for name, value in _particulars(activity, occurrence, address).items():
        event.add(name, value)
    return event


def _end(occurrence: Occurrence) -> datetime:
    return (occurrence.ends_at or occurrence.starts_at + DEFAULT_LENGTH).astimezone(COPENHAGEN)


def _particulars(activity: Activity, occurrence: Occurrence, address: str) -> dict[str, object]:
    """Properties a date may lack: a calendar shows an empty one as an empty line."""
    place = activity.place
    said: dict[str, object] = {"description": _description(activity, occurrence, address), "url": address}
    if place and not activity.is_only_online:
        said["location"] = ", ".join(part for part in (place.name, place.address) if part)
        if place.latitude is not None and place.longitude is not None:
            said["geo"] = (place.latitude, place.longitude)
    return {name: value for name, value in said.items() if value}


def _description(activity: Activity, occurrence: Occurrence, address: str) -> str:
    told = {OccurrenceStatus.CANCELLED: _("Aflyst: %(reason)s"), OccurrenceStatus.MOVED: _("Flyttet: %(reason)s")}
    is_changed = occurrence.reason and occurrence.status in told
    reason = told[OccurrenceStatus(occurrence.status)] % {"reason": occurrence.reason} if is_changed else ""
    lines = (reason, activity.summary, _whom_to_ask(activity), address)
    return "\n".join(line for line in lines if line)


def _whom_to_ask(activity: Activity) -> str:
    """On one line: whom to call, else whom to write to; nothing where there is neither."""
    contact = whom_to_ask(activity)
    if contact.phone:
        return _("Ring til: %(who)s") % {"who": f"{contact.name} {contact.phone}".strip()}
    return _("Skriv til: %(who)s") % {"who": f"{contact.name} {contact.email}".strip()} if contact.email else ""
