"""The database itself refuses contradictions, whoever writes."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from activities.models import ScheduleException
from tests.factories import (
    NOW,
    ActivityFactory,
    AudienceFactory,
    MembershipFactory,
    OccurrenceFactory,
    OrganisationFactory,
    PlaceFactory,
    PublishedActivityFactory,
    ScheduleFactory,
    SourceFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def an_exception(**fields: Any) -> ScheduleException:
    return ScheduleException.objects.create(schedule=ScheduleFactory(), original_starts_at=NOW, **fields)


def twice(make: Callable[..., Any], **fields: Any) -> None:
    make(**fields)
    make(**fields)


CONTRADICTIONS: dict[str, Callable[[], Any]] = {
    "youngest older than oldest": lambda: ActivityFactory(min_age=60, max_age=30),
    "a price below nothing": lambda: ActivityFactory(price_dkk=Decimal(-1)),
    "shown and never confirmed": lambda: ActivityFactory(publication_status="published"),
    "confirmation runs out before it began": lambda: PublishedActivityFactory(confirm_by=NOW - timedelta(days=1)),
    "a status nobody knows": lambda: ActivityFactory(publication_status="hidden"),
    "a gender nobody knows": lambda: ActivityFactory(gender=""),
    "half a point": lambda: PlaceFactory(longitude=None),
    "a point off the earth": lambda: PlaceFactory(latitude=91),
    "last date before the first": lambda: ScheduleFactory(end_date=date(2020, 1, 1)),
    "ends before it begins": lambda: OccurrenceFactory(ends_at=NOW),
    "moved to nowhere": lambda: an_exception(status="moved"),
    "called off and moved": lambda: an_exception(status="cancelled", new_starts_at=NOW),
    "moved to end before it begins": lambda: an_exception(status="moved", new_starts_at=NOW, new_ends_at=NOW),
    "a statement of nobody": lambda: StatementFactory(activity=None),
    "a statement of two": lambda: StatementFactory(place=PlaceFactory()),
    "neither yes nor partly nor no": lambda: StatementFactory(value="maybe"),
    "both yes and no": lambda: twice(StatementFactory, activity=PublishedActivityFactory()),
    "the same place both yes and no": lambda: twice(StatementFactory, activity=None, place=PlaceFactory()),
    "welcomed twice": lambda: twice(AudienceFactory, activity=PublishedActivityFactory()),
    "the same id twice at a source": lambda: twice(ActivityFactory, source=SourceFactory(), external_id="1"),
    "two associations with one number": lambda: twice(OrganisationFactory, cvr="29189773"),
    "a member twice": lambda: twice(
        MembershipFactory, user=MembershipFactory().user, organisation=OrganisationFactory()
    ),
    "the same date twice": lambda: twice(OccurrenceFactory, schedule=ScheduleFactory()),
}


@pytest.mark.parametrize("contradiction", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_a_contradiction_is_refused(contradiction: Callable[[], Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        contradiction()


def test_what_does_not_contradict_is_taken() -> None:
    """Otherwise the refusals above would prove nothing."""
    assert an_exception(status="moved", new_starts_at=NOW, new_ends_at=NOW + timedelta(hours=1)).pk
    assert StatementFactory(activity=None, place=PlaceFactory()).pk
    assert ActivityFactory(min_age=30, max_age=30, price_dkk=Decimal(0)).pk
    assert PlaceFactory(latitude=None, longitude=None).pk
