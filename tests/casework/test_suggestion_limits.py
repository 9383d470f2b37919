"""Whatever a profile says, nothing beyond its limits is suggested; checked against the rows themselves."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.accessibility import known_facts
from activities.geocoding.sphere import distance_km
from activities.models import Activity
from activities.recurrence import COPENHAGEN
from activities.vocabularies import NEED_FEATURES, AccessibilityFeature, Audience, Need, Weekday
from casework.asking import home_of
from casework.profile import Profile
from casework.suggestion import Suggestion, suggest
from casework.why_not import why_not
from finder import index
from tests.finder.worlds import NOW, make_world

on_one_world = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
DAYS = tuple(Weekday.values)
HALF_A_PER_CENT = 1.005


@pytest.fixture
def world(db: None) -> dict[str, Activity]:
    """A made-up world with every oddity, indexed this morning, by id."""
    make_world(7, size=120)
    index.rebuild(now=NOW, version=1)
    facts = ("audiences", "statements", "place__statements", "occurrences")
    rows = Activity.objects.select_related("place").prefetch_related(*facts)
    return {str(one.pk): one for one in rows}


def some(values: Any, most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    """A few codes, or none."""
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=most).map(tuple)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


profiles = st.builds(
    Profile,
    must_features=some(AccessibilityFeature.values),
    nice_features=some(AccessibilityFeature.values),
    must_needs=some(Need.values, 1),
    audiences=some(Audience.values),
    interests=st.sampled_from(
        ["", "kaffe, sang", "svømme og gå ture i haven", "have", "ikke strik", "?!,,;", "æ" * 900]
    ),
    home=st.sampled_from(["", "6400", "Nordborg", "Gråsten"]),
    max_km=maybe(st.sampled_from([0, 1, 5, 12.5, 40])),
    weekdays=some(DAYS, 5),
    starts_after=maybe(st.sampled_from([0, 540, 720, 1020])),
    starts_before=maybe(st.sampled_from([600, 900, 1200])),
    ends_before=maybe(st.sampled_from([720, 1080, 1320])),
    free_until=maybe(st.sampled_from([720, 1080])),
    max_price=maybe(st.sampled_from([0, 49.5, 50, 400])),
    age=maybe(st.sampled_from([0, 17, 30, 40, 66, 120])),
    gender=st.sampled_from(["", "women", "men"]),
    languages=some(["da", "ar", "uk"]),
    from_home=st.booleans(),
    drop_in=st.booleans(),
    note=st.sampled_from(["", "Enkemand, nervøs og alene.", "Kommet fra Syrien."]),
    is_nervous=st.booleans(),
)


def facts_of(activity: Activity) -> dict[str, str]:
    """What the activity says, and its place where the activity is silent and the place may answer."""
    return {feature: fact.value for feature, fact in known_facts(activity).items()}


def is_within_time(profile: Profile, start: datetime, end: datetime | None) -> bool:
    """Whether one occurrence keeps every limit of time; an end nobody knows keeps them."""
    minute = start.hour * 60 + start.minute
    return (
        (not profile.weekdays or DAYS[start.weekday()] in profile.weekdays)
        and (profile.starts_after is None or minute >= profile.starts_after)
        and (profile.starts_before is None or minute <= profile.starts_before)
        and (
            profile.ends_before is None
            or end is None
            or (end.date() == start.date() and end.hour * 60 + end.minute <= profile.ends_before)
        )
    )


def broken_limits(profile: Profile, activity: Activity, one: Suggestion) -> set[str]:
    """The limits this suggestion would break."""
    facts, place, home = facts_of(activity), activity.place, home_of(profile)
    musts = {*profile.must_features, *(core for need in profile.must_needs for core in NEED_FEATURES[need].core)}
    times = [
        (held.starts_at.astimezone(COPENHAGEN), held.ends_at and held.ends_at.astimezone(COPENHAGEN))
        for held in activity.occurrences.all()
        if held.status != "cancelled" and held.starts_at > NOW
    ]
    away = None
    if home and place and place.latitude is not None and place.longitude is not None:
        away = distance_km(home.lat, home.lon, place.latitude, place.longitude)
    most_km = 25 if profile.max_km is None else profile.max_km
    most_price, price = profile.max_price, activity.price_dkk
    low, high = activity.min_age or 0, 120 if activity.max_age is None else activity.max_age
    other = {"women": "men", "men": "women"}.get(profile.gender)
    breaks = {
        "must": any(facts.get(feature) == "no" for feature in musts),
        "from home": profile.from_home and activity.online == "no",
        "drop in": profile.drop_in and activity.booking in {"sign_up", "referral"},
        "distance": away is not None
        and away > most_km * HALF_A_PER_CENT
        and not profile.from_home
        and activity.online not in {"yes", "both"},
        "price": most_price is not None and price is not None and float(price) > most_price,
        "age": profile.age is not None and not low <= profile.age <= high,
        "gender": other is not None and activity.gender == other,
        "language": bool(profile.languages and activity.languages)
        and not set(profile.languages) & set(activity.languages),
        "time": not any(is_within_time(profile, start, end) for start, end in times),
        "published": activity.publication_status != "published",
        "full": activity.capacity_status == "full",
        "kind": one.category != activity.category,
    }
    return {name for name, is_broken in breaks.items() if is_broken}


@on_one_world
@given(profile=profiles)
def test_whatever_the_profile_no_limit_is_broken(world: dict[str, Activity], profile: Profile) -> None:
    found = suggest(profile, now=NOW)
    assert {one.result.id: broken_limits(profile, world[one.result.id], one) for one in found} == {
        one.result.id: set() for one in found
    }
    assert len({one.result.id for one in found}) == len(found) <= 5
    if profile.is_nervous:
        assert [one.step for one in found] == sorted(one.step for one in found)


@settings(on_one_world, max_examples=25)
@given(profile=profiles, number=st.integers(0, 119))
def test_whatever_is_not_suggested_has_a_reason(world: dict[str, Activity], profile: Profile, number: int) -> None:
    suggested = {one.result.id for one in suggest(profile, now=NOW)}
    activity_id = sorted(world)[number]
    assert bool(why_not(profile, int(activity_id), now=NOW)) is (activity_id not in suggested)
