"""A database of its own with the demo activities, for as long as something is judged on them.

The next date is part of the order, so what is judged would move with the clock. The activities are therefore loaded as on one
Monday morning and asked at three moments of that week: the figures are the same on every day and at every hour.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from finder import index
from finder.changes import current_version

DENMARK = ZoneInfo("Europe/Copenhagen")
LOADED_AT = datetime(2026, 11, 2, 6, 0, tzinfo=DENMARK)
ASKED_AT = (
    datetime(2026, 11, 2, 9, 30, tzinfo=DENMARK),
    datetime(2026, 11, 4, 15, 0, tzinfo=DENMARK),
    datetime(2026, 11, 7, 20, 0, tzinfo=DENMARK),
)


@contextmanager
def demo_database() -> Iterator[None]:
    """A database of its own, filled with the demo activities, and gone afterwards.

    The site's own, and the snapshot of it, are never touched.
    """
    own_name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        with override_settings(FINDER_SNAPSHOT_DIR=""):
            call_command("load_demo", at=LOADED_AT, stdout=StringIO())
            index.rebuild(now=LOADED_AT, version=current_version())
            yield
    finally:
        connection.creation.destroy_test_db(own_name, verbosity=0)
