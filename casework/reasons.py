"""Why an activity fits a client and what nobody knows about it: the same explanation as citizens get, as plain sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from activities.accessibility import known_facts
from activities.models import Activity
from activities.presentation.moments import capitalised
from casework.asking import limits_of
from casework.explaining import match_of_card
from casework.fit import Wanted
from casework.models import Client
from finder.answer import Match, MatchItem
from finder.cards import card_of
from finder.presentation.cards import WITH_OWN_QUESTION

# As much as one can take in; first what they like, then what must be so.
MOST_REASONS, MOST_QUESTIONS = 4, 4


@dataclass(frozen=True, slots=True)
class Reasons:
    """What fits and what holds in part as one short text; each open question completes "Vi ved ikke" and can stand alone."""

    fits: str
    unknown: tuple[str, ...]


def reasons_for(client: Client, activities: Iterable[Activity]) -> dict[int, Reasons]:
    """The reasons for each activity (fetched `with_page_facts`) in the language of the moment."""
    profile = client.profile()
    wanted = Wanted.of(profile, limits_of(profile))
    return {one.pk: in_words(match_of_card(wanted, card_of(one, known_facts(one)))) for one in activities}


def in_words(match: Match) -> Reasons:
    """An explanation as a text somebody can read aloud."""
    told = [item.text for item in (*match.fits, *match.partly)]
    return Reasons(" ".join(told[:MOST_REASONS]), tuple(map(_open, match.unknown[:MOST_QUESTIONS])))


def _open(item: MatchItem) -> str:
    """ "Om der er elevator."; prices and the like already begin with their own question word."""
    text = item.text if item.feature in WITH_OWN_QUESTION else _("om %(text)s") % {"text": item.text}
    return capitalised(text)
