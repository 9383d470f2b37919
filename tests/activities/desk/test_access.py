"""Accessibility: who may answer for a place, what becomes the activity's own, and that unknown stays unknown."""

from datetime import UTC, datetime
from typing import Any

from accounts.models import User
from activities.accessibility import known_facts
from activities.editing import facts_of, save_edit
from activities.forms.access import ACCESS_FORMS
from activities.forms.questions import unasked
from activities.models import Activity, PlaceProposal, Revision
from activities.places import state_feature
from activities.vocabularies import FEATURE_GROUPS, AccessibilityFeature
from tests.activities.desk.conftest import form_of
from tests.factories import ActivityFactory, PlaceFactory

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def answer(activity: Activity, person: User, group: str = "inside", **answers: str) -> dict[str, str]:
    """Saves a screen; returns what holds for the activity afterwards."""
    data: Any = {name.replace("__", "-"): value for name, value in answers.items()}
    form = form_of(ACCESS_FORMS[group], activity, person, data, now=NOW)
    assert form.is_valid(), form.errors
    save_edit(activity, changes=form.changes(), by=person, now=NOW)
    form.after_saving()
    activity.refresh_from_db()
    facts = known_facts(Activity.objects.with_page_facts().get(pk=activity.pk))
    return {feature: f"{fact.value}{'@place' if fact.is_of_place else ''}" for feature, fact in facts.items()}


def with_place(activity: Activity, **values: Any) -> Activity:
    Activity.objects.filter(pk=activity.pk).update(place=PlaceFactory(**values))
    activity.refresh_from_db()
    return activity


def test_every_feature_is_asked_for_once() -> None:
    asked = [feature for _group, _label, features in FEATURE_GROUPS for feature in features]
    assert (unasked(), sorted(asked)) == (set(), sorted(AccessibilityFeature.values))


def test_of_one_s_own_place_answers_are_the_place_s_facts(draft: Activity, person: User) -> None:
    with_place(draft, owner=draft.organisation)
    assert answer(draft, person, step_free="yes", lift="unknown") == {"step_free": "yes@place"}


def test_of_somebody_else_s_place_another_answer_is_the_activity_s_own_and_a_proposal(
    draft: Activity, person: User
) -> None:
    with_place(draft)
    state_feature(draft.place, "step_free", "yes", source="venue", checked_on=NOW.date())  # type: ignore[arg-type]  # it has a place
    state_feature(draft.place, "lift", "yes", source="venue", checked_on=NOW.date())  # type: ignore[arg-type]  # it has a place
    assert answer(draft, person, step_free="yes", lift="no") == {"step_free": "yes@place", "lift": "no"}
    assert list(PlaceProposal.objects.values_list("feature", "value")) == [("lift", "no")]


def test_an_unverified_owner_does_not_change_what_others_show(draft: Activity, person: User) -> None:
    with_place(draft, owner=draft.organisation)
    ActivityFactory(place=draft.place)
    assert answer(draft, person, step_free="yes") == {"step_free": "yes"}


def test_partly_must_say_what_is_hard(draft: Activity, person: User) -> None:
    data: Any = {"accessible_toilet": "partly"}
    form = form_of(ACCESS_FORMS["inside"], draft, person, data, now=NOW)
    assert not form.is_valid()
    assert dict(form.errors) == {"accessible_toilet-note": ["Skriv, hvad der er svært. Så ved folk, om det går."]}


def test_do_not_know_takes_an_answer_back(draft: Activity, person: User) -> None:
    assert answer(draft, person, "take_part", seating="yes") == {"seating": "yes"}
    assert answer(draft, person, "take_part", seating="unknown") == {}


def test_answers_about_something_shown_wait(shown: Activity, person: User) -> None:
    assert answer(shown, person, step_free="yes", lift="no") == {}
    assert Revision.objects.get().data["statements"] == {
        "step_free": {"value": "yes", "note": ""}, "lift": {"value": "no", "note": ""},
    }  # fmt: skip
    assert set(facts_of(shown).statements) == {"step_free", "lift"}
