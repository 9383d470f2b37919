"""Why an activity is suggested: the citizens' explanation, and the few things only a profile states."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from activities.vocabularies import CapacityStatus, OnlineMode
from casework.asking import spoken
from casework.fit import Wanted, is_from_afar, minutes_late
from finder.answer import Match, MatchItem, Result
from finder.match import explain
from finder.telling.kinds import KIND_SENTENCES


def match_of(wanted: Wanted, result: Result) -> Match:
    """What fits, what holds in part, what is not known and what does not fit, of what this profile asks for."""
    match = match_of_card(wanted, result.card)
    return replace(match, partly=(*match.partly, *_reservations(wanted, result)))


def match_of_card(wanted: Wanted, card: dict[str, Any]) -> Match:
    """The same as far as the activity's own facts tell, whenever it is held. That it is something they like comes first."""
    match = explain(spoken(wanted.profile, wanted.limits), card)
    return replace(match, fits=(*_kind_they_like(wanted, card), *match.fits))


def _kind_they_like(wanted: Wanted, card: dict[str, Any]) -> Iterator[MatchItem]:
    if card["category"] in wanted.categories:
        yield MatchItem("category", str(KIND_SENTENCES[card["category"]]))


def _from_afar(result: Result) -> str:
    if result.card["online"] == OnlineMode.YES:
        return _("Det foregår kun på nettet.")
    return _("Du kan være med hjemmefra. Der er langt at møde op.")


def _reservations(wanted: Wanted, result: Result) -> Iterator[MatchItem]:
    end = result.next_ends_at
    if is_from_afar(wanted, result):
        yield MatchItem("online", _from_afar(result))
    if end is not None and minutes_late(wanted.profile, result):
        yield MatchItem("ends", _("Det slutter kl. %(time)s.") % {"time": f"{end:%H.%M}"})
    if result.card["capacity_status"] == CapacityStatus.WAITING_LIST:
        yield MatchItem("capacity", _("Der er venteliste."))
