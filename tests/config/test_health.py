"""A watcher of the server learns whether the site can answer, and nothing else."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.django_db


def away(*_statement: Any) -> None:
    """A database that does not answer."""
    raise OperationalError("connection to server at 10.0.0.7 failed: password authentication failed for user kommune")


def test_all_is_well_once_the_index_has_been_written(client: Client) -> None:
    assert (client.get("/sundhed").status_code, client.get("/sundhed").json()) == (
        503, {"database": True, "index": False},
    )  # fmt: skip
    call_command("rebuild_index", verbosity=0)
    answer = client.get("/sundhed")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "index": True})


def test_without_its_database_the_site_says_so_and_no_more(client: Client) -> None:
    with connection.execute_wrapper(away):
        answer = client.get("/sundhed")
    assert (answer.status_code, answer.json()) == (503, {"database": False, "index": False})


def test_it_leaves_no_trace_and_is_kept_nowhere(client: Client) -> None:
    answer = client.get("/sundhed")
    assert (dict(answer.cookies), "no-store" in answer["Cache-Control"]) == ({}, True)
    assert client.post("/sundhed").status_code == 405
