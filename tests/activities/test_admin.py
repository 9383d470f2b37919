"""The administration: approvers use the verbs, saving there keeps the house told, others do not get in."""

from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from activities.models import Activity, PublicationEvent
from activities.signals import activities_changed
from tests.factories import (
    ActivityFactory,
    ApproverFactory,
    PlaceFactory,
    PublishedActivityFactory,
    ScheduleFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
OURS = [model for model in admin.site._registry if model._meta.app_label == "activities"]


@pytest.fixture(autouse=True)
def without_second_factor(settings: Any) -> None:
    """Signing in is tested with the accounts; here it is about what stands behind it."""
    settings.REQUIRE_SECOND_FACTOR = False


@pytest.fixture
def approver() -> Client:
    client = Client()
    client.force_login(ApproverFactory())
    return client


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_list_answers_an_approver_and_no_one_else(model: type[Activity], approver: Client) -> None:
    ScheduleFactory()
    address = reverse(f"admin:activities_{model._meta.model_name}_changelist")
    assert approver.get(address).status_code == 200
    stranger = Client()
    stranger.force_login(UserFactory(is_staff=True))
    assert stranger.get(address).status_code == 403


def test_the_verbs_are_actions(approver: Client) -> None:
    draft, shown = ActivityFactory(), PublishedActivityFactory()
    chosen = {"action": "publish_chosen", "_selected_action": [draft.pk, shown.pk]}
    answer = approver.post(reverse("admin:activities_activity_changelist"), chosen, follow=True)
    messages = [str(message) for message in answer.context["messages"]]
    assert messages == [
        f"”{shown.title}” kan ikke blive vist for alle nu. Den er: Vises for alle.", "1 er nu vist for alle."
    ]  # fmt: skip
    event = PublicationEvent.objects.get()
    assert (event.activity, event.by_what, event.by and event.by.role) == (draft, "admin", "approver")


def test_saving_a_place_tells_of_its_activities_and_keeps_the_pin(approver: Client) -> None:
    told: list[frozenset[int]] = []

    def hear(activity_ids: frozenset[int], **_kwargs: object) -> None:
        told.append(activity_ids)

    place = PlaceFactory()
    activity = PublishedActivityFactory(place=place)
    activities_changed.connect(hear)
    form = {
        "name": "Huset", "street_address": "Perlegade 1", "postcode": "6400", "town": "Sønderborg", "directions": "",
        "latitude": "54.91", "longitude": "9.79", "precision": "address", "owner": "",
        "statements-TOTAL_FORMS": "0", "statements-INITIAL_FORMS": "0",
    }  # fmt: skip
    answer = approver.post(reverse("admin:activities_place_change", args=[place.pk]), form)
    activities_changed.disconnect(hear)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    place.refresh_from_db()
    assert (place.latitude, place.pin_moved_by_user, place.version) == (54.91, True, 2)
    assert told == [frozenset({activity.pk})]
