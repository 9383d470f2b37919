"""Dates and times as people say them: today, tomorrow, "tirsdag 24. november kl. 10.00"."""

from datetime import date, datetime, timedelta

from django.utils import dateformat, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from activities.presentation.languages import once_per_language


def day_words(day: date, *, today: date) -> str:
    """A date with its weekday, and its year when that is not this year's."""
    return _dated(day, day.year != today.year)


def when_words(starts_at: datetime, *, now: datetime) -> str:
    """The start of an occurrence as the first thing one reads on a card."""
    return _when_words(starts_at, timezone.localdate(now))


@once_per_language
def _when_words(starts_at: datetime, today: date) -> str:
    day, clock = timezone.localdate(starts_at), clock_words(starts_at)
    if day == today:
        return _("I dag %(clock)s") % {"clock": clock}
    if day == today + timedelta(days=1):
        return _("I morgen %(clock)s") % {"clock": clock}
    return capitalised(f"{day_words(day, today=today)} {clock}")


def long_when_words(starts_at: datetime, *, now: datetime) -> str:
    """As `when_words`, with the weekday also today and tomorrow: on an activity's own page."""
    day, today = timezone.localdate(starts_at), timezone.localdate(now)
    words = {"day": day_words(day, today=today), "clock": clock_words(starts_at)}
    if day == today:
        return _("I dag, %(day)s %(clock)s") % words
    if day == today + timedelta(days=1):
        return _("I morgen, %(day)s %(clock)s") % words
    return capitalised("{day} {clock}".format(**words))


def dated_words(starts_at: datetime, *, now: datetime) -> str:
    """The same inside a sentence, and always with its date: "tirsdag 8. december kl. 10.00"."""
    return f"{day_words(timezone.localdate(starts_at), today=timezone.localdate(now))} {clock_words(starts_at)}"


def called_off_words(starts_at: datetime, reason: str, *, now: datetime, is_kept: bool = False) -> str:
    """ "Aflyst i dag: vejret", "Aflyst i morgen" or "Aflyst 1. december"; what `is_kept` for another day has its date."""
    day, today = timezone.localdate(starts_at), timezone.localdate(now)
    near = {} if is_kept else {today: _("Aflyst i dag"), today + timedelta(days=1): _("Aflyst i morgen")}
    words = near.get(day) or _("Aflyst %(day)s") % {"day": month_and_day(day, today=today)}
    return f"{words}: {reason}" if reason else words


def clock_words(starts_at: datetime, ends_at: datetime | None = None) -> str:
    """ "kl. 10.00", or "kl. 10.00-12.00" with an en dash when the end is known."""
    start = _clock(timezone.localtime(starts_at))
    if ends_at is None:
        return _("kl. %(time)s") % {"time": start}
    return _("kl. %(start)s–%(end)s") % {"start": start, "end": _clock(timezone.localtime(ends_at))}


def month_and_day(day: date, *, today: date) -> str:
    """ "3. november", with the year when it is not this year's."""
    form = pgettext("date format", "j. F") if day.year == today.year else pgettext("date format", "j. F Y")
    return dateformat.format(day, form)


def confirmed_words(confirmed_at: datetime | None, *, is_from_list: bool = False, is_stale: bool, now: datetime) -> str:
    """How fresh a page is; a stale one asks the reader to call first.

    What came from a list nobody has confirmed: then the day is that of the list.
    """
    if confirmed_at is None:
        return _("Ikke bekræftet endnu. Ring først.")
    return _confirmed_words(confirmed_at, is_from_list, is_stale, timezone.localdate(now))


@once_per_language
def _confirmed_words(confirmed_at: datetime, is_from_list: bool, is_stale: bool, today: date) -> str:
    day = month_and_day(timezone.localdate(confirmed_at), today=today)
    if is_from_list:
        words = _("Fra en liste, %(day)s. Ring først.") if is_stale else _("Fra en liste, %(day)s")
        return words % {"day": day}
    if is_stale:
        return _("Sidst bekræftet %(day)s. Ring først.") % {"day": day}
    return _("Bekræftet %(day)s") % {"day": day}


def capitalised(words: str) -> str:
    """With a capital first letter, the rest as it was."""
    return words[:1].upper() + words[1:]


@once_per_language
def _dated(day: date, with_year: bool) -> str:
    form = pgettext("date format", "l j. F Y") if with_year else pgettext("date format", "l j. F")
    return dateformat.format(day, form)


def _clock(moment: datetime) -> str:
    return moment.strftime(_clock_format())


@once_per_language
def _clock_format() -> str:
    return pgettext("strftime time format", "%H.%M")
