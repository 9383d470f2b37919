"""Changing a place, a fact or an activity tells everybody concerned, and two editors never overwrite each other."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError

from activities.accessibility import known_facts
from activities.models import PublicationEvent, Revision
from activities.places import VersionConflictError, change_place, state_feature
from activities.revision import approve, propose, revise
from activities.signals import activities_changed
from tests.factories import (
    NOW,
    ApproverFactory,
    AudienceFactory,
    PlaceFactory,
    PublishedActivityFactory,
    StatementFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Iterator[list[frozenset[int]]]:
    """What the house was told by verbs."""
    heard: list[frozenset[int]] = []

    def hear(activity_ids: frozenset[int], **_kwargs: object) -> None:
        heard.append(activity_ids)

    activities_changed.connect(hear)
    yield heard
    activities_changed.disconnect(hear)


def test_all_activities_of_a_place_follow_it(told: list[frozenset[int]]) -> None:
    place = PlaceFactory()
    here = {PublishedActivityFactory(place=place).pk for _number in range(2)}
    PublishedActivityFactory()
    change_place(place, values={"name": "Det nye hus"}, base_version=1)
    assert (place.name, place.version, told) == ("Det nye hus", 2, [frozenset(here)])


def test_two_editors_of_a_place_are_told(told: list[frozenset[int]]) -> None:
    place = PlaceFactory()
    change_place(place, values={"town": "Nordborg"}, base_version=1)
    with pytest.raises(VersionConflictError, match="ændret af en anden"):
        change_place(place, values={"town": "Als"}, base_version=1)
    place.refresh_from_db()
    assert (place.town, len(told)) == ("Nordborg", 1)


def test_a_place_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValidationError):
        change_place(PlaceFactory(), values={"longitude": None})


def test_a_fact_of_a_place_is_inherited_and_an_own_one_wins(told: list[frozenset[int]]) -> None:
    activity = PublishedActivityFactory()
    state_feature(activity.place, "step_free", "yes", source="venue", checked_on=NOW.date())
    assert known_facts(activity)["step_free"].is_of_place
    state_feature(activity, "step_free", "partly", source="organiser", checked_on=NOW.date(), note="Et lavt trin")
    fact = known_facts(activity)["step_free"]
    assert (fact.value, fact.note, fact.is_of_place, activity.version) == ("partly", "Et lavt trin", False, 2)
    state_feature(activity, "step_free", "", source="organiser", checked_on=NOW.date())
    assert known_facts(activity)["step_free"].value == "yes"
    assert told == [frozenset({activity.pk})] * 3


def test_facts_and_audiences_keep_their_order_when_one_changes() -> None:
    activity = PublishedActivityFactory()
    for feature in ("quiet_space", "step_free", "lift"):
        StatementFactory(activity=activity, feature=feature)
    for audience in ("senior", "men_community"):
        AudienceFactory(activity=activity, audience=audience)
    # PostgreSQL keeps a changed row behind the others.
    activity.statements.filter(feature="quiet_space").update(feature="small_group")
    activity.audiences.filter(audience="senior").update(audience="newcomer_denmark")
    assert [*known_facts(activity)] == ["small_group", "step_free", "lift"]
    assert [one.audience for one in activity.audiences.all()] == ["newcomer_denmark", "men_community"]


@pytest.mark.parametrize("words", [("stairs", "yes", "venue"), ("lift", "maybe", "venue"), ("lift", "yes", "gossip")])
def test_words_nobody_knows_are_refused(words: tuple[str, str, str]) -> None:
    feature, value, source = words
    with pytest.raises(ValueError, match="Vi kender ikke"):
        state_feature(PlaceFactory(), feature, value, source=source, checked_on=NOW.date())


def test_a_revision_waits_while_the_approved_version_stays_live() -> None:
    activity, editor = PublishedActivityFactory(title="Kaffe"), UserFactory()
    revision = propose(activity, changes={"title": "Te", "price_dkk": "20.00"}, base_version=1, by=editor)
    activity.refresh_from_db()
    assert activity.title == "Kaffe"
    approve(revision, now=NOW, by=ApproverFactory())
    activity.refresh_from_db()
    assert (activity.title, activity.price_dkk, activity.version, Revision.objects.count()) == ("Te", 20, 2, 0)
    assert PublicationEvent.objects.get().verb == "revise"


def test_a_revision_that_comes_too_late_waits_on() -> None:
    activity = PublishedActivityFactory()
    revision = propose(activity, changes={"title": "Te"}, base_version=1, by=UserFactory())
    revise(activity, changes={"title": "Saft"}, base_version=1, now=NOW)
    with pytest.raises(VersionConflictError):
        approve(revision, now=NOW, by=ApproverFactory())
    activity.refresh_from_db()
    assert (activity.title, Revision.objects.count()) == ("Saft", 1)


def test_an_edit_changes_only_what_may_be_edited() -> None:
    activity = PublishedActivityFactory()
    with pytest.raises(ValueError, match="publication_status"):
        revise(activity, changes={"publication_status": "draft"}, base_version=1, now=NOW)
    with pytest.raises(ValidationError):
        revise(activity, changes={"category": "shouting"}, base_version=1, now=NOW)
