"""The whole way from a file to the database: what is new, changed, unchanged, refused, gone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command

from activities import publication
from activities.management.commands.load_demo import DEMO_FILE
from activities.models import (
    Activity,
    FeatureStatement,
    Organisation,
    Place,
    PublicationEvent,
    ScheduleException,
    Source,
)
from activities.places import state_feature
from activities.signals import activities_changed
from tests.activities.importers.conftest import WriteTable
from tests.factories import NOW, a_row

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=40)


@pytest.fixture(autouse=True)
def at_now() -> Iterator[None]:
    """A Monday in November."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def imported(capsys: pytest.CaptureFixture[str]) -> "Imported":
    return Imported(capsys)


class Imported:
    """Runs the command and gives the lines it prints."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, path: Path, *options: str) -> list[str]:
        call_command("import_activities", path, *options)
        return self._capsys.readouterr().out.splitlines()


def summary(
    created: int = 0, changed: int = 0, unchanged: int = 0, rejected: int = 0, published: int = 0, retired: int = 0
) -> str:
    return (
        f"{created} created, {changed} changed, {unchanged} unchanged, {rejected} rejected; "
        f"{published} published, {retired} retired."
    )


def test_the_demo_table_twice_is_240_and_then_nothing(imported: Imported) -> None:
    assert imported(DEMO_FILE, "--publish") == [summary(created=240, published=240)]
    before = list(Activity.objects.order_by("pk").values())
    assert imported(DEMO_FILE, "--publish") == [summary(unchanged=240)]
    assert list(Activity.objects.order_by("pk").values()) == before
    assert (Organisation.objects.count(), Place.objects.count(), Activity.objects.published().count()) == (93, 78, 240)
    assert FeatureStatement.objects.exclude(source="imported", activity__isnull=False).count() == 0


def test_without_publish_they_are_drafts_and_later_shown(write_csv: WriteTable, imported: Imported) -> None:
    path = write_csv([a_row()])
    assert imported(path) == [summary(created=1)]
    assert Activity.objects.get().publication_status == "draft"
    assert imported(path, "--publish") == [summary(unchanged=1, published=1)]
    activity = Activity.objects.get()
    assert (activity.publication_status, activity.version, activity.occurrences.count()) == ("published", 2, 27)


def test_only_a_real_change_confirms(write_csv: WriteTable, imported: Imported) -> None:
    imported(write_csv([a_row(), a_row(external_id="t-2")]), "--publish")
    with time_machine.travel(LATER, tick=False):
        assert imported(write_csv([a_row(title="Strik"), a_row(external_id="t-2")]), "--publish") == [
            summary(changed=1, unchanged=1)
        ]
    told = list(Activity.objects.order_by("external_id").values_list("title", "version", "confirmed_at", "confirm_by"))
    assert told == [
        ("Strik", 2, LATER, LATER + timedelta(days=90)),
        ("Strik og snak", 1, NOW, NOW + timedelta(days=90)),
    ]
    assert list(PublicationEvent.objects.order_by("pk").values_list("verb", "by_what")) == [
        ("publish", "import"), ("publish", "import"), ("revise", "import"),
    ]  # fmt: skip


def test_a_refused_row_is_named_and_stops_no_other(write_csv: WriteTable, imported: Imported) -> None:
    path = write_csv([a_row(), a_row(external_id="t-2", category="kaffe"), a_row(external_id="t-3", start_time="")])
    lines = imported(path, "--publish")
    assert lines[0].startswith("AFVIST  Linje 3, kolonne category: ”kaffe”. Skriv en af: coffee_social, ")
    assert lines[1:] == [
        "AFVIST  Linje 4, kolonne start_time: Feltet skal udfyldes.",
        summary(created=1, rejected=2, published=1),
    ]


def test_strict_ends_with_a_code_of_its_own(write_csv: WriteTable, imported: Imported) -> None:
    with pytest.raises(SystemExit) as ending:
        imported(write_csv([a_row(), a_row(external_id="t-2", category="kaffe")]), "--strict")
    assert (ending.value.code, Activity.objects.count()) == (2, 1)


def test_an_id_twice_is_refused_the_second_time(write_csv: WriteTable, imported: Imported) -> None:
    assert imported(write_csv([a_row(), a_row(title="En anden")])) == [
        "AFVIST  Linje 3, kolonne external_id: ”t-1”. Id'et står allerede på linje 2. Hver række skal have sit eget.",
        summary(created=1, rejected=1),
    ]
    assert Activity.objects.get().title == "Strik og snak"


def test_a_row_of_the_wrong_length_is_refused(tmp_path: Path, imported: Imported) -> None:
    path = tmp_path / "table.csv"
    row = a_row()
    path.write_text(f"{','.join(row)}\n{','.join(row.values())},for meget\n", encoding="utf-8")
    assert imported(path) == [
        "AFVIST  Linje 2: Rækken har 9 felter, men overskriften har 8. Er der et komma eller anførselstegn for meget?",
        summary(rejected=1),
    ]


def test_empty_cells_behind_the_last_column_are_nobody_s(tmp_path: Path, imported: Imported) -> None:
    path = tmp_path / "table.csv"
    row = a_row()
    path.write_text(f"{','.join(row)}\n{','.join(row.values())},,,\n", encoding="utf-8")
    assert imported(path) == [summary(created=1)]


def test_a_column_nobody_knows_is_remarked_on(write_csv: WriteTable, imported: Imported) -> None:
    assert imported(write_csv([a_row(farve="blå")])) == [
        "BEMÆRK  Linje 1, kolonne farve: Kolonnen kender vi ikke; den er ikke læst.",
        summary(created=1),
    ]


def test_a_dry_run_writes_nothing(write_csv: WriteTable, imported: Imported) -> None:
    assert imported(write_csv([a_row(), a_row(external_id="t-2", category="x")]), "--dry-run")[-1] == (
        "Dry run: 1 rows can be taken in, 1 rejected. Nothing is written."
    )
    assert (Activity.objects.count(), Source.objects.count()) == (0, 0)


def test_a_spreadsheet_gives_the_same_activities(
    write_csv: WriteTable, write_xlsx: WriteTable, imported: Imported
) -> None:
    rows = [a_row(end_time="11:30", price_dkk="25", latitude="54.90912", longitude="9.5", postcode="6400")]
    imported(write_csv(rows))
    assert imported(write_xlsx(rows)) == [summary(unchanged=1)]


def test_what_is_gone_is_retired_only_when_asked_and_comes_back(write_csv: WriteTable, imported: Imported) -> None:
    both = [a_row(), a_row(external_id="t-2")]
    imported(write_csv(both), "--publish")
    assert imported(write_csv(both[:1]), "--publish") == [summary(unchanged=1)]
    assert imported(write_csv(both[:1]), "--publish", "--retire") == [summary(unchanged=1, retired=1)]
    assert Activity.objects.get(external_id="t-2").publication_status == "withdrawn"
    assert imported(write_csv(both), "--publish") == [summary(unchanged=2, published=1)]


def test_what_an_organiser_withdrew_stays_withdrawn(write_csv: WriteTable, imported: Imported) -> None:
    path = write_csv([a_row()])
    imported(path, "--publish")
    publication.withdraw(Activity.objects.get(), now=NOW)
    assert imported(path, "--publish") == [summary(unchanged=1)]


def test_a_refused_row_is_not_gone(write_csv: WriteTable, imported: Imported) -> None:
    imported(write_csv([a_row()]), "--publish")
    assert imported(write_csv([a_row(category="x")]), "--retire")[-1] == summary(rejected=1)


def test_with_a_row_without_id_nothing_is_retired(write_csv: WriteTable, imported: Imported) -> None:
    imported(write_csv([a_row()]), "--publish")
    assert imported(write_csv([a_row(external_id="")]), "--retire")[-1] == summary(rejected=1)


def test_the_same_id_of_another_source_is_another_activity(write_csv: WriteTable, imported: Imported) -> None:
    path = write_csv([a_row()])
    imported(path)
    assert imported(path, "--source", "biblioteket") == [summary(created=1)]
    assert sorted(Activity.objects.values_list("source__code", flat=True)) == ["biblioteket", "import"]


def test_what_people_say_is_not_overwritten_and_exceptions_survive(write_csv: WriteTable, imported: Imported) -> None:
    imported(write_csv([a_row(accessibility_yes="lift;step_free")]), "--publish")
    activity = Activity.objects.get()
    state_feature(activity, "step_free", "no", source="visitor", checked_on=NOW.date())
    occurrence = activity.occurrences.filter(starts_at__gt=NOW).earliest("starts_at")
    publication.cancel_occurrence(occurrence, now=NOW)
    imported(write_csv([a_row(accessibility_yes="step_free", accessibility_partly="wide_doors", title="Strik")]))
    assert dict(activity.statements.values_list("feature", "value")) == {"step_free": "no", "wide_doors": "partly"}
    assert (ScheduleException.objects.count(), activity.occurrences.get(status="cancelled")) == (1, occurrence)


def test_two_rows_share_an_association_and_a_place(write_csv: WriteTable, imported: Imported) -> None:
    here = {"venue": "Huset", "street_address": "Gade 1", "latitude": "55.05", "longitude": "9.75"}
    imported(write_csv([a_row(**here), a_row(external_id="t-2", organisation="strikkeklubben ", **here)]))
    assert (Organisation.objects.count(), Place.objects.count()) == (1, 1)
    place = Place.objects.get()
    assert (place.latitude, place.longitude, place.precision, place.town) == (55.05, 9.75, "address", "Nordborg")


def test_an_address_without_a_point_goes_through_the_geocoder(write_csv: WriteTable, imported: Imported) -> None:
    imported(write_csv([a_row(postcode="6430")]))
    place = Place.objects.get()
    assert (place.precision, place.geocoded_by, place.has_point) == ("town", "embedded", True)


def test_the_house_is_told_of_what_changed_and_of_nothing_else(write_csv: WriteTable, imported: Imported) -> None:
    told: list[frozenset[int]] = []

    def hear(activity_ids: frozenset[int], **_kwargs: object) -> None:
        told.append(activity_ids)

    activities_changed.connect(hear)
    imported(write_csv([a_row(), a_row(external_id="t-2")]), "--publish")
    imported(write_csv([a_row(), a_row(external_id="t-2")]), "--publish")
    imported(write_csv([a_row(), a_row(external_id="t-2", title="Strik")]), "--publish")
    activities_changed.disconnect(hear)
    first, second = Activity.objects.order_by("external_id")
    assert told == [frozenset({first.pk, second.pk}), frozenset({second.pk})]
