"""From a profile to questions put to the search: every limit a person has stated decides, as it does for citizens."""

from collections.abc import Iterator

from activities.geocoding.gazetteer import find_place
from activities.vocabularies import NEED_FEATURES, Booking
from casework.profile import Profile
from finder.query import Point, SearchQuery

CANDIDATES = 60
"""How many of each question are looked at."""


def limits_of(profile: Profile) -> SearchQuery:
    """The question that holds every limit of a profile and its wishes for features, without a word."""
    point = home_of(profile)
    bound = None if profile.from_home else point
    return SearchQuery(
        point=point,
        lat=bound.lat if bound else None,
        lon=bound.lon if bound else None,
        radius_km=profile.max_km if bound else None,
        need=profile.must_needs,
        feature=profile.must_features,
        wish=(*profile.nice_features, *_features_of(profile.nice_needs)),
        weekday=profile.weekdays,
        starts_after=profile.starts_after,
        starts_before=profile.starts_before,
        ends_before=profile.ends_before,
        max_price=profile.max_price,
        age=profile.age,
        gender=profile.gender,
        language=profile.languages,
        online=True if profile.from_home else None,
        booking=(Booking.DROP_IN,) if profile.drop_in else (),
        page_size=CANDIDATES,
        interpret=False,
    )


def home_of(profile: Profile) -> Point | None:
    """Where the person lives, as near as a town or postcode says."""
    if profile.point is not None:
        return profile.point
    place = find_place(profile.home) if profile.home else None
    return Point(place.lat, place.lon, place.town) if place else None


def spoken(profile: Profile, limits: SearchQuery) -> SearchQuery:
    """The limits and for whom: what an explanation mentions. Audiences never decide here."""
    return limits.with_changes(audience=profile.audiences)


def questions_of(profile: Profile, limits: SearchQuery, categories: tuple[str, ...]) -> Iterator[SearchQuery]:
    """What is put to the search to gather candidates; all of it keeps within the limits."""
    yield limits
    if profile.audiences:
        yield limits.with_changes(audience=profile.audiences)
    if profile.interests:
        yield limits.with_changes(q=profile.interests)
    if categories:
        yield limits.with_changes(category=categories)
    if limits.lat is not None:
        # What one can join from home is never too far away.
        yield limits.with_changes(lat=None, lon=None, radius_km=None, online=True, unknown="exclude")


def _features_of(needs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(feature for need in needs for feature in NEED_FEATURES[need].all)
