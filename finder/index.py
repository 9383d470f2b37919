"""Writes the index: each published activity as one entry, its dates as runs, its words as terms, its facts as a card."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model, Prefetch, QuerySet

from activities.accessibility import KnownFact, known_facts
from activities.geocoding.folding import fold_place_name
from activities.models import Activity, Occurrence
from finder import codes
from finder.cards import StoredCard, write_card
from finder.clock import minute_of
from finder.grid import COARSE, NOWHERE, ONLINE, cell_of
from finder.impacts import impacts_of
from finder.models import IndexCard, IndexEntry, IndexRecord, IndexRun, IndexTerm, IndexWord
from finder.runs import runs_of
from finder.wording import token_number

TABLES: tuple[type[Model], ...] = (IndexEntry, IndexRun, IndexTerm, IndexCard, IndexRecord)
BATCH = 500
WRITERS_LOCK = 0x6B6F6D
NO_UPPER_AGE = 999
DANISH_ORDER = str.maketrans({"æ": "{", "ø": "|", "å": "}", "ä": "{", "ö": "|"})


def refresh(activity_ids: Iterable[int], *, now: datetime, version: int) -> None:
    """Writes these activities into the index anew; those that can no longer be found leave it."""
    ids = list(activity_ids)
    with transaction.atomic():
        wait_for_other_writers()
        _forget(ids)
        _write(_findable(now).filter(pk__in=ids), now=now, version=version)


def rebuild(*, now: datetime, version: int, progress: Callable[[int], None] = lambda _done: None) -> int:
    """Builds the whole index anew in short transactions and says how many activities it holds.

    Searches go on meanwhile: each batch is replaced at once, and what is gone is forgotten last.
    """
    written, last = 0, 0
    while ids := list(Activity.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            wait_for_other_writers()
            _forget(ids)
            written += _write(_findable(now).filter(pk__in=ids), now=now, version=version)
        last = ids[-1]
        progress(written)
    _forget_gone()
    _count_anew()
    return written


def _count_anew() -> None:
    """Tells PostgreSQL what the tables hold now, before it comes to look by itself: until then it plans for empty ones."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"ANALYZE {table._meta.db_table}")  # noqa: SLF001 (how Django names a table)


def wait_for_other_writers() -> None:
    """One writer of the index at a time, to the end of its transaction; on SQLite every writer already is."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK])


def _findable(now: datetime) -> QuerySet[Activity]:
    """Published activities that are not hidden for good, with everything an entry says."""
    coming = Occurrence.objects.coming(now).held().order_by("starts_at")
    return (
        Activity.objects.findable(now)
        .select_related("organisation", "place")
        .prefetch_related(
            "audiences", "statements", "place__statements", Prefetch("occurrences", coming, to_attr="coming")
        )
    )


def _forget_gone() -> None:
    """Rows of activities that are no more, which nobody told us of."""
    there = Activity.objects.values("pk")
    for table in TABLES:
        table._base_manager.exclude(activity_id__in=there)._raw_delete(using="default")  # noqa: SLF001 (as in _forget)


def _forget(ids: list[int]) -> None:
    for table in TABLES:
        table._base_manager.filter(activity_id__in=ids)._raw_delete(using="default")  # noqa: SLF001 (no rows to load, no cascades)


def _write(activities: QuerySet[Activity], *, now: datetime, version: int) -> int:
    entries: list[IndexEntry] = []
    runs: list[IndexRun] = []
    terms: list[tuple[int, int, int]] = []
    cards: dict[int, StoredCard] = {}
    words: dict[int, str] = {}
    for activity in activities:
        own_runs = runs_of(activity.pk, activity.coming)  # type: ignore[attr-defined]  # prefetched in _findable
        if own_runs:
            facts = known_facts(activity)
            entries.append(entry_of(activity, facts, own_runs, version=version))
            runs += own_runs
            terms += terms_of(activity, words)
            cards[activity.pk] = write_card(activity, facts)
    IndexEntry.objects.bulk_create(entries, batch_size=BATCH)
    IndexRun.objects.bulk_create(runs, batch_size=4 * BATCH)
    insert_terms(terms)
    store_cards(cards)
    IndexWord.objects.bulk_create(words_of(words), batch_size=10 * BATCH, ignore_conflicts=True)
    return len(entries)


def terms_of(activity: Activity, words: dict[int, str]) -> Iterator[tuple[int, int, int]]:
    for token, impact in impacts_of(activity).items():
        number = token_number(token)
        words[number] = token
        yield number, activity.pk, impact


def insert_terms(terms: list[tuple[int, int, int]]) -> None:
    """Stores postings as token, activity and impact; there are so many that model instances would cost the most."""
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO finder_indexterm (token, activity_id, impact) VALUES (%s, %s, %s)", terms)


def store_cards(cards: dict[int, StoredCard]) -> None:
    """Stores what results show and what the API serves, by activity id."""
    shown = [IndexCard(activity_id=number, facts=card.facts) for number, card in cards.items()]
    served = [IndexRecord(activity_id=number, served=card.served) for number, card in cards.items()]
    IndexCard.objects.bulk_create(shown, batch_size=BATCH)
    IndexRecord.objects.bulk_create(served, batch_size=BATCH)


def words_of(words: dict[int, str]) -> list[IndexWord]:
    return [IndexWord(token=number, word=word[:80]) for number, word in words.items()]


def entry_of(activity: Activity, facts: dict[str, KnownFact], runs: list[IndexRun], *, version: int) -> IndexEntry:
    """The entry of one activity; `runs` are its coming dates."""
    return IndexEntry(
        activity_id=activity.pk,
        version=version,
        **_where(activity),
        **_masks(activity, facts),
        **_numbers(activity),
        slots=sum(1 << slot for slot in {run.slot for run in runs}),
        last_start=max(run.last_day * 1440 + run.start_minute for run in runs),
        ask_after=minute_of(_confirm_by(activity)),
        hide_after=minute_of(_confirm_by(activity) + timedelta(days=settings.CONFIRMATION_GRACE_DAYS)),
        title_key=title_key(activity.title),
    )


def title_key(title: str) -> str:
    """What titles are sorted by: the Danish alphabet, where capitals and accents do not count ("Én" as "en")."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFC", title).casefold().translate(DANISH_ORDER))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))[:250]


