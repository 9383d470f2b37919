"""What was chosen, each as a chip that can be let go of."""

from dataclasses import dataclass
from datetime import date

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from activities.presentation.moments import month_and_day
from finder.answer import Answer
from finder.parameters import to_params
from finder.presentation.labels import VOCABULARIES, labels_of
from finder.presentation.links import QuestionLinks
from finder.query import SearchQuery

# Said elsewhere on the page: the words and the place in their fields, the order in its row.
SAID_ELSEWHERE = frozenset(
    {"q", "place", "lat", "lon", "ordering", "page", "page_size", "show", "interpret", "without"}
)


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice and the address of the same question without it."""

    label: str
    without: str


def chosen_chips(query: SearchQuery, links: QuestionLinks, *, organisation: str = "") -> list[Chip]:
    """A chip for every choice that is not said elsewhere on the page."""
    return [
        Chip(chip_label(name, value, organisation=organisation), links.without(name, value))
        for name, value in to_params(query)
        if name not in SAID_ELSEWHERE
    ]


def understood_chips(answer: Answer, links: QuestionLinks) -> list[Chip]:
    """A chip for everything read from the sentence; letting one go asks again without that reading."""
    return [
        Chip(str(one.label), links.with_value("without", one.key, instead=False))
        for one in getattr(answer.reading, "chips", ())
    ]


def chip_label(name: str, value: str, *, organisation: str = "") -> str:
    """A choice in words; `value` as it stands in the address."""
    if name in VOCABULARIES:
        return labels_of(name)[value]
    return _sentences(organisation).get(name, "%(value)s") % {"value": _shown(name, value)}


def _sentences(organisation: str) -> dict[str, str]:
    return {
        "in": _("I %(value)s"),
        "radius_km": _("Højst %(value)s km væk"),
        "unknown": _("Kun når vi ved det"),
        "starts_after": _("Begynder kl. %(value)s eller senere"),
        "ends_before": _("Slutter kl. %(value)s eller før"),
        "from": _("Fra %(value)s"),
        "to": _("Til og med %(value)s"),
        "free": _("Gratis"),
        "max_price": _("Højst %(value)s kr."),
        "age": _("%(value)s år"),
        "online": _("Hjemmefra"),
        "organisation": organisation.replace("%", "%%") or _("Én forening"),
    }


def _shown(name: str, value: str) -> str:
    if name in {"from", "to"}:
        return month_and_day(date.fromisoformat(value), today=timezone.localdate())
    if name in {"starts_after", "ends_before"}:
        return value.replace(":", ".")
    return formats.number_format(value) if name in {"radius_km", "max_price"} else value
