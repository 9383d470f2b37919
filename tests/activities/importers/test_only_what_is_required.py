"""A table with only the columns that are required: everything made of its rows can be read, silence and all."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from activities.importers.exchange_table import REQUIRED_COLUMNS
from activities.models import Activity
from tests.activities.importers.conftest import WriteTable
from tests.factories import NOW, a_row

BEFORE = [("activities", "0006_order_of_statements")]


@pytest.fixture(autouse=True)
def at_now() -> Iterator[None]:
    """A Monday in November."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def bare(db: None, write_csv: WriteTable) -> Activity:
    """An activity of which only what is required was told."""
    row = {column: cell for column, cell in a_row(start_date="2026-11-24").items() if column in REQUIRED_COLUMNS}
    call_command("import_activities", write_csv([row]), "--publish")
    call_command("rebuild_index", verbosity=0)
    return Activity.objects.get()


def test_who_says_nothing_of_it_lets_everybody_in(bare: Activity) -> None:
    assert bare.gender == "any"


@pytest.mark.parametrize(
    "address",
    [
        "/aktivitet/{pk}/{slug}/",
        "/en/aktivitet/{pk}/{slug}/",
        "/aktivitet/{pk}/{slug}/kalender.ics",
        "/aktivitet/{pk}/forkert/",
        "/aktivitet/{pk}/spoerg/step_free/",
        "/forening/{organisation}/{organisation_slug}/",
        "/forening/{organisation}/{organisation_slug}/kalender.ics",
        "/find/?q=strik",
        "/find/?gender=men",
        "/kort.json",
        "/min-liste/?ids={pk}",
        "/sitemap.xml",
        "/api/v1/activities",
        "/api/v1/activities/{pk}",
        "/api/v1/map",
        "/api/v1/organisations",
        "/api/v1/organisations/{organisation}",
        "/api/v1/places",
    ],
)
def test_everything_made_of_it_can_be_read(bare: Activity, client: Client, address: str) -> None:
    by = bare.organisation
    asked = address.format(pk=bare.pk, slug=bare.slug, organisation=by.pk, organisation_slug=by.slug)
    assert client.get(asked, headers={"host": "localhost"}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_rows_taken_in_before_let_everybody_in_too() -> None:
    """The migration that mends what an earlier import wrote."""
    before = MigrationExecutor(connection)
    before.migrate(BEFORE)
    try:
        models = before.loader.project_state(BEFORE).apps
        by = models.get_model("activities.Organisation").objects.create(name="Klubben", slug="klubben")
        activities = models.get_model("activities.Activity").objects
        kept = activities.create(organisation_id=by.pk, title="Strik", category="creative", gender="")
    finally:
        after = MigrationExecutor(connection)
        after.migrate(after.loader.graph.leaf_nodes())
    assert Activity.objects.get(pk=kept.pk).gender == "any"
