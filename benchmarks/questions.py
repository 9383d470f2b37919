"""Seeded questions of each search class, all distinct: where people live, what they look for, what they need."""

import random
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

from activities.vocabularies import AccessibilityFeature, Category, Weekday
from benchmarks.denmark import TOWNS, WHAT

WORDS = tuple(word.lower() for titles in WHAT.values() for title in titles for word in title.split() if len(word) > 3)
Params = list[tuple[str, str]]


def text(chance: random.Random) -> Params:
    """Words over the whole country."""
    return [("q", " ".join(chance.sample(WORDS, chance.choice((1, 2, 2)))))]


def disc_three_features(chance: random.Random) -> Params:
    """10 km round somewhere people live, three features and a category."""
    features = [("feature", code) for code in chance.sample(AccessibilityFeature.values, 3)]
    return [*_near(chance, 10, dense=False), *features, ("category", chance.choice(Category.values))]


def dense_disc(chance: random.Random) -> Params:
    """10 km in one of the larger towns, one feature."""
    return [*_near(chance, 10, dense=True), ("feature", chance.choice(AccessibilityFeature.values))]


def text_place_weekday(chance: random.Random) -> Params:
    """A word, a place and a day."""
    return [("q", chance.choice(WORDS)), *_near(chance, 15, dense=False), ("weekday", chance.choice(Weekday.values))]


def country(chance: random.Random) -> Params:
    """The whole country with one or two choices: every facet is counted over everything."""
    features = [("feature", code) for code in chance.sample(AccessibilityFeature.values, chance.choice((1, 2)))]
    return [*features, ("max_price", str(chance.randrange(1, 500)))]


CLASSES: dict[str, Callable[[random.Random], Params]] = {
    "text": text,
    "10 km + 3 features + category": disc_three_features,
    "dense 10 km + 1 feature": dense_disc,
    "text + place + weekday": text_place_weekday,
    "country": country,
}
MAPS: dict[str, tuple[float, int]] = {"clusters country": (3.0, 7), "clusters town": (0.12, 12)}


def questions(name: str, count: int, *, seed: int = 11) -> list[str]:
    """Distinct query strings of a class; where words run out, a page size makes them distinct."""
    chance = random.Random(f"{seed}{name}")
    found: dict[str, None] = {}
    for attempt in range(count * 20):
        params = CLASSES[name](chance)
        if urlencode(params) in found:
            params.append(("age", str(18 + attempt % 80)))
        found[urlencode(params)] = None
        if len(found) == count:
            break
    return list(found)


def map_questions(name: str, count: int, *, seed: int = 11) -> list[str]:
    """Distinct boxes with a zoom."""
    chance, (size, zoom) = random.Random(f"{seed}{name}"), MAPS[name]
    return [
        urlencode({"box": ",".join(f"{edge:.4f}" for edge in _box(chance, size)), "zoom": zoom})
        for _each in range(count)
    ]


def _box(chance: random.Random, size: float) -> Iterator[float]:
    _name, _postcode, lat, lon, _people = chance.choice(TOWNS[:24])
    lat, lon = lat + chance.gauss(0, 0.05), lon + chance.gauss(0, 0.05)
    yield from (lon - size, lat - size * 0.57, lon + size, lat + size * 0.57)


def _near(chance: random.Random, radius_km: int, *, dense: bool) -> Params:
    town = chance.choice(TOWNS[:8]) if dense else chance.choices(TOWNS, [people for *_rest, people in TOWNS])[0]
    lat, lon = town[2] + chance.gauss(0, 0.03), town[3] + chance.gauss(0, 0.05)
    return [("lat", f"{lat:.5f}"), ("lon", f"{lon:.5f}"), ("radius_km", str(radius_km))]
