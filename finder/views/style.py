"""The living style page: every component as it is used, so that nobody has to guess."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from activities.presentation.pictures import SCENES, TINTS
from finder.presentation.cards import Card
from finder.presentation.facets import ChoiceGroup
from finder.presentation.labels import labels_of

COLOURS = (
    "page", "surface", "sunk", "ink", "ink-soft", "line", "control", "fjord", "fjord-wash", "butter", "butter-wash",
    "band", "brick", "brick-wash", "moss", "moss-wash", "amber", "amber-wash", "dusk", "dusk-wash", "sand", "sky",
)  # fmt: skip
ICONS = (
    "chair", "phone", "calendar", "print", "heart", "heart-full", "map", "list", "close", "ask", "clock", "fresh", "arrow",
    "tune", "person", "share", "menu", "search", "check", "mail", "route", "price", "globe", "plus", "undo", "people",
    "house", "screen", "speech", "target",
)  # fmt: skip

EXAMPLES = (("a", "Formiddag"), ("b", "Aften"))


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Tokens, marks, choices, cards and states."""
    return render(
        request,
        "finder/style.html",
        {
            "colours": COLOURS,
            "icons": ICONS,
            "categories": list(labels_of("category").items()),
            "scenes": range(SCENES),
            "tints": range(TINTS),
            "card": _example(),
            "group": ChoiceGroup("stil", "Hvornår på dagen?", EXAMPLES, is_open=True, chosen=("a",)),
            "counts": {"a": 3, "b": 0},
        },
    )


def _example() -> Card:
    return Card(
        number=1, id="0", url="#a0", title="Tirsdagskaffe i Skovby", summary="Kaffe, håndarbejde og nyt fra Sydals.",
        who="Skovby Borgerhus · Sydals", away="12,6 km fra dig", when="I morgen kl. 14.30",
        category="coffee_social", tint=0, scene=1, shape="together", fits="der er ingen trin. Du kan være med fra kørestol.",
        partly="Toilettet er trangt med kørestol.", unknown="om dørene er brede nok.", misfits="Ingen kan hente dig.",
        grade=3, welcome="Nogen venter på dig", price="15 kr. pr. gang", confirmed="Bekræftet 3. november",
        is_stale=False, is_full=True, phone="70 00 10 81", dial="+4570001081",
    )  # fmt: skip
