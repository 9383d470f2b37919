"""Prices, distances and ages in words: decimal comma, unit always named, silence said aloud."""

from decimal import Decimal
from functools import cache

from django.utils import formats, translation
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _

from activities.presentation.languages import current_language, once_per_language
from activities.vocabularies import PriceUnit


def price_words(price_dkk: Decimal | float | None, unit: str, note: str = "") -> str:
    """ "Gratis", "15 kr. pr. gang", or that we do not know."""
    return "".join(_price(price_dkk, unit, note))


@once_per_language
def marked_price(price_dkk: Decimal | float | None, unit: str, note: str = "") -> str:
    """The same for a page, where the organiser's own words stay marked as Danish in any other language."""
    ours, theirs = _price(price_dkk, unit, note)
    if not theirs or current_language() == "da":
        return ours + theirs
    return format_html('{}<span lang="da">{}</span>', ours, theirs)


@once_per_language
def _price(price_dkk: Decimal | float | None, unit: str, note: str) -> tuple[str, str]:
    """What we say of a price, and what the organiser wrote to go on from there."""
    if price_dkk is None:
        return ("", note) if note else (_("Vi kender ikke prisen"), "")
    amount = _("Gratis") if price_dkk == 0 else _("%(amount)s kr.") % {"amount": _kroner(price_dkk)}
    said_unit = str(_unit(_units_in_danish().get(note, "")))
    if note and not said_unit:
        return (f"{amount}, " if price_dkk == 0 else f"{amount} "), note
    return f"{amount} {said_unit or (str(_unit(unit)) if price_dkk else '')}".strip(), ""


def _kroner(price: Decimal | float) -> str:
    places = 0 if price == int(price) else 2
    return formats.number_format(price, decimal_pos=places, force_grouping=True)


def _unit(code: str) -> Promise | str:
    return PriceUnit(code).label if code else ""


@cache
def _units_in_danish() -> dict[str, str]:
    """What organisers write where they only name a unit: "pr. måned" is then said in the reader's language."""
    with translation.override("da"):
        return {str(unit.label): unit.value for unit in PriceUnit}


def distance_words(metres: float | None, *, home: str = "") -> str:
    """ "800 m fra dig" near by, "6,9 km fra dig" further off; nothing when there is no distance.

    `home` is a town where the one who reads is not the one who goes: "6,9 km fra Nordborg".
    """
    return "" if metres is None else rounded_distance_words(rounded_distance(metres), home)


def rounded_distance(metres: float) -> int:
    """Metres as people say them: by fifties near by, by hundreds further off."""
    return max(50, round(metres / 50) * 50) if metres < 950 else round(metres / 100) * 100


@once_per_language
def rounded_distance_words(metres: int, home: str) -> str:
    """The words of a distance that is rounded already."""
    figures = {"metres": metres, "km": formats.number_format(metres / 1000, decimal_pos=1), "home": home}
    if metres < 950:
        return (_("%(metres)d m fra %(home)s") if home else _("%(metres)d m fra dig")) % figures
    return (_("%(km)s km fra %(home)s") if home else _("%(km)s km fra dig")) % figures


def age_words(min_age: int | None, max_age: int | None) -> str:
    """For which ages, or nothing when nobody has said so."""
    if min_age is not None and max_age is not None:
        return _("Fra %(low)d til %(high)d år") % {"low": min_age, "high": max_age}
    if min_age is not None:
        return _("Fra %(low)d år") % {"low": min_age}
    return _("Til og med %(high)d år") % {"high": max_age} if max_age is not None else ""


def dial_number(phone: str) -> str:
    """A phone number as a telephone dials it: Danish eight digits get the country's code, short numbers stay."""
    digits = "".join(filter(str.isdigit, phone))
    if phone.strip().startswith("+"):
        return f"+{digits}"
    return f"+45{digits}" if len(digits) == 8 else digits
