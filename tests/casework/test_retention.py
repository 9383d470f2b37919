"""Nothing stays longer than it must: clients nobody works with, and records whose period is over, go for good."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from casework import audit, clients, retention, tasks
from casework.models import AccessRecord, AccessVerb, Client

pytestmark = pytest.mark.django_db
A_YEAR_AND_A_DAY = timedelta(days=367)


@pytest.fixture
def now() -> datetime:
    """The database's own clock guards the record, so these tests live today and look back."""
    return timezone.now()


def test_a_client_goes_after_its_months_without_activity(client_of: Callable[..., Client], now: datetime) -> None:
    client_of("gammel", now=now - A_YEAR_AND_A_DAY, note="Noget fortroligt.")
    client_of("ny", now=now - timedelta(days=364))
    report = retention.delete_old(now=now)
    assert (report.clients, report.records) == (1, 2)  # both were begun more than six months ago
    assert list(Client.objects.values_list("reference", flat=True)) == ["ny"]
    assert AccessRecord.objects.filter(reference="gammel").values_list("verb", "email").get() == ("expire", "")


def test_activity_keeps_a_client(client_of: Callable[..., Client], caseworker: Any, now: datetime) -> None:
    old = client_of(now=now - A_YEAR_AND_A_DAY)
    clients.change(old, {"home": "Nordborg"}, base=1, by=caseworker, now=now)
    assert retention.delete_old(now=now).clients == 0


def test_time_goes_by(client_of: Callable[..., Client], now: datetime) -> None:
    client_of(now=now)
    with time_machine.travel(now + timedelta(days=364)):
        assert tasks.delete_what_is_over() == 0
    with time_machine.travel(now + A_YEAR_AND_A_DAY):
        trial = retention.delete_old(now=timezone.now(), is_trial=True)
        assert (trial.clients, trial.records, Client.objects.count()) == (1, 1, 1)
        assert (tasks.delete_what_is_over(), Client.objects.count()) == (1, 0)


def test_running_twice_does_no_harm(client_of: Callable[..., Client], now: datetime) -> None:
    client_of(now=now - A_YEAR_AND_A_DAY)
    assert [retention.delete_old(now=now).clients for _ in range(2)] == [1, 0]


def test_the_months_are_a_setting(client_of: Callable[..., Client], settings: Any, now: datetime) -> None:
    settings.CASEWORK_CLIENT_MONTHS, settings.CASEWORK_AUDIT_MONTHS = 3, 24
    client_of(now=now - timedelta(days=100))
    assert (retention.delete_old(now=now).clients, AccessRecord.objects.count()) == (1, 2)


def test_a_record_keeps_the_period_it_was_made_with(settings: Any, now: datetime) -> None:
    settings.CASEWORK_AUDIT_MONTHS = 24
    audit.note(AccessVerb.LIST, by=None, now=now - timedelta(days=400))
    settings.CASEWORK_AUDIT_MONTHS = 6
    assert retention.delete_old(now=now).records == 0


def test_the_command_counts_before_it_deletes(
    client_of: Callable[..., Client], now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    client_of(now=now - A_YEAR_AND_A_DAY)
    call_command("delete_old_clients", dry_run=True)
    assert Client.objects.count() == 1
    call_command("delete_old_clients")
    said = capsys.readouterr().out.splitlines()
    assert [line.split(" (")[0] for line in said] == ["Would delete clients: 1", "Deleted clients: 1"]
    assert Client.objects.count() == 0
