"""A list as its caseworker sees it: reasons to edit, how each activity stands today, what was answered, what answers that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from activities.presentation.moments import day_words, long_when_words
from casework.answers import latest_answers
from casework.follow_up import USUAL
from casework.forms.shortlist import MOST_LETTERS, ListForm, digest
from casework.links import open_link
from casework.models import Answer, AnswerKind, HandoutLanguage, ListLink, ReasonCode, Recommendation, Shortlist
from casework.reasons import reasons_for
from casework.second_chance import second_chances
from casework.standing import Standing, coming_occurrences, standing_of


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What was answered, in words."""

    words: str
    own_words: str
    day: str
    is_glad: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item to edit. `other` is what stands there now where somebody else has changed it meanwhile."""

    item: Recommendation
    number: int
    is_first: bool
    is_last: bool
    standing: Standing
    when: str
    reason: str
    other: str
    error: str
    unknown: tuple[str, ...]
    answer: AnswerLine | None


def list_context(
    shortlist: Shortlist,
    items: Sequence[Recommendation],
    *,
    now: datetime,
    form: ListForm | None = None,
    is_stale: bool = False,
) -> dict[str, Any]:
    """Everything the page of a list says; with a `form` that was refused, what was typed stands in its fields."""
    today = timezone.localdate(now)
    return {
        "client": shortlist.client,
        "shortlist": shortlist,
        "lines": _lines(shortlist, items, form=form, is_stale=is_stale, now=now),
        "base": digest(shortlist, items),
        "errors": form.errors if form else {},
        "is_stale": is_stale,
        "agreed": form.agreed if form else shortlist.agreed,
        "other_agreed": shortlist.agreed if is_stale and form and form.agreed != shortlist.agreed else "",
        "language_chosen": form.language if form else shortlist.language,
        "languages_offered": HandoutLanguage.choices,
        "invites_words": form.invites_words if form else shortlist.invites_words,
        "follow_up_on": form.follow_up_typed
        if form
        else (shortlist.follow_up_on or "") and str(shortlist.follow_up_on),
        "follow_up_usual": day_words(today + USUAL, today=today),
        "is_due": bool(shortlist.follow_up_on and shortlist.follow_up_on <= today),
        "link": link_words(open_link(shortlist, now=now), now=now),
        "chances": [] if form else second_chances(shortlist, items, now=now),
        "most": MOST_LETTERS,
        "is_ready": bool(items),
    }


def _lines(
    shortlist: Shortlist, items: Sequence[Recommendation], *, form: ListForm | None, is_stale: bool, now: datetime
) -> list[ItemLine]:
    coming = coming_occurrences([item.activity_id for item in items], now=now)
    reasons = reasons_for(shortlist.client, [item.activity for item in items if item.activity])
    answers = latest_answers(shortlist)
    lines = []
    for number, item in enumerate(items, start=1):
        mine = reasons.get(item.activity_id or 0)
        standing = standing_of(item.activity, coming.get(item.activity_id or 0, []), now=now)
        stands = item.reason or (mine.fits if mine else "")
        typed = form.reasons.get(item.pk, stands) if form else stands
        lines.append(
            ItemLine(
                item=item,
                number=number,
                is_first=number == 1,
                is_last=number == len(items),
                standing=standing,
                when=long_when_words(standing.next_at, now=now) if standing.next_at else "",
                reason=typed,
                other=stands if is_stale and typed != stands else "",
                error=form.errors.get(f"reason-{item.pk}", "") if form else "",
                unknown=mine.unknown if mine else (),
                answer=answer_line(answers.get(item.pk), now=now),
            )
        )
    return lines


def answer_line(answer: Answer | None, *, now: datetime) -> AnswerLine | None:
    """An answer with its reason and its day."""
    if answer is None:
        return None
    reason = f" {ReasonCode(answer.reason).label}." if answer.reason else ""
    day = day_words(timezone.localdate(answer.at), today=timezone.localdate(now))
    is_glad = answer.kind in {AnswerKind.YES, AnswerKind.WENT, AnswerKind.AGAIN}
    return AnswerLine(f"{AnswerKind(answer.kind).label}.{reason}", answer.words, day, is_glad)


def link_words(link: ListLink | None, *, now: datetime) -> str:
    """How the link of a list stands, or nothing where there is none."""
    if link is None:
        return ""
    today = timezone.localdate(now)
    until = _("Linket virker til %(day)s.") % {"day": day_words(timezone.localdate(link.expires_at), today=today)}
    if link.opened_at is None:
        return until + " " + _("Det er ikke åbnet endnu.")
    opened = day_words(timezone.localdate(link.opened_at), today=today)
    return until + " " + _("Det blev åbnet %(day)s.") % {"day": opened}
