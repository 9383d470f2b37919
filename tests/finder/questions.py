"""Questions over every parameter, as hypothesis draws them: a few parameters at a time, so that answers are not all empty."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from activities.vocabularies import (
    AccessibilityFeature,
    Audience,
    Booking,
    Category,
    FocusArea,
    Language,
    Need,
    TimeOfDay,
    Weekday,
)
from finder.query import Point, SearchQuery
from tests.finder.worlds import NOW, TOWNS

WORDS = (
    "kaffe", "svømning", "svoemning", "strikkecafé", "kor", "mandekor", "synge", "have", "hund", "sorg", "zumba", "Nordborg",
    "og", "kaffe kor", "vil gerne svømme i Sønderborg", "fællesspisning snak", "Kaffe og samvær", "xyzzy", "swimming",
)  # fmt: skip


def chosen(codes: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Some codes of a vocabulary, in its order."""
    return st.sets(st.sampled_from(codes), min_size=1, max_size=most).map(
        lambda found: tuple(code for code in codes if code in found)
    )


def minutes() -> st.SearchStrategy[int]:
    """Minutes since midnight."""
    return st.integers(0, 1439)


def days() -> st.SearchStrategy[date]:
    """Dates round about now, and a few far from it."""
    return st.integers(-30, 220).map(lambda ahead: NOW.date() + timedelta(days=ahead)) | st.dates(
        date(2000, 1, 1), date(2100, 12, 31)
    )


def points() -> st.SearchStrategy[Point]:
    """Near the towns of the made-up world."""
    here = st.sampled_from([(lat, lon) for _town, _postcode, lat, lon in TOWNS])
    aside = st.floats(-0.05, 0.05, allow_subnormal=False)
    return st.builds(lambda town, north, east: Point(town[0] + north, town[1] + east), here, aside, aside)


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "q": st.sampled_from(WORDS),
    "within": st.sampled_from(["Nordborg", "nordborg", "Soenderborg", "6430", "6300", "Graasten", "Gråsten", "9999", "Ribe"]),
    "point": points(),
    "category": chosen(Category.values, 5),
    "audience": chosen(Audience.values) | st.sampled_from([("senior",), ("young_adult",), ("young_adult", "senior")]),
    "need": chosen(Need.values, 2),
    "feature": chosen(AccessibilityFeature.values, 3),
    "wish": chosen(AccessibilityFeature.values, 3),
    "unknown": st.just("exclude"),
    "weekday": chosen(Weekday.values),
    "time_of_day": chosen(TimeOfDay.values, 2),
    "starts_after": minutes(),
    "starts_before": minutes(),
    "ends_before": minutes(),
    "from_date": days(),
    "to_date": days(),
    "free": st.just(True),
    "max_price": st.sampled_from([0.0, 20.0, 49.0, 49.5, 50.0, 100_000.0]),
    "age": st.sampled_from([0, 17, 18, 25, 30, 31, 40, 64, 65, 120]),
    "gender": st.sampled_from(["women", "men"]),
    "language": chosen([Language.DA, Language.EN, Language.AR, Language.UK, Language.IS], 2),
    "online": st.booleans(),
    "booking": chosen(Booking.values, 2),
    "focus_area": chosen(FocusArea.values, 2),
    "show": st.just("misfits"),
}  # fmt: skip
RADII = st.sampled_from([0.1, 1.0, 2.5, 7.0, 10.0, 14.9, 15.1, 40.0, 100.0]) | st.none()
ORDERINGS = st.sampled_from(["relevance", "relevance", "next", "title"])
ORDERINGS_FROM_A_POINT = st.sampled_from(["relevance", "relevance", "distance", "next", "title"])


@st.composite
def questions(draw: st.DrawFn) -> SearchQuery:
    """A question of up to five parameters and an order; words are only looked up, not interpreted."""
    names = draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=5))
    values = {name: draw(FIELDS[name]) for name in names}
    if point := values.get("point"):
        values |= {"lat": point.lat, "lon": point.lon, "radius_km": draw(RADII)}
    values["ordering"] = draw(ORDERINGS_FROM_A_POINT if point else ORDERINGS)
    return SearchQuery(**values, interpret=False)
