"""Writes the index: each published activity as one entry, its dates as runs, its words as terms, its facts as a card."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Model, Prefetch, QuerySet

from activities.accessibility import KnownFact, known_facts
from activities.geocoding.folding import fold_place_name
from activities.models import Activity, Occurrence
from finder import codes
from finder.cards import write_card
from finder.clock import minute_of
from finder.grid import COARSE, NOWHERE, ONLINE, cell_of
from finder.models import IndexCard, IndexEntry, IndexRun, IndexTerm, IndexWord
from finder.runs import runs_of
from finder.wording import impacts_of, token_number

BATCH = 500
NO_UPPER_AGE = 999
DANISH_ORDER = str.maketrans({"æ": "{", "ø": "|", "å": "}", "ä": "{", "ö": "|"})


def refresh(activity_ids: Iterable[int], *, now: datetime, version: int) -> None:
    """Writes these activities into the index anew; those that can no longer be found leave it."""
    ids = list(activity_ids)
    with transaction.atomic():
        _forget(ids)
        _write(_findable(now).filter(pk__in=ids), now=now, version=version)


def rebuild(*, now: datetime, version: int, progress: Callable[[int], None] = lambda _done: None) -> int:
    """Builds the whole index anew in short transactions and says how many activities it holds.

    Searches go on meanwhile: each batch is replaced at once, and what is gone is forgotten with its batch.
    """
    written, last = 0, 0
    while ids := list(Activity.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            IndexEntry.objects.filter(pk__gt=last, pk__lt=ids[-1]).exclude(pk__in=ids).delete()
            _forget(ids)
            written += _write(_findable(now).filter(pk__in=ids), now=now, version=version)
        last = ids[-1]
        progress(written)
    _forget(list(IndexEntry.objects.filter(pk__gt=last).values_list("pk", flat=True)))
    return written


def _findable(now: datetime) -> QuerySet[Activity]:
    """Published activities that are not hidden for good, with everything an entry says."""
    coming = Occurrence.objects.coming(now).held().order_by("starts_at")
    return (
        Activity.objects.published()
        .filter(confirm_by__gt=now - timedelta(days=settings.CONFIRMATION_GRACE_DAYS))
        .select_related("organisation", "place")
        .prefetch_related(
            "audiences", "statements", "place__statements", Prefetch("occurrences", coming, to_attr="coming")
        )
    )


def _forget(ids: list[int]) -> None:
    tables: tuple[type[Model], ...] = (IndexEntry, IndexRun, IndexTerm, IndexCard)
    for table in tables:
        table._base_manager.filter(activity_id__in=ids)._raw_delete(using="default")  # noqa: SLF001 (no rows to load, no cascades)


def _write(activities: QuerySet[Activity], *, now: datetime, version: int) -> int:
    entries: list[IndexEntry] = []
    runs: list[IndexRun] = []
    terms: list[IndexTerm] = []
    cards: list[IndexCard] = []
    words: dict[int, str] = {}
    for activity in activities:
        own_runs = runs_of(activity.pk, activity.coming)  # type: ignore[attr-defined]  # prefetched in _findable
        if own_runs:
            facts = known_facts(activity)
            entries.append(entry_of(activity, facts, own_runs, version=version))
            runs += own_runs
            terms += _terms_of(activity, words)
            cards.append(IndexCard(activity_id=activity.pk, facts=write_card(activity, facts)))
    IndexEntry.objects.bulk_create(entries, batch_size=BATCH)
    IndexRun.objects.bulk_create(runs, batch_size=4 * BATCH)
    IndexTerm.objects.bulk_create(terms, batch_size=10 * BATCH)
    IndexCard.objects.bulk_create(cards, batch_size=BATCH)
    IndexWord.objects.bulk_create(_words(words), batch_size=10 * BATCH, ignore_conflicts=True)
    return len(entries)


def _terms_of(activity: Activity, words: dict[int, str]) -> Iterator[IndexTerm]:
    for token, impact in impacts_of(activity).items():
        number = token_number(token)
        words[number] = token
        yield IndexTerm(token=number, activity_id=activity.pk, impact=impact)


def _words(words: dict[int, str]) -> list[IndexWord]:
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
        title_key=activity.title.casefold().translate(DANISH_ORDER)[:250],
    )


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
        "languages": codes.mask_of("language", activity.languages),
    }


def _numbers(activity: Activity) -> dict[str, int | None]:
    coded = ("category", "focus_area", "online", "booking", "gender", "price_unit")
    return {
        **{name: codes.number_of(name, getattr(activity, name)) for name in coded},
        "price_ore": None if activity.price_dkk is None else int(activity.price_dkk * 100),
        "min_age": activity.min_age or 0,
        "max_age": NO_UPPER_AGE if activity.max_age is None else activity.max_age,
    }
