"""The cards of a handed-over list with what was answered to each: what the client's own page shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.answers import latest_answers
from casework.handout import Handout, VisitCard
from casework.models import HESITATING, AnswerKind, Shortlist


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be given; `is_given` for the one that holds."""

    code: str
    words: str
    is_given: bool


@dataclass(frozen=True, slots=True)
class AnsweredCard:
    """A card and its answers. `reasons` are offered once somebody hesitates, never before."""

    card: VisitCard
    choices: tuple[Choice, ...]
    reasons: tuple[Choice, ...]
    given: str
    reason_given: str
    words: str
    thanks: str
    wrong: str


def answered_cards(
    shortlist: Shortlist,
    handout: Handout,
    *,
    thanks: Mapping[int, str],
    wrong: Mapping[int, str],
    typed: Mapping[int, str],
) -> list[AnsweredCard]:
    """Each card with the answer that holds; "I want to go again" is offered to who has been there."""
    found = latest_answers(shortlist)
    return [
        _answered(
            card,
            handout,
            given=found[card.item_id].kind if card.item_id in found else "",
            reason=found[card.item_id].reason if card.item_id in found else "",
            words=typed.get(card.item_id, found[card.item_id].words if card.item_id in found else ""),
            thanks=thanks.get(card.item_id, ""),
            wrong=wrong.get(card.item_id, ""),
        )
        for card in handout.cards
    ]


def _answered(
    card: VisitCard, handout: Handout, *, given: str, reason: str, words: str, thanks: str, wrong: str
) -> AnsweredCard:
    told = handout.words
    choices = tuple(Choice(code, str(said), code == given) for code, said in told.answers.items())
    reasons = tuple(Choice(code, str(said), code == reason) for code, said in told.reasons.items())
    has_been = given in {AnswerKind.WENT, AnswerKind.AGAIN}
    return AnsweredCard(
        card=card,
        choices=choices if has_been else tuple(one for one in choices if one.code != AnswerKind.AGAIN),
        reasons=reasons if given in HESITATING else (),
        given=given,
        reason_given=reason,
        words=words,
        thanks=thanks,
        wrong=wrong,
    )
