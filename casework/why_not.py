"""Answers "why not this one?": what keeps an activity off a client's list, or places it further down."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.vocabularies import Category
from casework.asking import limits_of
from casework.candidates import Candidate, candidates_for
from casework.exclusions import exclusions_of
from casework.explaining import match_of
from casework.fit import Wanted
from casework.profile import Profile
from casework.spread import REPEATED_KIND, Choice, choose
from casework.suggestion import COUNT, choice_of
from finder.labels import inside_sentence, labels_of
from finder.sql.cards import stored_cards

MOST_UNKNOWN_NAMED = 3


def why_not(profile: Profile, activity_id: int, *, now: datetime, count: int = COUNT) -> tuple[str, ...]:
    """Plain sentences: what excludes the activity, else what places it further down; empty when it is suggested."""
    card = stored_cards([activity_id]).get(activity_id)
    if card is None:
        return (_("Den vises ikke for nogen lige nu."),)
    wanted = Wanted.of(profile, limits_of(profile))
    excluded = tuple(exclusions_of(wanted, card, now=now))
    return excluded or tuple(_placed_lower(wanted, str(activity_id), now=now, count=count))


def _placed_lower(wanted: Wanted, activity_id: str, *, now: datetime, count: int) -> Iterator[str]:
    found = {one.result.id: one for one in candidates_for(wanted, now=now)}
    chosen = choose((choice_of(one) for one in found.values()), count=count)
    if activity_id in {one.id for one in chosen}:
        return
    yield _others_fit_better(len(chosen))
    if activity_id in found:
        yield from _weaknesses(wanted, found[activity_id], chosen)


def _others_fit_better(count: int) -> str:
    return ngettext(
        "Den passer, men %(count)d anden ligger tættere på det, I bad om.",
        "Den passer, men %(count)d andre ligger tættere på det, I bad om.",
        count,
    ) % {"count": count}


def _weaknesses(wanted: Wanted, candidate: Candidate, chosen: list[Choice]) -> Iterator[str]:
    match = match_of(wanted, candidate.result)
    required = wanted.limits.required_features
    for item in [one for one in match.unknown if one.feature in required][:MOST_UNKNOWN_NAMED]:
        yield _("Vi ved ikke, om %(fact)s") % {"fact": item.text}
    for item in match.partly:
        yield item.text
    yield from _not_what_was_named(wanted, candidate.result.card)
    yield from _kind_is_there(candidate, chosen)


def _not_what_was_named(wanted: Wanted, card: dict[str, Any]) -> Iterator[str]:
    if wanted.profile.audiences and not set(wanted.profile.audiences) & set(card["audiences"]):
        yield _("Den er ikke især for dem, I nævnte.")


def _kind_is_there(candidate: Candidate, chosen: list[Choice]) -> Iterator[str]:
    """Said where variety alone has decided: without the kinds already there, it would have been on the list."""
    kind = candidate.result.card["category"]
    weakest = min((one.fit.points for one in chosen), default=0)
    if candidate.fit.points > weakest - REPEATED_KIND and any(one.category == kind for one in chosen):
        yield _("Der er allerede noget af samme slags på listen: %(kind)s.") % {
            "kind": inside_sentence(labels_of(Category)[kind])
        }
