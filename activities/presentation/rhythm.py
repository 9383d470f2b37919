"""A rule of dates in words: "Hver tirsdag kl. 14.30–16.30". What we cannot say simply is left to the list of dates."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from activities.models import Schedule
from activities.presentation.listing import listed
from activities.vocabularies import Weekday


def rhythm_words(schedules: Iterable[Schedule]) -> list[str]:
    """One sentence for each schedule that repeats in a way people have words for."""
    said = ((_rule_words(_parts(one.rrule)), _hours(one), _left_out_words(one)) for one in schedules)
    return [f"{rule} {hours}{left_out}" for rule, hours, left_out in said if rule]


def _left_out_words(schedule: Schedule) -> str:
    if schedule.skips_school_holidays and schedule.skips_public_holidays:
        return _(", ikke i skolernes ferier og på helligdage")
    if schedule.skips_school_holidays:
        return _(", ikke i skolernes ferier")
    return _(", ikke på helligdage") if schedule.skips_public_holidays else ""


def _parts(rule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)


def _hours(schedule: Schedule) -> str:
    form = pgettext("strftime time format", "%H.%M")
    start = schedule.start_time.strftime(form)
    if schedule.end_time is None:
        return _("kl. %(time)s") % {"time": start}
    return _("kl. %(start)s–%(end)s") % {"start": start, "end": schedule.end_time.strftime(form)}


def _rule_words(parts: dict[str, str]) -> str:
    days, interval = parts.get("BYDAY", ""), parts.get("INTERVAL", "1")
    if parts.get("FREQ") == "WEEKLY" and days and interval in {"1", "2"}:
        named = listed([str(Weekday(day).label) for day in days.split(",") if day in Weekday.values])
        return _every_week(named, int(interval)) if named else ""
    if parts.get("FREQ") == "MONTHLY" and interval == "1" and days:
        return _every_month(days, parts.get("BYSETPOS", ""))
    return _("Hver dag") if parts.get("FREQ") == "DAILY" and interval == "1" else ""


def _every_week(named: str, interval: int) -> str:
    if interval == 2:
        return _("Hver anden %(days)s") % {"days": named}
    return _("Hver %(days)s") % {"days": named}


def _every_month(days: str, position: str) -> str:
    ordinal, day = (position, days) if position else (days[:-2], days[-2:])
    words = {
        "1": _("Den første %(day)s i måneden"),
        "2": _("Den anden %(day)s i måneden"),
        "3": _("Den tredje %(day)s i måneden"),
        "4": _("Den fjerde %(day)s i måneden"),
        "-1": _("Den sidste %(day)s i måneden"),
    }.get(ordinal.lstrip("+"), "")
    return words % {"day": Weekday(day).label} if words and day in Weekday.values else ""
