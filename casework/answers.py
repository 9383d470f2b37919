"""The way back: what a client says to the items of their list, and what the caseworker sees of it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from casework import audit, outcomes
from casework.clients import touch
from casework.models import (
    HESITATING,
    AccessVerb,
    Answer,
    AnswerKind,
    OutcomeKind,
    ReasonCode,
    Recommendation,
    Shortlist,
)
from casework.personal_text import refuse_personal

MOST_LETTERS = 500
COUNTED = {AnswerKind.WENT: OutcomeKind.FIRST_VISITS, AnswerKind.AGAIN: OutcomeKind.RETURNS}


@transaction.atomic
def answer(item: Recommendation, *, kind: str, reason: str = "", words: str | None = None, now: datetime) -> Answer:
    """Keeps an answer, the newest being what holds. Sent twice, it is kept once.

    A reason stands with "maybe" and "no" only. Own words are kept where the caseworker asked for them, locked; without
    `words` those already said stay. Raises ValidationError for a word that is not ours, and for own words that say who
    somebody is.
    """
    shortlist = item.shortlist
    said = AnswerKind(_known(kind, AnswerKind.values))
    told = _known(reason, ReasonCode.values) if reason and said in HESITATING else ""
    last = item.answers.first()
    is_new = last is None or last.kind != said
    own = ("" if is_new or last is None else last.words) if words is None else _own_words(words)
    own = own if shortlist.invites_words else ""
    if last and (last.kind, last.reason, last.words) == (said, told, own):
        return last
    if said in COUNTED and not item.answers.filter(kind=said).exists():
        outcomes.count(COUNTED[said], shortlist.client, now=now)
    if is_new:
        outcomes.count(OutcomeKind.ANSWERS, shortlist.client, now=now)
    audit.note(AccessVerb.ANSWER, by=None, now=now, client=shortlist.client, detail=f"list {shortlist.pk}: {said}")
    touch(shortlist.client, now=now)
    return Answer.objects.create(item=item, kind=said, reason=told, words=own, at=now)


def latest_answers(shortlist: Shortlist) -> dict[int, Answer]:
    """The answer that holds, by item; one statement."""
    rows = Answer.objects.filter(item__shortlist=shortlist).order_by("at", "pk")
    return {row.item_id: row for row in rows}


def _known(code: str, codes: list[str]) -> str:
    if code not in codes:
        raise ValidationError(_("Vælg et af svarene."), code="choice")
    return code


def _own_words(words: str) -> str:
    text = words.strip()
    if len(text) > MOST_LETTERS:
        raise ValidationError(_("Skriv lidt kortere: højst %(most)d tegn.") % {"most": MOST_LETTERS}, code="length")
    refuse_personal(text)
    return text
