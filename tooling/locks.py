"""Locks the newest allowed versions of the Python and front-end packages: `make lock`."""

from __future__ import annotations

import os
import sys

from tooling import environment, frontend
from tooling.environment import ROOT

# The lock holds for every machine and names no registry: only what is to be had, and its hashes.
COMPILE = (
    "pip", "compile", "--no-config", "--quiet", "--upgrade", "--universal", "--python-version", "3.11",
    "--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links",
)  # fmt: skip


def lock_python() -> None:
    """Write `requirements/base.txt`, then `development.txt` with the same versions and more."""
    uv = environment.VENV / "bin" / "uv"
    folder = ROOT / "requirements"
    environment.run(uv, *COMPILE, folder / "base.in", "--output-file", folder / "base.txt")
    environment.run(
        uv, *COMPILE, folder / "development.in", "--constraints", folder / "base.txt",
        "--output-file", folder / "development.txt",
    )  # fmt: skip


def lock_frontend() -> None:
    """Write `package-lock.json` anew; the versions stand in `package.json`."""
    environment.run(*frontend.npm(), "update", "--package-lock-only", "--ignore-scripts")


if __name__ == "__main__":
    # A folder of the machine's own wheels must not lend its hashes to the lock.
    os.environ.pop("PIP_FIND_LINKS", None)
    lock_python()
    lock_frontend()
    sys.exit()
