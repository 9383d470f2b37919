"""A country written straight into the index: copies of a small made-up world, spread out, and edits of it."""

from collections.abc import Iterator
from random import Random

from django.db import connection
from django.db.models import F

from finder import index
from finder.changes import begin_generation
from finder.grid import COARSE, cell_of
from finder.models import IndexChange, IndexEntry, IndexRun, IndexTerm, IndexVersion
from finder.snapshot.bell import ring
from tests.finder.worlds import NOW, make_world

FAR = 1_000_000


def make_country(seed: int, *, copies: int) -> None:
    """A world of 60 activities, and copies of its index all over the country."""
    draw = Random(seed)
    make_world(seed, size=60)
    index.rebuild(now=NOW, version=0)
    begin_generation()
    for number in range(1, copies):
        copy_world(draw, FAR * number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # PostgreSQL would plan for empty tables


def copy_world(draw: Random, offset: int) -> None:
    """Every entry once more, `offset` ids further, somewhere else."""
    originals = list(IndexEntry.objects.filter(pk__lt=FAR))
    IndexEntry.objects.bulk_create([_moved(draw, one, one.pk + offset) for one in originals])
    runs = list(IndexRun.objects.filter(activity_id__lt=FAR))
    IndexRun.objects.bulk_create([_of(one, one.activity_id + offset) for one in runs])
    index.insert_terms(list(_terms(offset)))


def _terms(offset: int) -> Iterator[tuple[int, int, int]]:
    for term in IndexTerm.objects.filter(activity_id__lt=FAR):
        yield term.token, term.activity_id + offset, term.impact


def _of(run: IndexRun, activity_id: int) -> IndexRun:
    run.pk, run.activity_id = None, activity_id
    return run


def _moved(draw: Random, entry: IndexEntry, pk: int) -> IndexEntry:
    entry.pk = pk
    if entry.lat is not None:
        entry.lat, entry.lon = round(draw.uniform(54.6, 57.7), 5), round(draw.uniform(8.1, 12.6), 5)
        entry.cell, entry.coarse_cell = cell_of(entry.lat, entry.lon), cell_of(entry.lat, entry.lon, scale=COARSE)
    return entry


def edit_some(draw: Random, *, count: int) -> None:
    """Moves, renames, denies, deletes and copies, noted and applied as the running site does it."""
    ids = draw.sample(list(IndexEntry.objects.values_list("pk", flat=True)), count)
    changed = [_edit(draw, one) for one in ids]
    IndexVersion.objects.filter(pk=1).update(number=F("number") + count)
    last = IndexVersion.objects.get(pk=1).number
    IndexChange.objects.bulk_create(
        IndexChange(version=last - place, activity_id=one, is_applied=True) for place, one in enumerate(changed)
    )
    ring()


def _edit(draw: Random, pk: int) -> int:
    entry = IndexEntry.objects.get(pk=pk)
    match draw.randrange(5):
        case 0:
            _moved(draw, entry, pk).save()
        case 1:
            entry.title_key = draw.choice(["aa", "kaffe", "zumba", f"nyt {pk}", "kaffe og snak"])
            entry.save()
        case 2:
            entry.no, entry.yes = entry.yes, entry.no
            entry.save()
        case 3:
            _forget(pk)
        case _:
            return _copy_one(draw, entry)
    return pk


def _forget(pk: int) -> None:
    for table in (IndexEntry, IndexRun, IndexTerm):
        table._base_manager.filter(activity_id=pk)._raw_delete(using="default")


def _copy_one(draw: Random, entry: IndexEntry) -> int:
    new = IndexEntry.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    IndexRun.objects.bulk_create([_of(one, new) for one in list(IndexRun.objects.filter(activity_id=entry.pk))])
    words = IndexTerm.objects.filter(activity_id=entry.pk).values_list("token", "impact")
    index.insert_terms([(token, new, impact) for token, impact in words])
    IndexEntry.objects.bulk_create([_moved(draw, entry, new)])
    return new
