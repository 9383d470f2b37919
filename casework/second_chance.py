"""Something new that answers why it was not this time: somebody at the door, a smaller group, nearer, another day.

The profile is changed in memory for one question and put to the same suggestion; nothing is kept or learned.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.geocoding.sphere import distance_km
from activities.models import Activity, Occurrence
from activities.vocabularies import Weekday
from casework.answers import latest_answers
from casework.asking import home_of
from casework.models import Answer, ReasonCode, Recommendation, Shortlist
from casework.profile import Profile
from casework.suggestion import Suggestion, suggest
from finder.cards import value_of

COUNT = 2
LOOKED_AT = 25
NEARER = 0.75
SOMEBODY_THERE = ("met_at_door", "buddy_first_visit")

SAYS: dict[str, Promise] = {
    ReasonCode.DID_NOT_DARE_ALONE: _("Her er nogen at følges med, eller nogen, der venter ved døren."),
    ReasonCode.TOO_MANY_PEOPLE: _("Her er gruppen mindre."),
    ReasonCode.TOO_FAR: _("Det her er tættere på."),
    ReasonCode.WRONG_TIME: _("Det her er på andre tider."),
    ReasonCode.NOT_FOR_ME: _("Her er noget af en anden slags."),
}


@dataclass(frozen=True, slots=True)
class SecondChance:
    """What one answer leads to: the reason, a sentence that answers it, and a few suggestions."""

    item: Recommendation
    answer: Answer
    words: str
    suggestions: tuple[Suggestion, ...]


def second_chances(shortlist: Shortlist, items: Iterable[Recommendation], *, now: datetime) -> list[SecondChance]:
    """One for each answer with a reason, for items whose activity is still known."""
    answers = latest_answers(shortlist)
    on_lists = Recommendation.objects.filter(shortlist__client=shortlist.client_id, activity__isnull=False)
    known = frozenset(str(pk) for pk in on_lists.values_list("activity", flat=True))
    profile = shortlist.client.profile()
    return [
        _chance(item, answers[item.pk], profile, known, now=now)
        for item in items
        if item.pk in answers and answers[item.pk].reason and item.activity
    ]


def _chance(
    item: Recommendation, answer: Answer, profile: Profile, known: Collection[str], *, now: datetime
) -> SecondChance:
    assert item.activity is not None  # noqa: S101 (chosen by whoever calls)
    changed, holds = answering(profile, answer.reason, item.activity, now=now)
    found = (one for one in suggest(changed, now=now, count=LOOKED_AT, without=known) if holds(one))
    suggestions = tuple(one for one, _place in zip(found, range(COUNT), strict=False))
    return SecondChance(item, answer, str(SAYS[answer.reason]), suggestions)


def answering(
    profile: Profile, reason: str, activity: Activity, *, now: datetime
) -> tuple[Profile, Callable[[Suggestion], bool]]:
    """The profile as it reads after an answer, and what a suggestion must meet to be an answer to it."""
    if reason == ReasonCode.DID_NOT_DARE_ALONE:
        changed = replace(profile, is_nervous=True, nice_features=_also(profile.nice_features, SOMEBODY_THERE))
        return changed, lambda one: any(_is(one, feature) for feature in SOMEBODY_THERE)
    if reason == ReasonCode.TOO_MANY_PEOPLE:
        changed = replace(profile, nice_features=_also(profile.nice_features, ("small_group",)))
        return changed, lambda one: _is(one, "small_group")
    if reason == ReasonCode.TOO_FAR:
        nearer = _nearer_than(profile, activity)
        return replace(profile, max_km=nearer), lambda one: nearer is not None and one.result.distance_m is not None
    if reason == ReasonCode.WRONG_TIME:
        return replace(profile, weekdays=_other_days(profile, activity, now=now)), lambda one: True
    others = tuple(code for code in profile.categories if code != activity.category)
    return replace(profile, categories=others), lambda one: one.category != activity.category


def _also(features: tuple[str, ...], wished: tuple[str, ...]) -> tuple[str, ...]:
    """Those wished for now come first: they weigh as much as any, and are named first."""
    return tuple(dict.fromkeys((*wished, *features)))


def _is(suggestion: Suggestion, feature: str) -> bool:
    return value_of(suggestion.result.card, feature) in {"yes", "partly"}


def _nearer_than(profile: Profile, activity: Activity) -> float | None:
    """Three quarters of the way there was, in km; None where nobody knows how far it was."""
    home, place = profile.point or home_of(profile), activity.place
    if home is None or place is None or place.latitude is None or place.longitude is None:
        return None
    return max(1.0, NEARER * distance_km(home.lat, home.lon, place.latitude, place.longitude))


def _other_days(profile: Profile, activity: Activity, *, now: datetime) -> tuple[str, ...]:
    """The days left when those it is held on are taken away; all of them when none is left."""
    starts = Occurrence.objects.filter(activity=activity).coming(now).values_list("starts_at", flat=True)[:20]
    held = {Weekday.values[timezone.localtime(start).weekday()] for start in starts}
    days = profile.weekdays or tuple(Weekday.values)
    left = tuple(day for day in days if day not in held)
    return left or tuple(day for day in Weekday.values if day not in held)
