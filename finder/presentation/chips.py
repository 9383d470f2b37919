"""What was chosen, each as a chip that can be let go of."""

from dataclasses import dataclass
from datetime import date

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.presentation.languages import once_per_language
from activities.presentation.moments import month_and_day
from activities.presentation.sentences import ON_DAYS
from activities.vocabularies import Weekday
from finder.answer import Answer
from finder.language.chip import Chip as ReadChip
from finder.language.readers.near_day import date_of
from finder.language.reading import Reading
from finder.presentation.labels import VOCABULARIES, labels_of
from finder.presentation.links import QuestionLinks
from finder.telling.wishes import MOST_DAYS_NAMED

# Said elsewhere on the page: the words and the place in their fields, the order in its row.
SAID_ELSEWHERE = frozenset(
    {"q", "place", "lat", "lon", "ordering", "page", "page_size", "show", "interpret", "without"}
)
# How a reading names its lists, and what of it can be made to decide.
PLURALS = {
    "category": "categories",
    "audience": "audiences",
    "feature": "features",
    "need": "needs",
    "weekday": "weekdays",
}
CAN_DECIDE = frozenset({"category", "audience", "feature", "need", "weekday", "time_of_day", "place", "age"})

SENTENCES = {
    "in": gettext_lazy("I %(value)s"),
    "radius_km": gettext_lazy("Højst %(value)s km væk"),
    "unknown": gettext_lazy("Kun når vi ved det"),
    "starts_after": gettext_lazy("Begynder kl. %(value)s eller senere"),
    "ends_before": gettext_lazy("Slutter kl. %(value)s eller før"),
    "from": gettext_lazy("Fra %(value)s"),
    "to": gettext_lazy("Til og med %(value)s"),
    "free": gettext_lazy("Gratis"),
    "max_price": gettext_lazy("Højst %(value)s kr."),
    "age": gettext_lazy("%(value)s år"),
    "online": gettext_lazy("Hjemmefra"),
}


NEAR_DAYS = {
    "today": gettext_lazy("I dag"),
    "tomorrow": gettext_lazy("I morgen"),
    "day_after_tomorrow": gettext_lazy("I overmorgen"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice and the address of the same question without it."""

    label: str
    without: str
    only: str = ""


def chosen_chips(links: QuestionLinks, *, organisation: str = "") -> list[Chip]:
    """A chip for every choice of the question that is not said elsewhere on the page."""
    return [
        Chip(chip_label(name, value, organisation=organisation), links.without(name, value))
        for name, value, _text in links.pairs
        if name not in SAID_ELSEWHERE
    ]


def understood_chips(answer: Answer, links: QuestionLinks) -> list[Chip]:
    """A chip for everything read from the sentence and not chosen already.

    Letting one go asks again without that reading; `only` makes it decide instead of wish.
    """
    reading = answer.reading
    if reading is None:
        return []
    chosen = {(name, value) for name, value, _text in links.pairs}
    return [
        Chip(_read_label(one, reading), links.with_value("without", one.key, instead=False), _only(one, links))
        for one in reading.chips
        if not {(one.kind, code) for code in one.codes} <= chosen
    ]


def _read_label(chip: ReadChip, reading: Reading) -> str:
    """What was understood, in our words where it was stated plainly, else in the person's own.

    Whom something is for stands in the first person, so of somebody else it is said as they said it.
    """
    if chip.is_denied and chip.kind == "place":
        return _("Ikke i %(value)s") % {"value": ", ".join(chip.codes)}
    if chip.is_denied:
        return _("Ikke: %(what)s") % {"what": ", ".join(labels_of(chip.kind)[code] for code in chip.codes)}
    if chip.kind == "audience" and reading.for_someone_else:
        return _("”%(words)s”") % {"words": chip.words}
    if chip.kind in VOCABULARIES and set(chip.codes) <= set(
        getattr(reading, PLURALS.get(chip.kind, chip.kind), ()) or ()
    ):
        if chip.kind == "weekday" and len(chip.codes) > MOST_DAYS_NAMED:
            others = [str(ON_DAYS[day]) for day in Weekday.values if day not in chip.codes]
            return _("Ikke %(when)s") % {"when": _(" eller ").join(others)}
        labels = labels_of(chip.kind)
        return ", ".join(labels[code] for code in chip.codes)
    sentences = {"place": _("Nær %(value)s"), "radius_km": _("Højst %(value)s km væk"), "age": _("%(value)s år")}
    if chip.kind in sentences:
        return sentences[chip.kind] % {"value": ", ".join(chip.codes)}
    if chip.kind == "near_day":
        return ", ".join(str(NEAR_DAYS[one]) for one in chip.codes)
    return {"free": _("Gratis"), "online": _("Hjemmefra")}.get(chip.kind, _("”%(words)s”") % {"words": chip.words})


def _only(chip: ReadChip, links: QuestionLinks) -> str:
    """The same question with this reading as a hard choice; empty where there is no such parameter."""
    if chip.kind in {"free", "online"}:
        return links.with_value(chip.kind, "true")
    if chip.kind == "near_day":
        dates = [date_of(one, today=timezone.localdate()).isoformat() for one in chip.codes]
        return links.with_all({"from": min(dates), "to": max(dates)})
    if chip.kind not in CAN_DECIDE or chip.is_denied:
        return ""
    return links.with_many(chip.kind, chip.codes)


def chip_label(name: str, value: str, *, organisation: str = "") -> str:
    """A choice in words; `value` as it stands in the address."""
    if name in VOCABULARIES:
        return labels_of(name)[value]
    if name == "organisation":
        return organisation or _("Én forening")
    said = SENTENCES.get(name)
    return str(said) % {"value": _shown(name, value)} if said else value


def _shown(name: str, value: str) -> str:
    if name in {"from", "to"}:
        return month_and_day(date.fromisoformat(value), today=timezone.localdate())
    if name in {"starts_after", "ends_before"}:
        return value.replace(":", ".")
    return _in_figures(value) if name in {"radius_km", "max_price"} else value


@once_per_language
def _in_figures(number: str) -> str:
    return formats.number_format(number)
