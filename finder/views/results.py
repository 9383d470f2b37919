"""The list: what was asked, what was understood, what was found, and what to do when nothing was."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from activities.presentation.languages import once_per_language
from finder.answer import Answer, PageBeyondEnd
from finder.parameters import BY_NAME, ParameterError, Reading, parse
from finder.presentation import chips, facets, helping, quick, speaking
from finder.presentation.cards import cards_of
from finder.presentation.links import QuestionLinks
from finder.query import ORDERINGS, SearchQuery
from finder.search import search

# Parameters with a field of their own in the form of filters; the others ride along hidden.
IN_FILTERS = frozenset(
    {
        "q", "place", "radius_km", "category", "audience", "need", "feature", "unknown", "weekday", "time_of_day",
        "starts_after", "ends_before", "from", "to", "free", "max_price", "age", "language", "booking",
    }
)  # fmt: skip
# A new sentence is read anew: what was let go of the old one does not ride along.
OF_THE_SENTENCE = frozenset({"q", "place", "without", "interpret"})
MORE = ("starts_after", "ends_before", "from_date", "to_date", "max_price", "age")


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The page of results. Whatever cannot be used is said and left out; nothing asked is ever lost."""
    now = timezone.now()
    reading = parse(dict(request.GET.lists()))
    answer, errors = _answer(reading, now)
    links = QuestionLinks.of(answer.query, request.path)
    return render(request, "finder/results.html", {**_list(answer, links, now), **_forms(answer, links, errors)})


def _answer(reading: Reading, now: datetime) -> tuple[Answer, list[ParameterError]]:
    """The answer, of the last page where the one asked for lies beyond it."""
    try:
        answer = search(reading.query, now=now)
    except PageBeyondEnd as beyond:
        said = _("Der er kun %(last)d sider. Her er den sidste.") % {"last": beyond.last}
        last = replace(reading.query, page=beyond.last)
        return search(last, now=now), [*reading.errors, ParameterError("page", said)]
    if reading.notices:
        answer = replace(answer, notices=(*answer.notices, *reading.notices))
    return answer, list(reading.errors)


def _list(answer: Answer, links: QuestionLinks, now: datetime) -> dict[str, Any]:
    first = (answer.page - 1) * answer.page_size + 1
    cards = cards_of(answer.results, first_number=first, now=now)
    fitting = [card for card, result in zip(cards, answer.results, strict=True) if result.is_fitting]
    nearly = [card for card, result in zip(cards, answer.results, strict=True) if not result.is_fitting]
    helped = {} if answer.count else _help(answer, links, now)
    return {
        "answer": answer,
        "links": links,
        "heading": heading(answer, is_near=helping.is_near(links, helped)),
        "help_first": helping.lines_to_ring(answer),
        "fitting": fitting,
        "nearly": nearly,
        "quick": quick.quick_row(answer, links, now=now) if answer.count else [],
        "orders": _orders(answer.query, links),
        "misfits": links.with_value("show", "misfits"),
        **helped,
    }


def _help(answer: Answer, links: QuestionLinks, now: datetime) -> dict[str, Any]:
    return {"wish": _wish(answer), **helping.nothing_found(answer, links, now=now)}


def _wish(answer: Answer) -> str:
    """The address of the form that asks what is missing, filled in with what was asked."""
    query, read = answer.query, answer.understood
    asked = {
        "category": next(iter([*query.category, *read.get("category", ())]), ""),
        "audience": next(iter([*query.audience, *read.get("audiences", ())]), ""),
        "need": next(iter([*query.need, *read.get("needs", ())]), ""),
        "place": query.place or read.get("place", ""),
        "weekday": next(iter([*query.weekday, *read.get("weekdays", ())]), ""),
        "time_of_day": next(iter([*query.time_of_day, *read.get("time_of_day", ())]), ""),
    }
    return f"{reverse('finder:wish')}?{urlencode({name: value for name, value in asked.items() if value})}"


