"""The tables of casework, one module per subject."""

from casework.models.answer import HESITATING, Answer, AnswerKind, ReasonCode
from casework.models.audit import AccessRecord, AccessVerb, AppendOnlyError, Outcome
from casework.models.client import AgeBand, Client, ClientShare
from casework.models.link import ListLink
from casework.models.outcome import OutcomeCount, OutcomeKind
from casework.models.shortlist import HandoutLanguage, Recommendation, Shortlist

__all__ = [
    "HESITATING",
    "AccessRecord",
    "AccessVerb",
    "AgeBand",
    "Answer",
    "AnswerKind",
    "AppendOnlyError",
    "Client",
    "ClientShare",
    "HandoutLanguage",
    "ListLink",
    "Outcome",
    "OutcomeCount",
    "OutcomeKind",
    "ReasonCode",
    "Recommendation",
    "Shortlist",
]
