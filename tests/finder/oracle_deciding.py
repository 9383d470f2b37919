"""The oracle's reading of one activity: what a question decides about it, one plain function for each thing asked."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property
from math import asin, cos, inf, radians, sin, sqrt
from zoneinfo import ZoneInfo

from activities.geocoding.folding import fold_place_name
from activities.models import Activity, Occurrence
from activities.vocabularies import NEED_FEATURES, PLACE_FEATURES
from finder.impacts import impacts_of
from finder.query import SearchQuery
from finder.wording import token_number
from tests.finder.words import terms_of

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
EARTH_RADIUS_KM = 6371.0088
DEFAULT_RADIUS_KM = 25
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
KNOWN_GOOD = ("yes", "partly")


class Seen:
    """One activity with everything a question may ask of it."""

    def __init__(self, activity: Activity) -> None:
        self.activity = activity
        self.id = activity.pk
        self.audiences = {one.audience for one in activity.audiences.all()}
        self.only = {one.audience for one in activity.audiences.all() if one.welcome == "only"}
        self.facts = self._facts()
        self.point = self._point()

    def _facts(self) -> dict[str, str]:
        place = self.activity.place
        inherited = {one.feature: one.value for one in place.statements.all()} if place else {}
        own = {one.feature: one.value for one in self.activity.statements.all()}
        return {feature: value for feature, value in inherited.items() if feature in PLACE_FEATURES} | own

    def _point(self) -> tuple[float, float] | None:
        place = self.activity.place
        if self.activity.online == "yes" or place is None or place.latitude is None or place.longitude is None:
            return None
        return place.latitude, place.longitude

    @cached_property
    def impacts(self) -> dict[int, int]:
        """Words and their weights."""
        return {token_number(word): impact for word, impact in impacts_of(self.activity).items()}

    def fact(self, feature: str) -> str:
        """yes, partly, no or unknown."""
        return self.facts.get(feature, "unknown")

    def is_findable(self, now: datetime) -> bool:
        """Published, and confirmed not too long ago."""
        confirm_by = self.activity.confirm_by
        return (
            self.activity.publication_status == "published"
            and confirm_by is not None
            and now < confirm_by + timedelta(days=21)
        )


def passes_all_but_features(one: Seen, query: SearchQuery, now: datetime) -> bool:
    """Everything asked, except what is asked of accessibility."""
    return (
        one.is_findable(now)
        and bool(matching_occurrences(one, query, now))
        and fits_kind(one.activity, query)
        and fits_place(one, query)
        and fits_person(one, query)
        and all(answer is True or (answer is None and query.unknown == "include") for answer in asked(one, query))
        and (not terms_of(query.q) or text_score(one, query) > 0)
    )


def fits_kind(activity: Activity, query: SearchQuery) -> bool:
    """What it is and who runs it."""
    return (
        (not query.category or activity.category in query.category)
        and (not query.focus_area or activity.focus_area in query.focus_area)
        and (query.organisation is None or activity.organisation_id == query.organisation)
    )


def fits_place(one: Seen, query: SearchQuery) -> bool:
    """In the town, and within the radius."""
    return is_in_town(one.activity, query.within) and is_near(one, query)


def is_in_town(activity: Activity, within: str) -> bool:
    """Four digits are a postcode; anything else is a town's name, however it is spelled."""
    if not within:
        return True
    if activity.place is None:
        return False
    if len(within) == 4 and within.isdigit():
        return activity.place.postcode == within
    return fold_place_name(activity.place.town) == fold_place_name(within)


def is_near(one: Seen, query: SearchQuery) -> bool:
    """Within the radius (25 km when none is said); what is only online always is."""
    if query.point is None or one.activity.online == "yes":
        return True
    distance = distance_km(one, query)
    return distance is not None and distance <= (query.radius_km or DEFAULT_RADIUS_KM)


