"""People around a desk: an organisation nobody has verified, its editor, an approver, and their browsers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from activities.editing import facts_of
from activities.models import Activity, Organisation
from tests.factories import (
    ActivityFactory,
    ApproverFactory,
    MembershipFactory,
    OrganisationFactory,
    PlaceFactory,
    PublishedActivityFactory,
    ScheduleFactory,
    UserFactory,
)


@pytest.fixture
def organisation(db: None) -> Organisation:
    """Not verified yet."""
    made: Organisation = OrganisationFactory(name="Kaffevennerne")
    return made


@pytest.fixture
def person(organisation: Organisation) -> User:
    """Its owner."""
    made: User = UserFactory(email="fie@example.dk", name="Fie Frivillig")
    MembershipFactory(user=made, organisation=organisation, role="owner")
    return made


@pytest.fixture
def approver(db: None) -> User:
    """Somebody of the municipality."""
    made: User = ApproverFactory(email="godkender@kommune.example")
    return made


@pytest.fixture
def draft(organisation: Organisation) -> Activity:
    """A draft with a title and a kind."""
    made: Activity = ActivityFactory(organisation=organisation, title="Tirsdagskaffe", summary="Kaffe.", place=None)
    return made


@pytest.fixture
def shown(organisation: Organisation) -> Activity:
    """Something everybody can see, held every Tuesday at a place of its own."""
    made: Activity = PublishedActivityFactory(
        organisation=organisation,
        title="Strik og snak",
        summary="Vi strikker.",
        place=PlaceFactory(owner=organisation),
        contact_phone="12345678",
        confirmed_at=timezone.now(),
    )
    ScheduleFactory(activity=made)
    return made


@pytest.fixture
def browser_of(settings: Any) -> Callable[[User], Client]:
    """A browser somebody is signed in with; the second factor of municipal people is tested elsewhere."""
    settings.REQUIRE_SECOND_FACTOR = False

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def verify(organisation: Organisation) -> Callable[[], None]:
    """Verifies the organisation."""

    def now_verified() -> None:
        Organisation.objects.filter(pk=organisation.pk).update(verified_at=timezone.now())
        organisation.refresh_from_db()

    return now_verified


def form_of(form: type, activity: Activity, person: User, data: Any = None, *, now: Any) -> Any:
    """A step's form for an activity."""
    return form(data, facts=facts_of(activity), person=person, now=now)