def _confirm_by(activity: Activity) -> datetime:
    if activity.confirm_by is None:
        raise ValueError("A published activity has a date to be confirmed by.")
    return activity.confirm_by


def _where(activity: Activity) -> dict[str, float | int | str | None]:
    place = activity.place
    town = fold_place_name(place.town) if place else ""
    postcode = int(place.postcode) if place and place.postcode.isdecimal() else 0
    around: dict[str, float | int | str | None] = {
        "town": town,
        "postcode": postcode,
        "organisation_id": activity.organisation_id,
    }
    if activity.is_only_online or place is None or place.latitude is None or place.longitude is None:
        nowhere = ONLINE if activity.is_only_online else NOWHERE
        return {"cell": nowhere, "coarse_cell": nowhere, "lat": None, "lon": None, **around}
    lat, lon = place.latitude, place.longitude
    cells: dict[str, float | int | str | None] = {
        "cell": cell_of(lat, lon),
        "coarse_cell": cell_of(lat, lon, scale=COARSE),
    }
    return {**cells, "lat": lat, "lon": lon, **around}


def _masks(activity: Activity, facts: dict[str, KnownFact]) -> dict[str, int]:
    by_value = {
        value: codes.mask_of("feature", (code for code, fact in facts.items() if fact.value == value))
        for value in ("yes", "partly", "no")
    }
    audiences = activity.audiences.all()
    return {
        **by_value,
        "audiences": codes.mask_of("audience", (one.audience for one in audiences)),
        "audiences_only": codes.mask_of("audience", (one.audience for one in audiences if one.welcome == "only")),
        # A list in one column, which no constraint holds to the vocabulary: an unknown code must not stop the index.
        "languages": codes.mask_of("language", (code for code in activity.languages if code in codes.BITS["language"])),
    }


def _numbers(activity: Activity) -> dict[str, int | None]:
    coded = ("category", "focus_area", "online", "booking", "gender", "price_unit")
    return {
        **{name: codes.number_of(name, getattr(activity, name)) for name in coded},
        "price_ore": None if activity.price_dkk is None else int(activity.price_dkk * 100),
        "min_age": activity.min_age or 0,
        "max_age": NO_UPPER_AGE if activity.max_age is None else activity.max_age,
    }
