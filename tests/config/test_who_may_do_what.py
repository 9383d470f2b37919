"""The one table of the whole site: address by person, and no address is missing.

Casework has a second table of its own, of people and units; an address may stand in either.
"""

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from tests.casework.table import CASEWORK, LISTS, add_to
from tests.casework.test_permissions import TABLE as OF_UNITS
from tests.config.people_and_things import World, everything, route_of, routes
from tests.config.table import SITE

pytestmark = pytest.mark.django_db
TABLES = {**SITE, "casework": CASEWORK, "lists": LISTS}


@pytest.fixture
def world(settings: Any, tmp_path: Path) -> World:
    """Everybody and everything. The second factor of municipal people is tested with the accounts."""
    cache.clear()  # nobody has guessed a link yet
    settings.REQUIRE_SECOND_FACTOR, settings.MEDIA_ROOT = False, tmp_path
    made = everything()
    add_to(made)
    return made


@pytest.mark.parametrize("part", TABLES)
def test_the_table_holds(world: World, part: str) -> None:
    found = {address: world.answers(address) for address in TABLES[part]}
    assert found == TABLES[part]


def test_every_address_of_the_site_is_in_the_table(world: World) -> None:
    tables = [*TABLES.values(), OF_UNITS]
    named = {route_of(address, world.things) for table in tables for address in table}
    assert set(routes()) - named == set()
