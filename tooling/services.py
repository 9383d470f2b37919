"""Throw-away servers for the tests: a PostgreSQL cluster and a Redis on the loopback, and Debian packages where missing."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tooling.environment import say

# What a server or browser is called on Debian.
DEBIAN_PACKAGES = {
    "PostgreSQL": ("postgresql",),
    "Redis": ("redis-server",),
    "Chromium": ("chromium", "fonts-liberation"),
}
QUICK_POSTGRESQL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "unix_socket_directories=''")
START_SECONDS = 30.0


class MissingError(Exception):
    """A program is not on this machine; the text says what would help."""


def install_missing() -> None:
    """Install what the tests need where that may be done: on Debian, as root. Elsewhere do nothing."""
    missing = [name for name in DEBIAN_PACKAGES if not is_there(name)]
    if not missing or os.geteuid() != 0 or not Path("/etc/debian_version").exists():
        return
    packages = [package for name in missing for package in DEBIAN_PACKAGES[name]]
    say(f"Installing with apt-get: {', '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("update", "-qq"), ("install", "-qq", "-y", "--no-install-recommends", *packages)):
        subprocess.run(["apt-get", *command], env=env, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=False)


def is_there(name: str) -> bool:
    """Whether this machine has the program that `DEBIAN_PACKAGES` names."""
    with contextlib.suppress(MissingError):
        {"PostgreSQL": postgresql_programs, "Redis": redis_program, "Chromium": chromium_program}[name]()
        return True
    return False


def chromium_program() -> Path:
    """The browser of the browser tests: the one that CHROMIUM names, or the machine's own."""
    return find_program("Chromium", os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")


def redis_program() -> Path:
    """The Redis server of this machine."""
    return find_program("Redis", "redis-server")


def postgresql_programs() -> Path:
    """The folder with `initdb` and `pg_ctl`: the newest Debian has, or the one on the PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if folders:
        return folders[-1]
    return find_program("PostgreSQL", "initdb").resolve().parent


def find_program(name: str, *candidates: str) -> Path:
    """The first of `candidates` that can be run, else `MissingError`."""
    for candidate in candidates:
        if found := shutil.which(candidate):
            return Path(found)
    packages = " ".join(DEBIAN_PACKAGES[name])
    raise MissingError(f"{name} is not on this machine (on Debian: sudo apt-get install {packages})")


def free_port() -> int:
    """A TCP port of the loopback that nobody listens on at this moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """A Redis that keeps nothing; yields its address."""
    program, port = redis_program(), free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning"]
    with (
        tempfile.TemporaryDirectory(prefix="komsomduer-redis-") as folder,
        subprocess.Popen([program, *options], cwd=folder, stdout=subprocess.DEVNULL, start_new_session=True) as server,
    ):
        try:
            wait_for_port(port, name="Redis")
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()


@contextlib.contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL cluster of its own, gone afterwards; yields the address of a database for the tests."""
    programs, port, owner = postgresql_programs(), free_port(), cluster_owner()
    folder = Path(tempfile.mkdtemp(prefix="komsomduer-postgresql-"))
    try:
        shutil.chown(folder, user=owner.pw_uid, group=owner.pw_gid)
        make_cluster(programs, folder / "data", owner=owner)
        control = [str(programs / "pg_ctl"), "-D", str(folder / "data"), "-s", "-w"]
        options = " ".join(
            f"-c {setting}" for setting in (f"port={port}", "listen_addresses=127.0.0.1", *QUICK_POSTGRESQL)
        )
        run_as(owner, [*control, "-l", str(folder / "log"), "-o", options, "start"])
        try:
            yield f"postgres://kom_som_du_er@127.0.0.1:{port}/kom_som_du_er"
        finally:
            run_as(owner, [*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_cluster(programs: Path, data: Path, *, owner: pwd.struct_passwd) -> None:
    """An empty cluster in UTF-8 that trusts whoever reaches the loopback."""
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--username=kom_som_du_er"]
    run_as(owner, [str(programs / "initdb"), "-D", str(data), *options])


def cluster_owner() -> pwd.struct_passwd:
    """Who runs the cluster: the person at the keyboard, or an ordinary account for root, whom initdb refuses."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise MissingError("PostgreSQL does not run as root, and this machine has no account named postgres or nobody")


def run_as(owner: pwd.struct_passwd, command: Sequence[str]) -> None:
    """Run a command as `owner`, in a folder that account can read; a failure shows what the command said."""
    is_root = os.geteuid() == 0
    done = subprocess.run(
        command, cwd="/", text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        user=owner.pw_uid if is_root else None, group=owner.pw_gid if is_root else None,
        extra_groups=[] if is_root else None, start_new_session=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {done.stdout.strip()}")


def wait_for_port(port: int, *, name: str) -> None:
    """Return when something listens on the loopback's `port`; RuntimeError when nothing does in time."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"{name} did not start within {START_SECONDS:.0f} seconds")
