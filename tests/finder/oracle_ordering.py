"""The oracle's reading of the documented order (finder/ranking.py): a key for sorting, band by band."""

from collections.abc import Callable
from datetime import datetime
from math import inf
from unicodedata import normalize

from activities.vocabularies import NEED_FEATURES
from finder.query import SearchQuery
from tests.finder.oracle_deciding import (
    Seen,
    asked,
    distance_km,
    matching_occurrences,
    required,
    speaks_own_language,
    text_score,
)
from tests.finder.words import terms_of

DISTANCE_BORDERS_KM = (1, 3, 5, 10, 25)
AFTER_Z = {letter: ord("z") + place for letter, place in zip("æäøöå", (1, 1, 2, 2, 3), strict=True)}


def order_of(query: SearchQuery, now: datetime) -> Callable[[Seen], tuple[object, ...]]:
    """The key by which this question sorts; every key ends with the id."""
    keys: dict[str, Callable[[Seen], tuple[object, ...]]] = {
        "distance": lambda one: (_or_last(distance_km(one, query)),),
        "next": lambda one: _next_key(one, query, now),
        "title": lambda one: (_title_key(one.activity.title),),
        "relevance": lambda one: relevance(one, query, now),
    }
    return lambda one: (*keys[query.ordering](one), one.id)


def relevance(one: Seen, query: SearchQuery, now: datetime) -> tuple[object, ...]:
    """Nearness first without words, facts, words, needs and audience, welcome, freshness, nearness after words, date."""
    near = distance_band(distance_km(one, query)) if query.point else 0
    has_words = bool(terms_of(query.q))
    return (
        0 if has_words else near,
        facts_band(one, query),
        words_band(one, query),
        needs_band(one, query),
        welcome_band(one) if "nervous_first_time" in query.need else 0,
        one.activity.confirm_by is not None and one.activity.confirm_by <= now,
        near if has_words else 0,
        *_next_key(one, query, now),
    )


def next_time(one: Seen, query: SearchQuery, now: datetime) -> tuple[datetime, datetime | None]:
    """The next occurrence that meets what was said about time."""
    return min(matching_occurrences(one, query, now), key=lambda times: (times[0], _end_or_last(times[1])))


def _next_key(one: Seen, query: SearchQuery, now: datetime) -> tuple[float, float]:
    start, end = next_time(one, query, now)
    return start.timestamp(), _end_or_last(end)


def _end_or_last(end: datetime | None) -> float:
    return inf if end is None else end.timestamp()


def _or_last(distance: float | None) -> float:
    return inf if distance is None else distance


def _title_key(title: str) -> list[int]:
    """The Danish alphabet; capitals and accents do not count."""
    return [AFTER_Z.get(letter) or ord(normalize("NFD", letter)[0]) for letter in title.casefold()]


def distance_band(distance: float | None) -> int:
    """1, 3, 5, 10, 25 km, beyond; what has no distance last."""
    if distance is None:
        return 7
    return sum(distance > border for border in DISTANCE_BORDERS_KM)


def facts_band(one: Seen, query: SearchQuery) -> int:
    """All known and good, then known but partly, then by how many of the things asked are not known."""
    unknown = sum(one.fact(feature) == "unknown" for feature in required(query)) + asked(one, query).count(None)
    has_partly = any(one.fact(feature) == "partly" for feature in required(query))
    return 1 + min(unknown, 6) if unknown else int(has_partly)


def words_band(one: Seen, query: SearchQuery) -> int:
    """How much of the most the words could score."""
    return _share_band(text_score(one, query), 100 * len(terms_of(query.q)))


def needs_band(one: Seen, query: SearchQuery) -> int:
    """Two for each wish met and one for each partly met: features of the needs, audiences, a language of one's own."""
    of_needs = {feature for need in query.need for feature in NEED_FEATURES[need].all}
    wished = of_needs.union(query.wish) - required(query)
    scores = [{"yes": 2, "partly": 1}.get(one.fact(feature), 0) for feature in wished]
    scores += [2 * (audience in one.audiences) for audience in query.audience]
    if "little_danish" in query.need:
        scores.append(2 * speaks_own_language(one, query.language))
    return _share_band(sum(scores), 2 * len(scores))


def _share_band(score: int, most: int) -> int:
    return 7 - min(7, 8 * score // most) if most else 0


def welcome_band(one: Seen) -> int:
    """Met or accompanied, come alone, any of these partly, not known, then a no to coming alone."""
    met, alone = {one.fact("met_at_door"), one.fact("buddy_first_visit")}, one.fact("come_alone")
    if "yes" in met:
        return 0
    if alone == "yes":
        return 1
    if "partly" in {*met, alone}:
        return 2
    return 4 if alone == "no" else 3
