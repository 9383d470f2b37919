"""What a chip says: one thing that was understood, in warm plain words of the page's language."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.vocabularies import AccessibilityFeature, Audience, Category, Language, TimeOfDay, Weekday
from finder.language.reading import Chip


def chip_label(chip: Chip) -> str:
    """Return the text of a chip; the words it came from are `chip.words`."""
    return LABELS[chip.kind](chip.codes)


def _joined(labels: list[str]) -> str:
    """Join with commas and "eller": one of them is enough."""
    return (
        labels[0]
        if len(labels) == 1
        else _("%(first)s eller %(last)s") % {"first": ", ".join(labels[:-1]), "last": labels[-1]}
    )


def _weekdays(codes: tuple[str, ...]) -> str:
    if codes == ("MO", "TU", "WE", "TH", "FR"):
        return _("På hverdage")
    if codes == ("SA", "SU"):
        return _("I weekenden")
    return _("På en %(days)s") % {"days": _joined([str(Weekday(code).label) for code in codes])}


def _parts(codes: tuple[str, ...]) -> str:
    said = {"morning": _("om formiddagen"), "afternoon": _("om eftermiddagen"), "evening": _("om aftenen")}
    text = _joined([said[TimeOfDay(code)] for code in codes])
    return text[:1].upper() + text[1:]


def _years(codes: tuple[str, ...]) -> str:
    years = int(codes[0])
    return ngettext("%(years)d år", "%(years)d år", years) % {"years": years}


LABELS: dict[str, Callable[[tuple[str, ...]], str]] = {
    "place": lambda codes: _("Ved %(place)s") % {"place": codes[0]},
    "area": lambda codes: _("På %(area)s") % {"area": codes[0]},
    "radius_km": lambda codes: _("Højst %(km)s km væk") % {"km": codes[0]},
    "audience": lambda codes: str(Audience(codes[0]).label),
    "feature": lambda codes: str(AccessibilityFeature(codes[0]).label),
    "category": lambda codes: str(Category(codes[0]).label),
    "weekday": _weekdays,
    "time_of_day": _parts,
    "free": lambda _codes: _("Gratis"),
    "online": lambda _codes: _("Hjemmefra"),
    "age": _years,
    "language": lambda codes: _("På %(language)s") % {"language": Language(codes[0]).label},
}
