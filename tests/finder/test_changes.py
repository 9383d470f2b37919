"""The index follows every change as soon as it is committed, in order, and loses none."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from activities import publication
from activities.models import Activity, Occurrence, Place
from activities.places import state_feature
from activities.signals import activities_changed
from finder import index
from finder.changes import apply_changes, current_version, forget_applied, note_changes, waiting
from finder.models import IndexCard, IndexChange, IndexEntry, IndexRecord, IndexRun, IndexTerm
from finder.query import SearchQuery
from finder.search import search
from tests.factories import NOW, AudienceFactory, OccurrenceFactory, StatementFactory
from tests.finder.worlds import NOW as WORLD_NOW
from tests.finder.worlds import make_world

pytestmark = pytest.mark.usefixtures("still_now")


def found(**asked: Any) -> list[str]:
    """Titles that a question finds now."""
    return [one.card["title"] for one in search(SearchQuery(interpret=False, **asked), now=NOW).results]


def everything_indexed() -> dict[str, set[tuple[Any, ...]]]:
    """The whole index, apart from versions and row numbers."""
    without = {"id", "version"}
    return {
        table.__name__: {
            tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
            for row in table._base_manager.values_list(
                *(field.attname for field in table._meta.concrete_fields if field.attname not in without)
            )
        }
        for table in (IndexEntry, IndexRun, IndexTerm, IndexCard, IndexRecord)
    }


def test_a_saved_activity_is_found_by_its_new_words_at_once(coffee: Activity) -> None:
    assert found(q="strikning") == []
    coffee.title = "Strikning i huset"
    coffee.save()
    assert found(q="strikning") == ["Strikning i huset"]
    assert found(q="kaffe", category=("coffee_social",)) == ["Strikning i huset"]  # the category's own words


CHANGES: dict[str, tuple[Callable[[Activity], object], dict[str, Any]]] = {
    "a statement of its own": (lambda one: StatementFactory(activity=one), {"feature": ("step_free",)}),
    "a statement by its place's editor": (
        lambda one: state_feature(Place.objects.get(), "step_free", "yes", source="venue", checked_on=NOW.date()),
        {"feature": ("step_free",)},
    ),
    "a statement on its place": (
        lambda one: StatementFactory(activity=None, place=one.place, feature="lift"),
        {"feature": ("lift",)},
    ),
    "an audience": (lambda one: AudienceFactory(activity=one, audience="senior"), {"audience": ("senior",)}),
    "its place's town": (lambda one: _save(one.place, town="Broager", name="Laden"), {"within": "Broager"}),
    "its organisation's name": (lambda one: _save(one.organisation, name="Zumbaholdet"), {"q": "zumba"}),
    "another date": (
        lambda one: OccurrenceFactory(
            schedule=one.schedules.get(), original_starts_at=NOW + timedelta(days=300, hours=8)
        ),
        {"from_date": (NOW + timedelta(days=200)).date()},
    ),
}


def _save(row: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


@pytest.mark.parametrize("what", CHANGES)
def test_every_kind_of_change_is_visible_at_once(coffee: Activity, what: str) -> None:
    change, asked = CHANGES[what]
    assert found(unknown="exclude", **asked) == []
    change(coffee)
    assert found(unknown="exclude", **asked) == ["Kaffe i huset"]


@pytest.mark.parametrize("what", ["a statement of its own", "a statement on its place", "an audience", "another date"])
def test_a_row_that_is_deleted_is_no_longer_found(coffee: Activity, what: str) -> None:
    change, asked = CHANGES[what]
    made: Any = change(coffee)
    assert found(unknown="exclude", **asked) == ["Kaffe i huset"]
    made.delete()
    assert found(unknown="exclude", **asked) == []


def test_a_schedule_takes_its_dates_along(coffee: Activity) -> None:
    coffee.schedules.get().delete()
    assert found() == []


def test_what_goes_with_its_activity_is_told_once(coffee: Activity) -> None:
    StatementFactory(activity=coffee)
    AudienceFactory(activity=coffee)
    before = current_version()
    coffee.delete()
    assert current_version() == before + 1


def test_what_is_paused_withdrawn_or_cancelled_is_gone_at_once(coffee: Activity) -> None:
    publication.pause(coffee, now=NOW)
    assert found() == []
    publication.resume(coffee, now=NOW)
    assert found() == ["Kaffe i huset"]
    publication.cancel_occurrence(Occurrence.objects.get(), now=NOW)
    assert found() == []


def test_a_deletion_leaves_a_tombstone_and_no_row(coffee: Activity) -> None:
    gone = coffee.pk
    before = current_version()
    coffee.delete()
    assert found() == []
    assert {name: len(rows) for name, rows in everything_indexed().items()} == dict.fromkeys(
        ("IndexEntry", "IndexRun", "IndexTerm", "IndexCard", "IndexRecord"), 0
    )
    assert set(IndexChange.objects.filter(version__gt=before).values_list("activity_id", "is_applied")) == {
        (gone, True)
    }


def test_an_organisation_takes_its_activities_along(coffee: Activity) -> None:
    coffee.organisation.delete()
    assert found() == []
    assert not any(everything_indexed().values())


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_rolled_back_never_was() -> None:
    with transaction.atomic():
        OccurrenceFactory()
        transaction.set_rollback(True)
    assert (current_version(), waiting().count(), found()) == (0, 0, [])


@pytest.mark.django_db(transaction=True)
def test_versions_rise_by_one_in_the_order_of_commits() -> None:
    for ids in ([7, 3, 3], [5], [], [3]):
        note_changes(ids)
    assert list(IndexChange.objects.order_by("version").values_list("version", "activity_id")) == [
        (1, 3), (2, 7), (3, 5), (4, 3),
    ]  # fmt: skip
    assert current_version() == 4


@pytest.mark.django_db(transaction=True)
def test_applying_twice_changes_nothing() -> None:
    make_world(11, size=12)
    note_changes(Activity.objects.values_list("pk", flat=True))
    first, versions = everything_indexed(), set(IndexEntry.objects.values_list("pk", "version"))
    assert first["IndexEntry"]
    assert apply_changes(now=NOW) == 0
    IndexChange.objects.update(is_applied=False)
    assert apply_changes(now=NOW) == 12
    assert (everything_indexed(), set(IndexEntry.objects.values_list("pk", "version"))) == (first, versions)


@pytest.mark.django_db(transaction=True)
def test_a_rebuilt_index_is_the_one_that_was_kept_step_by_step() -> None:
    activities = make_world(12, size=40)
    for number in range(0, 40, 7):
        note_changes(one.pk for one in activities[number : number + 7])
    step_by_step = everything_indexed()
    assert len(step_by_step["IndexEntry"]) > 20
    IndexTerm.objects.filter(activity_id=activities[0].pk).delete()
    IndexRun.objects.filter(activity_id=activities[1].pk).delete()
    IndexCard.objects.create(activity_id=10**9, facts=b"{}")
    IndexRun.objects.create(activity_id=10**9, slot=0, start_minute=0, first_day=1, last_day=1, step=7)
    assert index.rebuild(now=NOW, version=current_version()) == len(step_by_step["IndexEntry"])
    assert everything_indexed() == step_by_step


def test_nothing_is_lost_when_applying_fails_half_way(coffee: Activity, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_disk(*_arguments: Any, **_more: Any) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(IndexCard.objects, "bulk_create", broken_disk)
        _save(coffee, title="Te i huset")
        assert Activity.objects.get().title == "Te i huset"
        assert waiting().exists()
        assert found() == ["Kaffe i huset"]  # the old answer, whole, rather than half of the new
    assert apply_changes(now=NOW) == 1
    assert (found(), waiting().count()) == (["Te i huset"], 0)


def test_the_next_change_brings_in_what_failed(coffee: Activity, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(index, "refresh", lambda *_ids, **_more: 1 / 0)
        _save(coffee, title="Te i huset")
    OccurrenceFactory(schedule__activity__title="Kor i huset")
    assert sorted(found()) == ["Kor i huset", "Te i huset"]
    assert waiting().count() == 0
    assert IndexEntry.objects.latest("pk").version == current_version()


def test_an_unknown_language_code_does_not_stop_the_index(coffee: Activity) -> None:
    _save(coffee, languages=["tlh", "en"], title="Klingonsk kaffe")
    assert found(language=("en",), unknown="exclude") == ["Klingonsk kaffe"]


def test_notes_that_were_followed_are_forgotten(coffee: Activity) -> None:
    last = current_version()
    IndexChange.objects.create(version=last + 1, activity_id=coffee.pk)
    assert forget_applied(before=last + 5) == last
    assert list(IndexChange.objects.values_list("version", flat=True)) == [last + 1]


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_writers_beside_each_other_lose_nothing_and_never_go_back() -> None:
    activities = make_world(13, size=60)
    failures: list[BaseException] = []

    def write(mine: list[Activity], number: int) -> None:
        try:
            for turn in range(6):
                with transaction.atomic():
                    Activity.objects.filter(pk__in=[one.pk for one in mine]).update(title=f"Navn {number} {turn}")
                    activities_changed.send(sender=Activity, activity_ids=frozenset(one.pk for one in mine))
                if number == 0:
                    index.rebuild(now=WORLD_NOW, version=current_version())
        except BaseException as failure:  # noqa: BLE001 (a thread's failure is the test's)
            failures.append(failure)
        finally:
            connection.close()

    # The two writers share twenty activities.
    threads = [
        threading.Thread(target=write, args=(activities[number * 20 : number * 20 + 40], number)) for number in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    apply_changes(now=NOW)
    kept = everything_indexed()
    latest = {
        pk: IndexChange.objects.filter(activity_id=pk).latest("version").version
        for pk in IndexEntry.objects.values_list("pk", flat=True)
    }
    index.rebuild(now=WORLD_NOW, version=0)
    assert failures == []
    assert kept == everything_indexed()
    assert len(latest) > 15
    assert waiting().count() == 0
    assert current_version() == IndexChange.objects.count() == 2 * 6 * 40
