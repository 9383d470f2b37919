"""Suggestions on the client's page, and the answer to "why not this one?"."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.requests import SignedInRequest
from activities.models import Activity
from activities.presentation.amounts import distance_words
from activities.vocabularies import PublicationStatus
from casework import audit, shortlists
from casework.asking import home_of
from casework.models import AccessVerb, Client, Recommendation
from casework.permissions import caseworkers_only, client_for
from casework.ready_questions import QUESTIONS
from casework.suggestion import COUNT, Suggestion, suggest
from casework.why_not import why_not
from finder.answer import Result
from finder.presentation.cards import Card, cards_of
from finder.query import Point

MORE = 10
MOST_EXPLAINED = 4
MOST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """One suggestion as the page shows it: the card citizens get, what to ask, and whether it is on the list.

    `away` is the way from the client's town, instead of the card's own: who reads it sits at a desk elsewhere. `email` is
    for where the card has no telephone.
    """

    card: Card
    away: str
    questions: tuple[str, ...]
    email: str
    step: str
    is_picked: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """An activity somebody asked about, and why it is not among the suggestions (empty when it is)."""

    activity: Activity
    reasons: tuple[str, ...]
    is_picked: bool


def offers_for(client: Client, *, now: datetime, count: int = COUNT) -> list[Offer]:
    """What fits a client, best first; for the nervous from small to open groups."""
    profile = client.profile()
    found = suggest(profile, now=now, count=count)
    cards = cards_of([one.result for one in found], first_number=1, now=now)
    picked, home = picked_by(client), home_of(profile)
    return [
        Offer(
            card=card,
            away=way_from(home, one.result) if home and one.result.card["place"] else card.away,
            questions=asked_about(one),
            email=one.result.card.get("email", ""),  # a card written before the index knew of mails has none
            step=step_words(one.step) if client.is_nervous else "",
            is_picked=card.id in picked,
        )
        for card, one in zip(cards, found, strict=True)
    ]


def way_from(home: Point, result: Result) -> str:
    """How far it is from a town: "6,9 km fra Nordborg"."""
    return distance_words(result.distance_m, home=home.label)


def asked_about(one: Suggestion) -> tuple[str, ...]:
    """What to ask the people who run it: first what decides, then other things the client would like to know."""
    ready = [question.text for question in one.questions]
    other = [str(QUESTIONS[item.feature]) for item in one.result.match.unknown if item.feature in QUESTIONS]
    return tuple(dict.fromkeys([*ready, *other]))[:MOST_QUESTIONS]


def picked_by(client: Client) -> frozenset[str]:
    """Ids of the activities on the list that is worked on."""
    current = shortlists.current_list(client)
    items = Recommendation.objects.filter(shortlist=current) if current else Recommendation.objects.none()
    return frozenset(str(pk) for pk in items.values_list("activity_id", flat=True) if pk)


def step_words(step: int) -> str:
    """How gently something begins, for somebody who is nervous."""
    return {1: _("Et blidt første skridt"), 2: _("Man bliver taget imod"), 3: _("En åben gruppe")}[step]


@require_safe
@caseworkers_only(AccessVerb.EXPLAIN)
def client_why_not(request: SignedInRequest, pk: int) -> HttpResponse:
    """Finds an activity by its title and says what keeps it off the list."""
    client, now = client_for(request, pk, AccessVerb.READ), timezone.now()
    asked = request.GET.get("q", "").strip()[:120]
    found = titled(asked)
    if found:
        numbers = ", ".join(str(one.pk) for one in found)
        audit.note(AccessVerb.EXPLAIN, by=request.user, now=now, client=client, detail=numbers)
    profile, picked = client.profile(), picked_by(client)
    explained = [Explained(one, why_not(profile, one.pk, now=now), str(one.pk) in picked) for one in found]
    context = {"client": client, "asked": asked, "explained": explained}
    return render(request, "casework/why_not.html", context)


def titled(asked: str) -> list[Activity]:
    """Activities everybody has been able to see whose title has these words, the shortest title first."""
    if not asked:
        return []
    seen = {PublicationStatus.PUBLISHED, PublicationStatus.PAUSED, PublicationStatus.EXPIRED}
    rows = Activity.objects.filter(publication_status__in=seen).values_list("pk", "title")
    words = asked.casefold().split()
    fitting = [(len(title), title, pk) for pk, title in rows if all(word in title.casefold() for word in words)]
    order = [pk for _length, _title, pk in sorted(fitting)[:MOST_EXPLAINED]]
    by_number = Activity.objects.select_related("organisation").in_bulk(order)
    return [by_number[pk] for pk in order]
