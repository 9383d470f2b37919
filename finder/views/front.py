"""The front page: one question, a few ways in, what happens soon, and the map."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from finder.presentation.cards import cards_of
from finder.presentation.labels import labels_of
from finder.query import SearchQuery
from finder.search import search

FIRST_NEEDS = ("wheelchair", "nervous_first_time", "needs_calm", "hears_poorly", "sees_poorly")
OFFERED_AUDIENCES = ("new_in_town", "bereavement", "low_income", "relatives", "newcomer_denmark")
SOON = 5


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Asks one thing and shows that something is happening near by."""
    now = timezone.now()
    answer = search(SearchQuery(ordering="next", page_size=SOON), now=now)
    needs, audiences = labels_of("need"), labels_of("audience")
    return render(
        request,
        "finder/front.html",
        {
            "first_needs": [(code, needs[code]) for code in FIRST_NEEDS],
            "more_needs": [(code, label) for code, label in needs.items() if code not in FIRST_NEEDS],
            "audiences": [(code, audiences[code]) for code in OFFERED_AUDIENCES],
            "ways": _ways(now),
            "soon": cards_of(answer.results, first_number=1, now=now),
            "kinds": _kinds(answer.facets["category"].counts),
            "count": answer.count,
        },
    )


def _ways(now: datetime) -> list[dict[str, Any]]:
    path, today = reverse("finder:results"), timezone.localdate(now).isoformat()
    return [
        _way("coffee_social", 0, 0, f"{path}?from={today}&to={today}", _("I dag"), _("Se, hvad der sker lige nu")),
        _way("support_group", 4, 1, f"{path}?need=nervous_first_time", _("Jeg kommer alene"), _("Steder, hvor nogen møder dig i døren")),
        _way("volunteering", 2, 2, f"{path}?category=volunteering", _("Jeg vil gerne hjælpe til"), _("Giv en hånd, når det passer dig")),
        _way("counselling", 1, 4, f"{path}?audience=relatives", _("Jeg søger for en anden"), _("For dig, der er pårørende eller hjælper")),
    ]  # fmt: skip


def _way(picture: str, tint: int, scene: int, address: str, title: str, words: str) -> dict[str, Any]:
    return {"picture": picture, "tint": tint, "scene": scene, "address": address, "title": title, "words": words}


def _kinds(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Every category that has something, each in a room of its own."""
    path = reverse("finder:results")
    return [
        {
            "category": code,
            "label": label,
            "count": counts[code],
            "tint": number % 6,
            "scene": number * 5 % 6,
            "address": f"{path}?category={code}",
        }
        for number, (code, label) in enumerate(labels_of("category").items())
        if counts.get(code)
    ]
