"""The steps that ask about access: one screen per group, yes, partly, no or don't know."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from activities.accessibility import has_dog_contradiction, known_facts
from activities.editing import must_wait
from activities.forms.base import StepForm
from activities.forms.fields import PlainTextField, choice_field
from activities.forms.questions import QUESTIONS
from activities.forms.where import is_used_by_one
from activities.models import Place, PlaceProposal
from activities.permissions import may_change_place, publishes_at_once
from activities.places import state_feature
from activities.vocabularies import FEATURE_GROUPS, PLACE_FEATURES, UNKNOWN, FeatureValue, StatementSource

ANSWERS = [*FeatureValue.choices, (UNKNOWN, pgettext_lazy("answer", "Ved ikke"))]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its fields; `of_place` is what the place says where it says something."""

    feature: str
    question: Any
    hint: Any
    answer: forms.BoundField
    note: forms.BoundField
    of_place: str


class AccessForm(StepForm):
    """The questions of one group. Subclasses name it; see `access_forms`."""

    group = ""
    features: tuple[str, ...] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        """Two fields per question: the answer, and what is hard where it is partly."""
        super().__init__(*args, **options)
        for feature in self.features:
            self.fields[feature] = choice_field(QUESTIONS[feature].text, ANSWERS)
            self.fields[note_name(feature)] = PlainTextField(
                label=_("Hvad er svært, eller hvad skal man vide?"), max_length=200
            )

    def values(self) -> dict[str, Any]:
        """What holds now: the activity's own answers, else the place's."""
        own, place = self.facts.statements, self.facts.place_statements
        shown: dict[str, Any] = {}
        for feature in self.features:
            inherited = place.get(feature) if feature in PLACE_FEATURES else None
            told = own.get(feature) or ({"value": inherited.value, "note": inherited.note} if inherited else None)
            shown[feature] = told["value"] if told else self._silence()
            shown[note_name(feature)] = told["note"] if told else ""
        return shown

    def _silence(self) -> str:
        """A question nobody was asked shows no answer; one that was, shows the honest one."""
        return UNKNOWN if self.code in self.facts.activity.reviewed_steps else ""

    @property
    def code(self) -> str:
        """The step this form belongs to."""
        return f"adgang-{self.group}"

    def questions(self) -> Iterator[Asked]:
        """In the order of the group."""
        place = self.facts.place_statements
        for feature in self.features:
            inherited = place.get(feature) if feature in PLACE_FEATURES else None
            said = FeatureValue(inherited.value).label if inherited else ""
            question = QUESTIONS[feature]
            yield Asked(feature, question.text, question.hint, self[feature], self[note_name(feature)], str(said))

    def clean(self) -> dict[str, Any]:
        """Partly says what is hard, else it helps nobody."""
        cleaned = self.cleaned_data
        for feature in self.features:
            if cleaned.get(feature) == FeatureValue.PARTLY and not cleaned.get(note_name(feature)):
                self.add_error(note_name(feature), _("Skriv, hvad der er svært. Så ved folk, om det går."))
        return cleaned

    def answers(self) -> dict[str, dict[str, str]]:
        """The chosen answers; an empty value where nobody knows."""
        said = self.cleaned_data
        return {
            feature: {
                "value": said[feature] if said[feature] in FeatureValue.values else "",
                "note": said[note_name(feature)] if said[feature] in FeatureValue.values else "",
            }
            for feature in self.features
        }

    def changes(self) -> dict[str, Any]:
        """What becomes the activity's own answers; what is the place's stays or goes there."""
        own = {
            feature: {"value": "", "note": ""} if self._belongs_to_place(feature, told) else told
            for feature, told in self.answers().items()
        }
        return {"statements": own}

    def _belongs_to_place(self, feature: str, told: dict[str, str]) -> bool:
        return feature in PLACE_FEATURES and (self._writes_place or self._place_says(feature, told))

    def _place_says(self, feature: str, told: dict[str, str]) -> bool:
        one = self.facts.place_statements.get(feature)
        return one is not None and (one.value, one.note) == (told["value"], told["note"])

    @property
    def _writes_place(self) -> bool:
        """Whether answers about the place become the place's facts: it is theirs, and nobody else is surprised by it."""
        activity, person = self.facts.activity, self.person
        place = activity.place
        if place is None or not may_change_place(person, place) or must_wait(activity, person):
            return False
        return publishes_at_once(person, activity.organisation) or is_used_by_one(place, activity.organisation)

    def after_saving(self) -> None:
        """Writes or proposes what is about the place."""
        place = self.facts.activity.place
        if place is None:
            return
        for feature, told in self.answers().items():
            if feature not in PLACE_FEATURES or self._place_says(feature, told):
                continue
            if self._writes_place:
                self._state(place, feature, told)
            elif told["value"]:
                self._propose(place, feature, told)

    def _state(self, place: Place, feature: str, told: dict[str, str]) -> None:
        if not told["value"] and feature not in self.facts.place_statements:
            return
        state_feature(
            place,
            feature,
            told["value"],
            source=StatementSource.ORGANISER,
            checked_on=timezone.localdate(self.now),
            note=told["note"],
        )

    def _propose(self, place: Place, feature: str, told: dict[str, str]) -> None:
        PlaceProposal.objects.update_or_create(
            place=place,
            feature=feature,
            activity_id=self.facts.activity.pk,
            defaults={**told, "proposed_by": self.person, "proposed_at": self.now},
        )


def note_name(feature: str) -> str:
    """The field beside an answer."""
    return f"{feature}-note"


ACCESS_FORMS: dict[str, type[AccessForm]] = {
    group: type(f"Access_{group}", (AccessForm,), {"group": group, "features": features})
    for group, _label, features in FEATURE_GROUPS
}


def contradiction(facts_activity: Any) -> str:
    """What two answers cannot both be: a warning, never a refusal."""
    if has_dog_contradiction(known_facts(facts_activity)):
        return _("I skriver både, at der er fri for dyr, og at førerhunde må komme med. Se, om begge dele passer.")
    return ""