def _forms(answer: Answer, links: QuestionLinks, errors: list[ParameterError]) -> dict[str, Any]:
    query = answer.query
    return {
        "errors": [{"label": BY_NAME[one.parameter].label, "message": one.message} for one in errors],
        "errors_by_name": {one.parameter: one.message for one in errors},
        "understood": chips.understood_chips(answer, links),
        "offered": speaking.offered_language(answer.reading),
        "offers": speaking.OFFERS,
        "chips": chips.chosen_chips(links, organisation=_organisation_name(answer)),
        "clear": links.without_all(frozenset(BY_NAME) - {"q", "place", "lat", "lon"}),
        "groups": facets.choice_groups(answer),
        "free_count": answer.facets["free"].counts["true"],
        "hidden_pairs": [(name, value) for name, value, _text in links.pairs if name not in OF_THE_SENTENCE],
        "kept_pairs": [(name, value) for name, value, _text in links.pairs if name not in IN_FILTERS],
        "radii": _radii(),
        "more_open": any(getattr(query, name) is not None for name in MORE) or not query.includes_unknown,
        "starts_after": _clock(query.starts_after),
        "ends_before": _clock(query.ends_before),
        "show_words": _show_words(answer),
    }


def heading(answer: Answer, *, is_near: bool = True) -> str:
    """How many there are, said to a person; where there are none, whether something near would be (`is_near`)."""
    if answer.query.show == "misfits":
        return ngettext("%(num)s sted passer ikke", "%(num)s steder passer ikke", answer.count) % {"num": answer.count}
    if answer.reading and answer.reading.crises:
        found = _("Du kan også møde nogen her, der tager imod dig.")
        return (
            found
            if answer.count
            else _("Her på siden fandt vi ikke noget. Men der er nogen, der gerne vil tale med dig.")
        )
    if not answer.count and not is_near:
        return _("Det fandt vi ikke. Her er andre veje videre.")
    if not answer.count:
        return _("Vi fandt ikke noget, der passer helt. Men vi er tæt på.")
    if answer.fitting_count < answer.count:
        return _fitting_words(answer)
    said = ngettext("%(num)s ting at være med i", "%(num)s ting at være med i", answer.count) % {"num": answer.count}
    place = answer.query.point.label if answer.query.point else ""
    return _("%(said)s nær %(place)s") % {"said": said, "place": place} if place else said


def _fitting_words(answer: Answer) -> str:
    numbers = {"num": answer.fitting_count, "more": answer.count - answer.fitting_count}
    if not answer.fitting_count:
        near = ngettext("%(num)s ting er tæt på det, du søger", "%(num)s ting er tæt på det, du søger", numbers["more"])
        return near % {"num": numbers["more"]}
    said = ngettext(
        "%(num)s passer til dig, og %(more)s passer næsten",
        "%(num)s passer til dig, og %(more)s passer næsten",
        answer.fitting_count,
    )
    return said % numbers


def _show_words(answer: Answer) -> str:
    if not answer.count:
        return _("Vis listen")
    return ngettext("Vis %(num)s sted", "Vis %(num)s steder", answer.count) % {"num": answer.count}


def _orders(query: SearchQuery, links: QuestionLinks) -> list[dict[str, Any]]:
    labels = _order_labels()
    offered = [name for name in ORDERINGS if name != "distance" or query.point is not None]
    return [
        {
            "label": labels[name],
            "is_chosen": query.ordering == name,
            "address": links.without("ordering") if name == "relevance" else links.with_value("ordering", name),
        }
        for name in offered
    ]


@once_per_language
def _order_labels() -> dict[str, str]:
    return {
        "relevance": _("Det, der passer bedst"),
        "distance": _("Det nærmeste"),
        "next": _("Det, der sker først"),
        "title": _("Fra A til Å"),
    }


@once_per_language
def _radii() -> list[tuple[int, str]]:
    return [(km, _("Højst %(km)s km") % {"km": km}) for km in (2, 5, 10, 15, 25, 50)]


def _organisation_name(answer: Answer) -> str:
    if answer.query.organisation is None or not answer.results:
        return ""
    return str(answer.results[0].card["organisation"]["name"])


def _clock(minute: int | None) -> str:
    return "" if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"
