"""Makes rows for tests: each as plain as the database allows, so that a test says what matters to it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from accounts.models import Role, User
from activities import freshness
from activities.models import (
    Activity,
    ActivityAudience,
    FeatureStatement,
    Membership,
    Occurrence,
    Organisation,
    Place,
    Schedule,
    Source,
)
from activities.vocabularies import FeatureValue, Precision, PublicationStatus, StatementSource

if TYPE_CHECKING:
    # A factory's class, when called, gives a row of its model: no type can say so, and the library's own say otherwise.
    factory: Any
    DjangoModelFactory: Any
else:
    import factory
    from factory.django import DjangoModelFactory

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class RowFactory(DjangoModelFactory):  # type: ignore[misc]  # see above
    """What all factories are."""

    class Meta:
        abstract = True


class UserFactory(RowFactory):
    """Somebody of an association."""

    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"person{number}@example.dk")
    name = "Fie Frivillig"


class ApproverFactory(UserFactory):
    """Somebody of the municipality who approves."""

    role = Role.APPROVER
    is_staff = True


class SourceFactory(RowFactory):
    """Somebody who hands us records."""

    class Meta:
        model = Source
        django_get_or_create = ("code",)

    code = "test"
    name = "En kilde"


class OrganisationFactory(RowFactory):
    """An association nobody has verified yet."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Foreningen {number}")
    slug = factory.Sequence(lambda number: f"foreningen-{number}")


class MembershipFactory(RowFactory):
    """An editor of an association."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class PlaceFactory(RowFactory):
    """A house in the middle of Sønderborg."""

    class Meta:
        model = Place

    name = "Huset"
    street_address = factory.Sequence(lambda number: f"Perlegade {number + 1}")
    postcode = "6400"
    town = "Sønderborg"
    latitude = 54.909
    longitude = 9.789
    precision = Precision.ADDRESS


class ActivityFactory(RowFactory):
    """A draft about coffee, about which nothing more is known."""

    class Meta:
        model = Activity

    organisation = factory.SubFactory(OrganisationFactory)
    place = factory.SubFactory(PlaceFactory)
    title = factory.Sequence(lambda number: f"Kaffe {number}")
    category = "coffee_social"


class PublishedActivityFactory(ActivityFactory):
    """The same, shown to everybody and confirmed at `confirmed_at` (NOW)."""

    publication_status = PublicationStatus.PUBLISHED
    confirmed_at = NOW
    confirmed_by = "organiser"
    published_at = factory.SelfAttribute("confirmed_at")
    confirm_by = factory.LazyAttribute(lambda activity: freshness.due_after(activity.confirmed_at))


class ScheduleFactory(RowFactory):
    """Every Tuesday from ten to twelve since September."""

    class Meta:
        model = Schedule

    activity = factory.SubFactory(PublishedActivityFactory)
    start_date = date(2026, 9, 1)
    start_time = time(10, 0)
    end_time = time(12, 0)
    rrule = "FREQ=WEEKLY;BYDAY=TU"


class OccurrenceFactory(RowFactory):
    """One date of a schedule, a day from NOW."""

    class Meta:
        model = Occurrence

    schedule = factory.SubFactory(ScheduleFactory)
    activity = factory.SelfAttribute("schedule.activity")
    original_starts_at = NOW + timedelta(days=1)
    starts_at = factory.SelfAttribute("original_starts_at")


class StatementFactory(RowFactory):
    """An organiser's word that one gets in without steps."""

    class Meta:
        model = FeatureStatement

    activity = factory.SubFactory(PublishedActivityFactory)
    feature = "step_free"
    value = FeatureValue.YES
    source = StatementSource.ORGANISER
    checked_on = NOW.date()


class AudienceFactory(RowFactory):
    """An activity that welcomes the lonely."""

    class Meta:
        model = ActivityAudience

    activity = factory.SubFactory(PublishedActivityFactory)
    audience = "lonely"


def a_row(**cells: Any) -> dict[str, str]:
    """One row of the exchange table with only what is required, and what a test says."""
    plain = {
        "external_id": "t-1",
        "organisation": "Strikkeklubben",
        "title": "Strik og snak",
        "category": "creative",
        "town": "Nordborg",
        "start_date": "2026-09-01",
        "start_time": "10:00",
        "rrule": "FREQ=WEEKLY;BYDAY=TU",
    }
    return plain | {column: str(value) for column, value in cells.items()}
