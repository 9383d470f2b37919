"""Help while typing: places for one field; for the other what one may do, who one is, everyday phrases, associations."""

from collections.abc import Iterator
from itertools import islice

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.geocoding.gazetteer import places_starting_with
from finder.suggesting import suggest as suggest_words

MOST = 7
LONGEST = 80


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """A few suggestions for what has been typed so far; none is an answer too."""
    text = request.GET.get("q", "")[:LONGEST].strip()
    found = _places(text) if request.GET.get("for") == "place" else _wishes(text)
    suggestions = list(islice(found, MOST)) if len(text) > 1 else []
    return HttpResponse(orjson.dumps({"suggestions": suggestions}), content_type="application/json")


def _places(text: str) -> Iterator[dict[str, str]]:
    for place in places_starting_with(text, limit=MOST):
        yield {"label": place.name, "value": place.name, "kind": _place_kind(place.kind)}


def _place_kind(kind: str) -> str:
    return {"town": _("by"), "village": _("landsby"), "postcode": _("postnummer"), "region": _("egn")}.get(kind, "")


def _wishes(text: str) -> Iterator[dict[str, str]]:
    """Kinds, needs, everyday phrases, places and associations, the likeliest first."""
    kinds = {
        "category": _("noget at lave"),
        "need": _("om dig"),
        "audience": _("om dig"),
        "place": _("sted"),
        "organisation": _("forening"),
    }
    for one in suggest_words(text, limit=MOST):
        yield {"label": one.label, "value": one.label, "kind": kinds.get(one.kind, "")}