def distance_km(one: Seen, query: SearchQuery) -> float | None:
    """On the sphere (haversine); None without a point."""
    if query.point is None or one.point is None:
        return None
    here_lat, here_lon, lat, lon = map(radians, (query.point.lat, query.point.lon, *one.point))
    half = sin((lat - here_lat) / 2) ** 2 + cos(here_lat) * cos(lat) * sin((lon - here_lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def fits_person(one: Seen, query: SearchQuery) -> bool:
    """Age, gender and audience of the person who asks."""
    activity = one.activity
    if query.age is not None and not (activity.min_age or 0) <= query.age <= (activity.max_age or inf):
        return False
    if query.gender and activity.gender == {"women": "men", "men": "women"}[query.gender]:
        return False
    if query.gender == "women" and "men_community" in one.only:
        return False
    stated_ages, only_ages = ({"young_adult", "senior"} & set(names) for names in (query.audience, one.only))
    if stated_ages and only_ages and not stated_ages & only_ages:
        return False
    return not query.audience or bool(one.audiences & set(query.audience))


def asked(one: Seen, query: SearchQuery) -> list[bool | None]:
    """Each fact asked for outside accessibility: true, false or (None) not known."""
    activity, answers = one.activity, list[bool | None]()
    price = activity.price_dkk
    if query.free:
        answers.append(None if price is None else price == 0)
    if query.max_price is not None:
        is_per_visit = activity.price_unit in {"", "visit"}
        answers.append(None if price is None else not is_per_visit or float(price) <= query.max_price)
    if query.language:
        answers.append(bool(set(activity.languages) & set(query.language)) if activity.languages else None)
    if query.online is not None:
        answers.append(activity.online in {"both", "yes" if query.online else "no"} if activity.online else None)
    if query.booking:
        answers.append(activity.booking in query.booking if activity.booking else None)
    return answers


def matching_occurrences(one: Seen, query: SearchQuery, now: datetime) -> list[tuple[datetime, datetime | None]]:
    """Local start and end of each coming occurrence that meets everything said about time."""
    held = (occurrence for occurrence in one.activity.occurrences.all() if occurrence.status != "cancelled")
    times = [_local_times(occurrence) for occurrence in held if occurrence.starts_at > now]
    return [(start, end) for start, end in times if is_when(start, end, query)]


def _local_times(occurrence: Occurrence) -> tuple[datetime, datetime | None]:
    end = occurrence.ends_at
    return occurrence.starts_at.astimezone(COPENHAGEN), end and end.astimezone(COPENHAGEN)


def is_when(start: datetime, end: datetime | None, query: SearchQuery) -> bool:
    """Whether one occurrence meets weekday, part of day, hours and dates together."""
    part = "morning" if start.hour < 12 else "afternoon" if start.hour < 17 else "evening"
    return (
        (not query.weekday or WEEKDAYS[start.weekday()] in query.weekday)
        and (not query.time_of_day or part in query.time_of_day)
        and (query.starts_after is None or start.hour * 60 + start.minute >= query.starts_after)
        and (query.starts_before is None or start.hour * 60 + start.minute <= query.starts_before)
        and (query.from_date is None or start.date() >= query.from_date)
        and (query.to_date is None or start.date() <= query.to_date)
        and ends_in_time(start, end, query)
    )


def ends_in_time(start: datetime, end: datetime | None, query: SearchQuery) -> bool:
    """Ends on the day it starts, at that minute or earlier."""
    if query.ends_before is None:
        return True
    if end is None:
        return query.unknown == "include"
    return end.date() == start.date() and end.hour * 60 + end.minute <= query.ends_before


def required(query: SearchQuery) -> set[str]:
    """Features required in so many words, and the core of each need."""
    return set(query.feature).union(*(NEED_FEATURES[need].core for need in query.need))


def is_denied(one: Seen, query: SearchQuery) -> bool:
    """A confirmed no on something required."""
    return any(one.fact(feature) == "no" for feature in required(query))


def knows_enough(one: Seen, query: SearchQuery) -> bool:
    """With `unknown=exclude` everything required is a yes or a partly."""
    return query.unknown == "include" or all(one.fact(feature) in KNOWN_GOOD for feature in required(query))


def text_score(one: Seen, query: SearchQuery) -> int:
    """For each word its best alternative: the lightest of the alternative's tokens, all of which must be there."""
    return sum(
        max(
            (
                min(one.impacts.get(token, 0) for token in alternative.tokens) * alternative.weight // 100
                for alternative in term.alternatives
            ),
            default=0,
        )
        for term in terms_of(query.q)
    )


def speaks_own_language(one: Seen, chosen: Iterable[str]) -> bool:
    """Held in a language the person chose; none chosen: in any besides Danish."""
    return any(code in set(chosen) if chosen else code != "da" for code in one.activity.languages)
