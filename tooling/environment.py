"""Makes the Python environment in `.venv/` from the locked, hashed requirements, and runs commands in it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tooling import stamps

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)
# The development lock holds everything the base lock holds, in the same versions.
COVERED_BY = {"base": ("base",), "development": ("development", "base")}


def say(text: str) -> None:
    """Tell the person at the keyboard which step has begun."""
    print(f"\N{BULLET} {text}", flush=True)


def run(*command: str | Path, env: Mapping[str, str] | None = None) -> None:
    """Run a command in the project's folder; end the program with its exit code when it fails."""
    code = subprocess.run([str(word) for word in command], cwd=ROOT, env=child_environment(env), check=False).returncode
    if code:
        raise SystemExit(f"This step failed (exit code {code}): {' '.join(str(word) for word in command)}")


def child_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Our environment plus `extra`; UTF-8 everywhere, also where no locale is set."""
    return {**os.environ, "PYTHONUTF8": "1", **(extra or {})}


def prepare(lock: str) -> None:
    """Install `requirements/{lock}.txt` into `.venv/` unless exactly that is there already."""
    require_python()
    make_environment()
    requirements = ROOT / "requirements" / f"{lock}.txt"
    if stamps.is_current(stamp_of(lock), fingerprint_of(lock)):
        return
    say(f"Installing the Python packages of {requirements.relative_to(ROOT)}")
    run(PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", "--no-deps",
        "--require-hashes", "-r", requirements)  # fmt: skip
    for covered in COVERED_BY[lock]:
        stamps.set_current(stamp_of(covered), fingerprint_of(covered))


def require_python() -> None:
    """End with a clear sentence where Python is too old."""
    if sys.version_info < OLDEST_PYTHON:
        raise SystemExit(
            f"Python {'.'.join(map(str, OLDEST_PYTHON))} or newer is needed; this is {sys.version.split()[0]}. "
            "Name another one like this: make run PYTHON=python3.12"
        )


def make_environment() -> None:
    """Make `.venv/`, or mend it: a moved folder or a removed Python breaks one, and some tools make one without pip."""
    if not can_run("import sys; sys.exit(sys.version_info < (3, 11))"):
        say("Making the Python environment in .venv/")
        run(sys.executable, "-m", "venv", "--clear", VENV)
    elif not can_run("import pip"):
        run(PYTHON, "-m", "ensurepip")


def can_run(statement: str) -> bool:
    """Whether the environment's Python starts and carries out `statement`."""
    with contextlib.suppress(OSError):
        return subprocess.run([str(PYTHON), "-c", statement], capture_output=True, check=False).returncode == 0
    return False


def stamp_of(lock: str) -> Path:
    """Where the environment remembers which state of a lock it holds."""
    return VENV / "installed" / lock


def fingerprint_of(lock: str) -> str:
    """What has to be the same for an installation to be still right."""
    return stamps.fingerprint_of_contents(ROOT / "requirements" / f"{lock}.txt")


if __name__ == "__main__":
    prepare(sys.argv[1] if len(sys.argv) > 1 else "base")
