"""However many activities are due, one run asks about all of them, in batches, and keeps nothing of those it has asked about.

`python -m benchmarks.confirmations` measures ten thousand.
"""

import gc
import tracemalloc
from dataclasses import replace
from datetime import timedelta

import pytest
from post_office.models import Email

from activities.confirmation import Asked, ask_everybody
from activities.models import Activity, ConfirmationRequest
from tests.factories import NOW, OrganisationFactory, PlaceFactory, PublishedActivityFactory

pytestmark = pytest.mark.django_db

BATCH = 40
DUE = NOW + timedelta(days=90)


def many(count: int) -> None:
    """So many that are due, each with an address."""
    organisation, place = OrganisationFactory(), PlaceFactory()
    rows = PublishedActivityFactory.build_batch(
        count, organisation=organisation, place=place, contact_email="k@example.dk"
    )
    Activity.objects.bulk_create(rows)


def test_batch_after_batch_nothing_is_kept() -> None:
    many(12 * BATCH)
    steps: list[Asked] = []
    held: list[int] = []
    tracemalloc.start()
    for asked in ask_everybody(now=DUE, at_once=BATCH):
        steps.append(replace(asked))
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    # After two batches everything is imported and compiled; ten more keep less than one batch's rows would need.
    assert held[-1] - held[1] < 150 * BATCH * 10
    assert [(asked.activities, asked.mails) for asked in steps] == [(BATCH * n, BATCH * n) for n in range(1, 13)]
    assert (ConfirmationRequest.objects.count(), Email.objects.count()) == (12 * BATCH, 12 * BATCH)
