"""The made-up country that speed is measured on."""

import pytest

from activities.models import Activity
from benchmarks.world import make_world
from finder.models import IndexEntry

pytestmark = pytest.mark.django_db


def test_a_made_up_country_is_as_large_as_asked_for_and_can_be_found() -> None:
    make_world(60, seed=7, progress=lambda _done: None)
    assert (Activity.objects.published().count(), IndexEntry.objects.count()) == (60, 60)
