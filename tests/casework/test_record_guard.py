"""The record of access cannot be changed, nor shortened before its time: not through the models, not behind their back."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accounts.models import Role, User
from casework import audit
from casework.models import AccessRecord, AccessVerb, AppendOnlyError
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> AccessRecord:
    """Something somebody has just done."""
    reader: User = UserFactory(role=Role.CASEWORKER)
    audit.note(AccessVerb.READ, by=reader, now=timezone.now())
    return AccessRecord.objects.get()


def test_the_models_refuse_every_way_to_change_or_remove(record: AccessRecord) -> None:
    with pytest.raises(AppendOnlyError):
        record.save()
    with pytest.raises(AppendOnlyError):
        record.delete()
    with pytest.raises(AppendOnlyError):
        AccessRecord.objects.all().update(email="")
    with pytest.raises(AppendOnlyError):
        AccessRecord.objects.bulk_update([record], ["email"])
    with pytest.raises(AppendOnlyError):
        AccessRecord.objects.all().delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casework_accessrecord SET email = ''",
        "DELETE FROM casework_accessrecord",
        pytest.param("TRUNCATE casework_accessrecord", marks=pytest.mark.postgresql),
    ],
)
def test_the_database_refuses_too(record: AccessRecord, statement: str) -> None:
    if "TRUNCATE" in statement and connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE.")
    with (
        pytest.raises(DatabaseError, match="A record of access is"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert AccessRecord.objects.values_list("email", flat=True).get() == record.email


def test_a_record_goes_when_its_period_is_over() -> None:
    long_ago = timezone.now() - timedelta(days=366)
    audit.note(AccessVerb.READ, by=None, now=long_ago)
    audit.note(AccessVerb.LIST, by=None, now=timezone.now())
    assert AccessRecord.objects.remove_over(now=timezone.now()) == 1
    assert AccessRecord.objects.get().verb == AccessVerb.LIST


def test_a_clock_that_runs_ahead_does_not_remove_a_young_record(record: AccessRecord) -> None:
    assert AccessRecord.objects.remove_over(now=timezone.now() + timedelta(days=4000)) == 0
    assert AccessRecord.objects.get() == record
