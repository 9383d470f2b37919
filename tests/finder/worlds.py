"""Small made-up worlds with every oddity a search must survive, the same for the same seed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

from activities.models import (
    Activity,
    ActivityAudience,
    FeatureStatement,
    Occurrence,
    Organisation,
    Place,
    Schedule,
)
from activities.vocabularies import (
    AccessibilityFeature,
    Audience,
    Booking,
    Category,
    FeatureValue,
    FocusArea,
    Gender,
    OccurrenceStatus,
    OnlineMode,
    PriceUnit,
    PublicationStatus,
    StatementSource,
    Welcome,
)

Value = TypeVar("Value")
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=COPENHAGEN)

# Names as people write them; two spellings of one town, and a town whose postcode it shares with another.
TOWNS = (
    ("Sønderborg", "6400", 54.9138, 9.7922), ("Nordborg", "6430", 55.0573, 9.7408), ("Guderup", "6430", 54.9899, 9.8720),
    ("Gråsten", "6300", 54.9190, 9.5960), ("Graasten", "6300", 54.9231, 9.6011), ("Broager", "6310", 54.8890, 9.6740),
    ("Aabenraa", "6200", 55.0443, 9.4174), ("Odense C", "5000", 55.3959, 10.3883), ("", "", 54.9500, 9.8000),
)  # fmt: skip
TITLES = (
    "Kaffe og snak", "kaffe for nye", "Strikkecafé", "Svømning i varmt vand", "Babysvømning", "Fællesspisning", "Fællessang",
    "Åben have", "Ældrekor", "Øvelser på stol", "Én at tale med", "Stolegymnastik", "Hundegåtur", "Mandekor", "Brætspil",
    "Sorggruppe", "Haveklub", "zumba", "Æbler og historier", "Kørestolsrugby", "Fællesspisning",
)  # fmt: skip
TEXTS = (
    "", "Vi drikker kaffe og taler sammen.", "Alle kan synge med i koret.", "Vi svømmer hver tirsdag og får kaffe bagefter.",
    "Vi spiser sammen og går en tur i haven.", "Strik, hækl og snak. Garn kan lånes.", "Ro, natur og en hund med på turen.",
)  # fmt: skip
PRICES = (None, Decimal(0), Decimal(20), Decimal("49.50"), Decimal(50), Decimal(150), Decimal(400), Decimal("1200.25"))


def make_world(seed: int, *, size: int) -> list[Activity]:
    """Writes a world of `size` activities into the database and returns them; the index is left as it was."""
    draw = Random(seed)
    organisations = Organisation.objects.bulk_create(
        Organisation(name=f"{name} {number}", slug=f"forening-{number}")
        for number, name in enumerate(("Forening", "Kaffeklubben", "Svømmeklub", "Sogn", "Frivilligcenter"))
    )
    places = Place.objects.bulk_create(_place(draw, number) for number in range(24))
    activities = Activity.objects.bulk_create(
        _activity(draw, draw.choice(organisations), maybe(draw, draw.choice(places), None, known=0.9))
        for _number in range(size)
    )
    ActivityAudience.objects.bulk_create(_audiences(draw, activities))
    FeatureStatement.objects.bulk_create(_statements(draw, activities, places))
    _write_dates(draw, activities)
    return activities


def maybe(draw: Random, value: Value, nothing: Value, *, known: float = 0.7) -> Value:
    """The value, or nothing where nobody has said."""
    return value if draw.random() < known else nothing


def _place(draw: Random, number: int) -> Place:
    town, postcode, lat, lon = TOWNS[number % len(TOWNS)]
    has_point = draw.random() < 0.85
    return Place(
        name=f"Hus {number}",
        town=town,
        postcode=postcode,
        latitude=round(lat + draw.gauss(0, 0.02), 5) if has_point else None,
        longitude=round(lon + draw.gauss(0, 0.03), 5) if has_point else None,
    )


def _activity(draw: Random, organisation: Organisation, place: Place | None) -> Activity:
    least, most = draw.choice([(None, None), (None, None), (18, 30), (65, None), (None, 25), (0, 120), (40, 40)])
    price = draw.choice(PRICES)
    return Activity(
        organisation=organisation,
        place=place,
        title=draw.choice(TITLES),
        summary=draw.choice(TEXTS),
        description=draw.choice(TEXTS),
        first_visit=draw.choice(TEXTS),
        category=draw.choice(Category.values),
        focus_area=maybe(draw, draw.choice(FocusArea.values), ""),
        online=draw.choice(["", *OnlineMode.values, OnlineMode.NO]),
        price_dkk=price,
        price_unit="" if price is None else draw.choice(["", PriceUnit.VISIT, *PriceUnit.values]),
        booking=maybe(draw, draw.choice(Booking.values), ""),
        min_age=least,
        max_age=most,
        gender=draw.choice([Gender.ANY, Gender.ANY, Gender.ANY, Gender.WOMEN, Gender.MEN]),
        languages=draw.choice([[], ["da"], ["da"], ["da", "en"], ["ar"], ["uk", "da", "de"]]),
        **_life(draw),
    )


def _life(draw: Random) -> dict[str, datetime | str | None]:
    """Mostly fresh; some stale, some due this very minute, some hidden for good, some not published."""
    ago = draw.choice([1, 30, 60, 89, 90, 91, 100, 111, 112, 200]) if draw.random() < 0.4 else draw.randrange(80)
    confirmed_at = NOW - timedelta(days=ago)
    status = draw.choice(PublicationStatus.values) if draw.random() < 0.15 else PublicationStatus.PUBLISHED
    return {
        "publication_status": status,
        "published_at": confirmed_at,
        "confirmed_at": confirmed_at,
        "confirm_by": confirmed_at + timedelta(days=90),
    }


def _audiences(draw: Random, activities: Iterable[Activity]) -> Iterator[ActivityAudience]:
    for activity in activities:
        chosen = draw.sample(Audience.values, draw.choice([0, 0, 1, 2, 3]))
        if draw.random() < 0.3:
            chosen = [draw.choice([Audience.SENIOR, Audience.YOUNG_ADULT, Audience.MEN_COMMUNITY])]
        for audience in chosen:
            yield ActivityAudience(activity=activity, audience=audience, welcome=draw.choice(Welcome.values))


def _statements(draw: Random, activities: Iterable[Activity], places: Iterable[Place]) -> Iterator[FeatureStatement]:
    """On activities and on places, also on places what only an activity can answer for: that is not inherited."""
    owners: list[tuple[Activity | None, Place | None]] = [
        *((one, None) for one in activities),
        *((None, one) for one in places),
    ]
    for activity, place in owners:
        for feature in draw.sample(AccessibilityFeature.values, draw.choice([0, 3, 12, 37])):
            value = draw.choice([FeatureValue.YES, FeatureValue.YES, FeatureValue.PARTLY, FeatureValue.NO])
            yield FeatureStatement(
                activity=activity,
                place=place,
                feature=feature,
                value=value,
                source=StatementSource.VENUE,
                checked_on=NOW.date(),
            )


def _write_dates(draw: Random, activities: Sequence[Activity]) -> None:
    schedules = [
        Schedule(activity=activity, start_date=NOW.date(), start_time=time(draw.randrange(7, 23), draw.choice([0, 30])))
        for activity in activities
        for _number in range(draw.choice([0, 1, 1, 1, 1, 2, 3]))
    ]
    Schedule.objects.bulk_create(schedules)
    Occurrence.objects.bulk_create(occurrence for one in schedules for occurrence in _occurrences(draw, one))


def _occurrences(draw: Random, schedule: Schedule) -> Iterator[Occurrence]:
    minutes = draw.choice([None, 45, 60, 90, 120, 240, 60 * 30])
    for day in _days(draw):
        original = _local(day, schedule.start_time)
        starts_at, status = original, OccurrenceStatus.SCHEDULED
        fate = draw.random()
        if fate < 0.1:
            status = OccurrenceStatus.CANCELLED
        elif fate < 0.2:
            status, starts_at = OccurrenceStatus.MOVED, _local(day + timedelta(days=2), time(draw.randrange(7, 23)))
        yield Occurrence(
            schedule=schedule,
            activity_id=schedule.activity_id,
            original_starts_at=original,
            starts_at=starts_at,
            ends_at=None if minutes is None else starts_at + timedelta(minutes=minutes),
            status=status,
        )


def _days(draw: Random) -> list[date]:
    """Weekly, every other week, monthly, every day, a single day near or far, only past ones, or this very day."""
    first = NOW.date() + timedelta(days=draw.randrange(-20, 20))
    step, count = draw.choice([(7, 26), (7, 5), (14, 9), (28, 4), (1, 12), (1, 1), (7, 1), (2, 6), (70, 3), (91, 2)])
    if draw.random() < 0.15:
        first += timedelta(days=draw.choice([400, 700, -400]))
    days = [first + timedelta(days=step * number) for number in range(count)]
    return [day for day in days if draw.random() < 0.95]


def _local(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=COPENHAGEN)
