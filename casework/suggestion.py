"""Suggests activities to a client by the citizens' own search, with the reason for each and what to ask about it.

Activities are ordered for a question. Nobody is scored or predicted, and nothing is kept or learned of who asks.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from casework.asking import limits_of
from casework.candidates import Candidate, candidates_for
from casework.explaining import match_of
from casework.fit import Wanted
from casework.profile import Profile
from casework.ready_questions import ReadyQuestion, questions_about
from casework.spread import Choice, choose
from casework.welcome import step_of
from finder.answer import Result

COUNT = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One activity: its facts, why it fits, what to ask, and how gently it begins.

    `step` is 1 for a small or warm beginning, 2 where one who comes alone is received, 3 for an open group.
    """

    result: Result
    category: str
    questions: tuple[ReadyQuestion, ...]
    step: int


def suggest(
    profile: Profile, *, now: datetime, count: int = COUNT, without: Collection[str] = ()
) -> tuple[Suggestion, ...]:
    """At most `count` suggestions, what fits best first; for the nervous from small to open groups.

    `without` are ids of activities that are not wanted again (as `Result.id`).
    """
    wanted = Wanted.of(profile, limits_of(profile))
    found = {one.result.id: one for one in candidates_for(wanted, now=now, without=without)}
    chosen = choose((choice_of(one) for one in found.values()), count=count)
    suggestions = tuple(_suggestion(wanted, found[one.id]) for one in chosen)
    return tuple(sorted(suggestions, key=lambda one: one.step)) if profile.is_nervous else suggestions


def choice_of(candidate: Candidate) -> Choice:
    """A candidate as far as spreading needs to know it."""
    return Choice(candidate.result.id, candidate.result.card["category"], candidate.fit)


def _suggestion(wanted: Wanted, candidate: Candidate) -> Suggestion:
    match = match_of(wanted, candidate.result)
    result = candidate.result._replace(match=match)
    required = wanted.limits.required_features
    return Suggestion(
        result=result,
        category=result.card["category"],
        questions=questions_about(match, required=required, asks_first=result.asks_first),
        step=step_of(result.card),
    )
