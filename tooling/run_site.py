"""Sets the site up and serves it on this machine: `make run`."""

from __future__ import annotations

import os
import socket
import subprocess

from tooling import environment, frontend, static_files
from tooling.environment import PYTHON, ROOT, VAR, run, say

HOST = "127.0.0.1"


def main() -> None:
    """Prepare everything that is missing, say where the site is, and become its server until Ctrl-C."""
    port = chosen_port(os.environ.get("PORT", "8000"))
    environment.prepare("base")
    frontend.prepare()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")
    prepare_site()
    start_timetable()
    print(f"\n  Kom som du er: http://{HOST}:{port}/   (Ctrl-C stops it)\n", flush=True)
    become_server(port)


def chosen_port(text: str) -> int:
    """The port to serve on; ends with a clear sentence where it is no port or is taken."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise SystemExit(f"PORT must be a number from 1 to 65535, not {text!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
        except OSError as problem:
            raise SystemExit(
                f"Port {text} cannot be used ({problem.strerror}). Try another: make run PORT=8001"
            ) from None
    return int(text)


def prepare_site() -> None:
    """Catalogues, database, static files, demo data and demo accounts; what is there already stays as it is."""
    VAR.mkdir(exist_ok=True)
    run(PYTHON, "-m", "tooling.catalogues", "compile")
    say("Preparing the database")
    manage("migrate", "--verbosity=0")
    static_files.prepare()
    say("Loading the examples")
    manage("create_demo_accounts")
    manage("load_demo")  # after the accounts: it lets the demo organiser into an association


def manage(*arguments: str) -> None:
    """Run one of Django's commands."""
    run(PYTHON, "manage.py", *arguments)


def start_timetable() -> None:
    """Let what runs by itself (config/celery.py) run beside the server, and end with it."""
    subprocess.Popen(
        [PYTHON, "manage.py", "run_timetable", "--with-parent"],
        cwd=ROOT, env=environment.child_environment(), stdin=subprocess.DEVNULL,
    )  # fmt: skip


def become_server(port: int) -> None:
    """Replace this process by gunicorn, so that Ctrl-C reaches it and nothing stays behind."""
    command = server_command(port)
    os.chdir(ROOT)
    os.execve(command[0], command, environment.child_environment())  # noqa: S606 (the command is ours, no shell is wanted)


def server_command(port: int) -> list[str]:
    """How the site is served; the rest stands in config/gunicorn.py."""
    return [
        str(PYTHON), "-m", "gunicorn", "--config", "python:config.gunicorn", "--bind", f"{HOST}:{port}", "config.wsgi:application",
    ]  # fmt: skip


if __name__ == "__main__":
    main()
