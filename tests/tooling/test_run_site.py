"""The site is served on this machine only, on a port that is one."""

import socket

import pytest

from tooling import run_site
from tooling.run_site import chosen_port, server_command
from tooling.services import free_port


@pytest.mark.parametrize("text", ["", "web", "0", "65536", "-1", "80 80"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(SystemExit, match="PORT must be a number from 1 to 65535"):
        chosen_port(text)


def test_a_taken_port_is_refused_before_anything_is_built() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = str(other.getsockname()[1])
        with pytest.raises(SystemExit, match=f"Port {taken} cannot be used .* Try another: make run PORT=8001"):
            chosen_port(taken)


def test_a_free_port_is_taken_as_it_is() -> None:
    port = free_port()
    assert chosen_port(str(port)) == port


def test_the_demo_comes_after_the_people_it_lets_in(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(run_site, "run", lambda *_command: None)
    monkeypatch.setattr("tooling.static_files.prepare", lambda: None)
    monkeypatch.setattr(run_site, "manage", lambda command, *_options: told.append(command))
    run_site.prepare_site()
    assert told == ["migrate", "create_demo_accounts", "load_demo"]


def test_the_server_listens_on_this_machine_only() -> None:
    command = server_command(8123)
    assert command[command.index("--bind") + 1] == "127.0.0.1:8123"
