"""What holds for every test: it begins in Danish, no request leaves this machine, and generated cases repeat in CI.

The database is the one DATABASE_URL names (SQLite in memory without it): see config/settings/test.py.
"""

import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.core.management.commands import flush
from django.db import connection
from django.utils import translation

from casework import record_guard

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
hypothesis.settings.register_profile("developer", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "developer")


def is_on_this_machine(host: object) -> bool:
    """Whether an address or name means the loopback."""
    name = host.decode() if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return name in {"localhost", "", "None"}


@pytest.fixture(autouse=True, scope="session")
def no_request_leaves_this_machine() -> Iterator[None]:
    """A test that asks another host, or only asks for its address, fails with the host's name."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse_other_hosts(host: object) -> None:
        if not is_on_this_machine(host):
            raise RuntimeError(f"A test tried to reach {host}: only this machine may be asked.")

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            refuse_other_hosts(address[0])
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        if self.family != socket.AF_UNIX:
            refuse_other_hosts(address[0])
        return connect_ex(self, address)

    def guarded_getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        refuse_other_hosts(host)
        return getaddrinfo(host, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
        yield


@pytest.fixture(autouse=True, scope="session")
def tables_may_be_emptied_between_tests() -> Iterator[None]:
    """The record of access refuses to be emptied (casework/record_guard.py); a flush between tests goes round it."""
    empty = flush.Command.handle

    def emptied(command: flush.Command, **options: Any) -> None:
        with connection.schema_editor() as editor:
            record_guard.take_down(None, editor)
        empty(command, **options)
        with connection.schema_editor() as editor:
            record_guard.put_up(None, editor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", emptied)
        yield


@pytest.fixture(autouse=True)
def every_test_begins_in_danish() -> Iterator[None]:
    """A page asked for in German leaves its language behind in the test client's thread."""
    with translation.override("da"):
        yield


@pytest.fixture
def redis_url() -> str:
    """A real Redis server; `make test` starts one."""
    url = os.environ.get("TEST_REDIS_URL", "")
    if not url:
        pytest.skip("TEST_REDIS_URL names no Redis server; `make test` starts one.")
    return url
