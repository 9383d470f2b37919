"""The migration that parts wide cards into what results show and what the API serves."""

import orjson
import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = [("finder", "0001_initial")], [("finder", "0002_cards_apart")]
WIDE = {
    "id": "7",
    "title": "Kaffe i huset",
    "organisation": {"id": "3", "name": "Huset", "kind": "association"},
    "focus_area": "communities",
    "contact": {"name": "Anna", "phone": "12 34 56 78", "email": ""},
    "confirmed_at": "2026-08-23T22:43:38.314590+00:00",
    "confirmed_by": "",
    "confirm_by": "2026-11-21T11:43:38.314590+00:00",
}
NARROW = {
    "id": "7",
    "title": "Kaffe i huset",
    "organisation": {"id": "3", "name": "Huset"},
    "phone": "12 34 56 78",
    "confirmed_on": "2026-08-24",  # past midnight in Denmark
}


@pytest.mark.django_db(transaction=True)
def test_what_was_stored_goes_on_being_shown_and_served() -> None:
    wide = MigrationExecutor(connection)
    wide.migrate(BEFORE)
    try:
        card = wide.loader.project_state(BEFORE).apps.get_model("finder.IndexCard")
        card.objects.create(activity_id=7, facts=orjson.dumps(WIDE), served=b'"id":"7"')
    finally:
        narrow = MigrationExecutor(connection)
        narrow.migrate(AFTER)
    apps = narrow.loader.project_state(AFTER).apps
    assert orjson.loads(bytes(apps.get_model("finder.IndexCard").objects.get(pk=7).facts)) == NARROW
    assert bytes(apps.get_model("finder.IndexRecord").objects.get(pk=7).served) == b'"id":"7"'
