"""Saving one step: nobody's words are lost when two edit at once, and the organiser is led on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.models import User
from activities.desk import unfinished
from activities.desk.steps import ACCESS, ACCESS_CODES, Step
from activities.editing import Facts, digest, facts_of, save_edit
from activities.forms.base import StepForm
from activities.models import Activity

BASE = "base"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field two people have written in: its name, what stands there now, and what this person wrote."""

    label: str
    theirs: str
    mine: str


class TwoEditorsError(Exception):
    """Somebody else has saved the same step meanwhile; nothing was written. Carries both versions."""

    def __init__(self, differences: list[Difference], base: str) -> None:
        """`base` is what the form must carry to be saved over theirs."""
        super().__init__(_("En anden har gemt imens."))
        self.differences, self.base = differences, base


def save_step(
    activity: Activity, step: Step, form: StepForm, *, base: str, person: User, now: datetime, all_access: bool = False
) -> bool:
    """Saves a valid form in one transaction; says whether it waits for an approver. Raises TwoEditorsError.

    `all_access` notes that the other groups of access have been thought of too: nobody knows more.
    """
    with transaction.atomic():
        locked = Activity.objects.select_for_update().get(pk=activity.pk)
        facts = facts_of(locked)
        _refuse_two_editors(step, form, facts, base=base)
        form.facts = facts
        waits = save_edit(locked, changes=form.changes(), by=person, now=now)
        form.after_saving()
        _mark_reviewed(locked, [step.code, *(ACCESS_CODES if all_access and step.task == ACCESS else ())])
        unfinished.forget(activity, step.code, author=person)
    activity.refresh_from_db()
    return waits


def base_of(step: Step, facts: Facts, *, person: User, now: datetime) -> str:
    """What a form carries to notice that somebody else has saved the step since."""
    return digest(step.form(facts=facts, person=person, now=now).values())


def _refuse_two_editors(step: Step, form: StepForm, facts: Facts, *, base: str) -> None:
    now_there = step.form(facts=facts, person=form.person, now=form.now)
    current = digest(now_there.values())
    if not base or base == current:
        return
    if differences := list(_differences(now_there, form)):
        raise TwoEditorsError(differences, current)


def _differences(theirs: StepForm, mine: StepForm) -> list[Difference]:
    """Fields that do not say the same, in words."""
    found = []
    for name in theirs.values():
        if name not in mine.fields:
            continue
        said, written = in_words(theirs[name], theirs.values()[name]), in_words(mine[name], mine[name].value())
        if said != written:
            found.append(Difference(str(mine[name].label), said, written))
    return found


def in_words(field: BoundField, value: Any) -> str:
    """What a field says, for people: labels instead of codes."""
    labels: Mapping[str, Any] = dict(_flat(getattr(field.field, "choices", ())))
    values = value if isinstance(value, list | tuple) else [value]
    said = [str(labels.get(str(one), one)) for one in values if one not in (None, "", False)]
    if value is True or value == "on":
        return pgettext("answer", "Ja")
    return ", ".join(said)


def _flat(choices: Any) -> list[tuple[str, Any]]:
    return [(str(code), label) for code, label in choices]


def _mark_reviewed(activity: Activity, codes: list[str]) -> None:
    known = list(activity.reviewed_steps)
    added = known + [code for code in codes if code not in known]
    if added != known:
        Activity.objects.filter(pk=activity.pk).update(reviewed_steps=added)
