"""Makes a country of activities from a seed, straight into the tables: clustered on towns, with shared venues and plain texts."""

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from unittest.mock import patch

from django.db import connection
from django.utils import timezone

from activities.accessibility import KnownFact
from activities.models import Activity, ActivityAudience, FeatureStatement, Occurrence, Organisation, Place, Schedule
from activities.recurrence import Pattern, instances
from activities.vocabularies import PLACE_FEATURES, AccessibilityFeature, Audience, Category
from benchmarks.denmark import SENTENCES, TOWNS, VENUES, WHAT, WHO
from finder import impacts, index
from finder.cards import StoredCard, write_card
from finder.language.analyser import index_tokens
from finder.models import IndexEntry, IndexRun, IndexVersion, IndexWord
from finder.runs import runs_of

BATCH = 2_000
PER_PLACE = 6
PER_ORGANISATION = 8
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def make_world(count: int, *, seed: int = 7, progress: Callable[[int], object] = lambda _done: None) -> None:
    """Fills empty tables with `count` published activities and their index: what searching and results read, no more."""
    chance = random.Random(seed)
    now = timezone.now()
    organisations = _organisations(count // PER_ORGANISATION + 1)
    places = _places(chance, count // PER_PLACE + 1)
    # The same texts come again and again in a made-up country.
    with patch.object(impacts, "index_tokens", lru_cache(maxsize=200_000)(index_tokens)):
        for first in range(0, count, BATCH):
            _write_batch(chance, range(first + 1, min(first + BATCH, count) + 1), organisations, places, now)
            progress(min(first + BATCH, count))
    IndexVersion.objects.update_or_create(pk=1, defaults={"number": count})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _organisations(count: int) -> list[Organisation]:
    made = [
        Organisation(
            pk=one, name=f"{VENUES[one % len(VENUES)]}s Venner {one}", slug=f"venner-{one}", verified_at=timezone.now()
        )
        for one in range(1, count + 1)
    ]
    return Organisation.objects.bulk_create(made, batch_size=BATCH)


def _places(chance: random.Random, count: int) -> list[Place]:
    weights = [people for *_rest, people in TOWNS]
    return Place.objects.bulk_create([_place(chance, one, weights) for one in range(1, count + 1)], batch_size=BATCH)


def _place(chance: random.Random, number: int, weights: list[int]) -> Place:
    town, postcode, lat, lon, people = chance.choices(TOWNS, weights)[0]
    spread = 0.012 + people / 12_000
    return Place(
        pk=number,
        name=f"{chance.choice(VENUES)} {chance.choice('ABCDEFGHIJKLMNOP')}",
        street_address=f"Vej {number}",
        postcode=str(postcode),
        town=town,
        latitude=round(lat + chance.gauss(0, spread), 5),
        longitude=round(lon + chance.gauss(0, spread * 1.7), 5),
        precision="address",
    )


def _write_batch(
    chance: random.Random, ids: range, organisations: list[Organisation], places: list[Place], now: datetime
) -> None:
    made = [_activity(chance, pk, chance.choice(organisations), chance.choice(places), now) for pk in ids]
    audiences = [one for activity in made for one in _audiences(chance, activity)]
    statements = [one for activity in made for one in _statements(chance, activity, now.date())]
    schedules = [one for activity in made for one in _schedules(chance, activity, now.date())]
    Activity.objects.bulk_create(made, batch_size=BATCH)
    _index(made, audiences, statements, schedules, now)


def _activity(chance: random.Random, pk: int, organisation: Organisation, place: Place, now: datetime) -> Activity:
    category = chance.choice(Category.values)
    title = f"{chance.choice(WHAT[category])} {chance.choice(WHO)}".strip()
    confirmed = now - timedelta(days=chance.randrange(0, 100))
    is_online = chance.random() < 0.02
    return Activity(
        pk=pk, external_id=f"world-{pk}", organisation=organisation, place=None if is_online else place,
        title=f"{title} i {place.town}" if chance.random() < 0.4 else title,
        summary=chance.choice(SENTENCES), description=" ".join(chance.sample(SENTENCES, 4)), first_visit=chance.choice(SENTENCES),
        category=category, focus_area="communities", online="yes" if is_online else chance.choice(("no", "no", "no", "both")),
        price_dkk=chance.choice((None, 0, 0, 0, 20, 50, 120, 400)), price_unit="visit", booking=chance.choice(("drop_in", "sign_up", "")),
        min_age=chance.choice((None, None, None, 18, 60)), languages=chance.choice((["da"], ["da"], ["da", "en"], [])),
        publication_status="published", published_at=confirmed, confirmed_at=confirmed, confirm_by=confirmed + timedelta(days=90),
    )  # fmt: skip


def _audiences(chance: random.Random, activity: Activity) -> Iterator[ActivityAudience]:
    for code in chance.sample(Audience.values, chance.randrange(0, 4)):
        yield ActivityAudience(activity=activity, audience=code)


def _statements(chance: random.Random, activity: Activity, today: date) -> Iterator[FeatureStatement]:
    for code in AccessibilityFeature.values:
        known = 0.55 if code in PLACE_FEATURES else 0.3
        if chance.random() < known:
            value = chance.choices(("yes", "partly", "no"), (6, 1, 3))[0]
            yield FeatureStatement(activity=activity, feature=code, value=value, source="imported", checked_on=today)


def _schedules(chance: random.Random, activity: Activity, today: date) -> Iterator[Schedule]:
    for _each in range(chance.choice((1, 1, 1, 1, 2))):
        hour = chance.choice((9, 10, 10, 13, 14, 15, 17, 18, 19, 19))
        rule = chance.choice(
            (
                "FREQ=WEEKLY;BYDAY={}",
                "FREQ=WEEKLY;BYDAY={}",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY={}",
                "FREQ=MONTHLY;BYDAY=1{}",
            )
        )
        yield Schedule(
            activity=activity, start_date=today - timedelta(days=7 * chance.randrange(1, 3)), start_time=time(hour, chance.choice((0, 30))),
            end_time=time(hour + 2, 0), rrule=rule.format(chance.choice(DAYS)),
        )  # fmt: skip


def _index(
    made: list[Activity],
    audiences: list[ActivityAudience],
    statements: list[FeatureStatement],
    schedules: list[Schedule],
    now: datetime,
) -> None:
    """The index of a batch without the detour over stored occurrences."""
    entries: list[IndexEntry] = []
    runs: list[IndexRun] = []
    terms: list[tuple[int, int, int]] = []
    cards: dict[int, StoredCard] = {}
    words: dict[int, str] = {}
    by_activity = {activity.pk: activity for activity in made}
    for activity in made:
        activity._prefetched_objects_cache = {"audiences": _Rows(), "statements": _Rows()}  # type: ignore[attr-defined]  # Django's own store
    for one in audiences:
        by_activity[one.activity_id]._prefetched_objects_cache["audiences"].append(one)  # type: ignore[attr-defined]  # Django's own store
    facts: dict[int, dict[str, KnownFact]] = {activity.pk: {} for activity in made}
    for statement in statements:
        facts[statement.activity_id or 0][statement.feature] = KnownFact(
            statement.value, "imported", statement.checked_on, "", "", False
        )
    plans: dict[int, list[Schedule]] = {}
    for schedule in schedules:
        plans.setdefault(schedule.activity_id, []).append(schedule)
    for activity in made:
        own = runs_of(activity.pk, _coming(plans[activity.pk], now))
        entries.append(index.entry_of(activity, facts[activity.pk], own, version=activity.pk))
        runs += own
        terms += index.terms_of(activity, words)
        cards[activity.pk] = write_card(activity, facts[activity.pk])
    IndexEntry.objects.bulk_create(entries, batch_size=BATCH)
    IndexRun.objects.bulk_create(runs, batch_size=BATCH)
    index.insert_terms(terms)
    index.store_cards(cards)
    IndexWord.objects.bulk_create(index.words_of(words), batch_size=5 * BATCH, ignore_conflicts=True)


class _Rows(list):  # type: ignore[type-arg]  # of whatever rows
    """Rows that were never stored one by one, in the shape of a prefetched relation."""

    def all(self) -> "_Rows":
        return self


@lru_cache(maxsize=50_000)
def _moments(start: date, at: time, end: time, rule: str, until: datetime, since: datetime) -> tuple[Occurrence, ...]:
    pattern = Pattern(start, at, end, None, rule)
    return tuple(
        Occurrence(starts_at=one.starts_at, ends_at=one.ends_at) for one in instances(pattern, until=until, since=since)
    )


def _coming(schedules: list[Schedule], now: datetime) -> list[Occurrence]:
    until = now + timedelta(weeks=26)
    return [
        one
        for schedule in schedules
        if schedule.end_time
        for one in _moments(schedule.start_date, schedule.start_time, schedule.end_time, schedule.rrule, until, now)
    ]
