"""An activity as machines read it: schema.org Event with `eventSchedule`, as JSON-LD in the page."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from activities.models import Activity, Occurrence, Place, Schedule
from activities.recurrence import COPENHAGEN
from activities.vocabularies import OccurrenceStatus, OnlineMode

SCHEMA = "https://schema.org/"
STATUSES = {
    OccurrenceStatus.CANCELLED.value: "EventCancelled",
    OccurrenceStatus.MOVED.value: "EventRescheduled",
}
ATTENDANCE = {
    OnlineMode.YES.value: "OnlineEventAttendanceMode",
    OnlineMode.BOTH.value: "MixedEventAttendanceMode",
}
FREQUENCIES = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
DAYS = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday",
    "FR": "Friday", "SA": "Saturday", "SU": "Sunday",
}  # fmt: skip
# What would end a script element or open a comment inside one.
HARMLESS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
MOST_DATES = 12


def event_data(activity: Activity, occurrences: list[Occurrence], *, address: str, image: str) -> dict[str, Any]:
    """The event: dates carry their offset, silence is left out and never written as no."""
    first = occurrences[0] if occurrences else None
    said = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": activity.title,
        "description": activity.summary or activity.description,
        "image": image,
        "startDate": _moment(first.starts_at) if first else None,
        "endDate": _moment(first.ends_at) if first and first.ends_at else None,
        "eventStatus": SCHEMA + STATUSES.get(first.status if first else "", "EventScheduled"),
        "eventAttendanceMode": SCHEMA + ATTENDANCE.get(activity.online, "OfflineEventAttendanceMode"),
        "location": _location(activity, address),
        "organizer": {"@type": "Organization", "name": activity.organisation.name},
        "offers": _offer(activity, address),
        "isAccessibleForFree": None if activity.price_dkk is None else activity.price_dkk == 0,
        "inLanguage": activity.languages or None,
        "eventSchedule": [_schedule(one) for one in _repeating(activity.schedules.all())] or None,
        "subEvent": [_date(activity, one) for one in occurrences[:MOST_DATES]] or None,
    }
    return _told(said)


def script(data: dict[str, Any]) -> Markup:
    """The data as the contents of a script element: a block of data, nothing that runs."""
    return Markup(json.dumps(data, ensure_ascii=False).translate(HARMLESS))  # noqa: S704 (escaped above)


def _told(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def _moment(moment: datetime) -> str:
    return moment.astimezone(COPENHAGEN).isoformat()


def _location(activity: Activity, address: str) -> dict[str, Any] | None:
    if activity.is_only_online:
        return {"@type": "VirtualLocation", "url": activity.website or address}
    return _place(activity.place) if activity.place else None


def _place(place: Place) -> dict[str, Any]:
    postal = {
        "@type": "PostalAddress",
        "streetAddress": place.street_address,
        "postalCode": place.postcode,
        "addressLocality": place.town,
        "addressCountry": "DK",
    }
    geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return _told(
        {"@type": "Place", "name": place.name, "address": _told(postal), "geo": geo if place.has_point else None}
    )


def _offer(activity: Activity, address: str) -> dict[str, Any] | None:
    if activity.price_dkk is None:
        return None
    return {"@type": "Offer", "price": str(activity.price_dkk), "priceCurrency": "DKK", "url": address}


def _repeating(schedules: Iterable[Schedule]) -> list[Schedule]:
    return [one for one in schedules if one.rrule]


def _schedule(one: Schedule) -> dict[str, Any]:
    parts = dict(part.split("=", 1) for part in one.rrule.upper().split(";") if "=" in part)
    unit = FREQUENCIES.get(parts.get("FREQ", ""), "W")
    said = {
        "@type": "Schedule",
        "startDate": _day(one.start_date),
        "endDate": _day(one.end_date),
        "startTime": one.start_time.isoformat(),
        "endTime": one.end_time.isoformat() if one.end_time else None,
        "repeatFrequency": f"P{parts.get('INTERVAL', '1')}{unit}",
        "byDay": [SCHEMA + DAYS[day[-2:]] for day in parts.get("BYDAY", "").split(",") if day[-2:] in DAYS],
        "scheduleTimezone": "Europe/Copenhagen",
    }
    return _told(said)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(activity: Activity, one: Occurrence) -> dict[str, Any]:
    moved = one.status == OccurrenceStatus.MOVED
    said = {
        "@type": "Event",
        "name": activity.title,
        "startDate": _moment(one.starts_at),
        "endDate": _moment(one.ends_at) if one.ends_at else None,
        "previousStartDate": _moment(one.original_starts_at) if moved else None,
        "eventStatus": SCHEMA + STATUSES.get(one.status, "EventScheduled"),
    }
    return _told(said)
