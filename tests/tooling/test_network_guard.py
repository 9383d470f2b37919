"""The suite itself cannot ask another host."""

import socket

import pytest


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_a_connection_to_another_host_fails_with_its_name(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as caller, pytest.raises(RuntimeError, match=f"A test tried to reach {host}"):
        caller.connect((host, 443))


def test_even_asking_for_an_address_fails() -> None:
    with pytest.raises(RuntimeError, match=r"A test tried to reach tiles\.example"):
        socket.create_connection(("tiles.example", 443))


def test_this_machine_may_be_asked() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        with socket.create_connection(("localhost", listener.getsockname()[1]), timeout=5) as caller:
            assert caller.getpeername() == listener.getsockname()
