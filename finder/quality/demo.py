"""A database of its own with the demo activities, for as long as something is judged on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from django.core.management import call_command
from django.db import connection


@contextmanager
def demo_database() -> Iterator[None]:
    """A database of its own, filled with the demo activities, and gone afterwards: the site's own is never touched."""
    own_name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        call_command("load_demo", stdout=StringIO())
        yield
    finally:
        connection.creation.destroy_test_db(own_name, verbosity=0)
