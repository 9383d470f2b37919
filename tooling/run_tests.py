"""Sets up and runs every check there is: `make test`. Says what it had to leave out, and why."""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from tooling import environment, frontend, services
from tooling.environment import PYTHON, ROOT, say
from tooling.summary import Counts, Outcome, closing_line, counts_of_report, table

PYTEST = (str(PYTHON), "-m", "pytest", "-q", "--durations=5")
PARALLEL = ("-n", "auto", "--maxprocesses=8")
MANAGE = (str(PYTHON), "manage.py")
TEST_SETTINGS = {"DJANGO_SETTINGS_MODULE": "config.settings.test"}


@dataclass(frozen=True)
class Group:
    """One line of the summary: a command, what it needs, and whether it writes a report of tests."""

    name: str
    command: tuple[str, ...]
    needs: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_suite(self) -> bool:
        """Whether the command is pytest, whose report counts single tests."""
        return "pytest" in self.command


def groups() -> list[Group]:
    """Every group, the quick ones first."""
    return [*code_groups(), *project_groups(), *suite_groups()]


def code_groups() -> list[Group]:
    """What can be said of the code without running it."""
    return [
        Group("ruff", (str(PYTHON), "-m", "ruff", "check", ".")),
        Group("format", (str(PYTHON), "-m", "ruff", "format", "--check", ".")),
        Group("imports", (str(environment.VENV / "bin" / "lint-imports"),)),
        Group("types", (str(PYTHON), "-m", "mypy")),
    ]


def project_groups() -> list[Group]:
    """What can be said of the project without a test."""
    return [
        Group("migrations", (*MANAGE, "makemigrations", "--check", "--dry-run"), env=TEST_SETTINGS),
        Group("catalogues", (str(PYTHON), "-m", "tooling.catalogues", "check", "--complete")),
        Group("deployment", (*MANAGE, "check", "--deploy", "--fail-level=WARNING"), env=production_settings()),
        Group("static files", (str(PYTHON), "-m", "tooling.static_files"), env=production_settings()),
    ]


def suite_groups() -> list[Group]:
    """The suites: rules on both databases, what needs Redis, and the site in a real browser."""
    rules = "not browser and not redis"
    return [
        Group("tests on SQLite", (*PYTEST, *PARALLEL, "-m", f"{rules} and not postgresql")),
        Group("tests on PostgreSQL", (*PYTEST, *PARALLEL, "-m", f"{rules} and not sqlite"), needs=("PostgreSQL",)),
        Group("quality of answers", (*MANAGE, "quality", "--quiet"), needs=("PostgreSQL",), env=TEST_SETTINGS),
        Group("quality of suggestions", (*MANAGE, "quality_of_suggestions", "--quiet"), env=TEST_SETTINGS),
        Group("tests on Redis", (*PYTEST, "-m", "redis and not browser"), needs=("Redis",)),
        Group("tests in the browser", (*PYTEST, "-m", "browser"), needs=("Chromium",)),
    ]


def production_settings() -> dict[str, str]:
    """The environment of a real installation, with a secret of this moment."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "komsomduer.example",
        "SITE_URL": "https://komsomduer.example",
    }


class Needs:
    """The servers and programs the groups need, each started once, when the first group asks for it."""

    def __init__(self, stack: contextlib.ExitStack) -> None:
        """Everything started here ends with `stack`."""
        self._stack = stack
        self._found: dict[str, dict[str, str]] = {}
        self._providers: dict[str, Callable[[], dict[str, str]]] = {
            "PostgreSQL": lambda: {"DATABASE_URL": self._started(services.postgresql())},
            "Redis": lambda: {"TEST_REDIS_URL": self._started(services.redis())},
            "Chromium": lambda: {"CHROMIUM": str(services.chromium_program())},
        }

    def environment_for(self, names: Iterable[str]) -> dict[str, str]:
        """The variables that tell a group where its needs are; `MissingError` when one is not to be had."""
        merged: dict[str, str] = {}
        for name in names:
            if name not in self._found:
                self._found[name] = self._providers[name]()
            merged |= self._found[name]
        return merged

    def _started(self, service: AbstractContextManager[str]) -> str:
        return self._stack.enter_context(service)


def run_group(group: Group, needs: Needs) -> Outcome:
    """Run one group and say how it went."""
    print(f"\n=== {group.name} ===", flush=True)
    started = time.monotonic()
    try:
        env = {**group.env, **needs.environment_for(group.needs)}
    except services.MissingError as missing:
        print(f"skipped: {missing}")
        return Outcome(group.name, Counts(skipped=1), seconds=0.0, reasons=(str(missing),))
    counts, reasons = run_suite(group, env) if group.is_suite else run_check(group, env)
    return Outcome(group.name, counts, seconds=time.monotonic() - started, reasons=reasons)


def run_check(group: Group, env: Mapping[str, str]) -> tuple[Counts, tuple[str, ...]]:
    """A check counts as one test."""
    passed = run_command(group.command, env) == 0
    return Counts(passed=int(passed), failed=int(not passed)), ()


def run_suite(group: Group, env: Mapping[str, str]) -> tuple[Counts, tuple[str, ...]]:
    """A suite counts its tests; one that broke off or found no test has failed, whatever it counted."""
    with tempfile.TemporaryDirectory(prefix="komsomduer-report-") as folder:
        report = Path(folder) / "report.xml"
        code = run_command((*group.command, f"--junitxml={report}"), env)
        counts, reasons = counts_of_report(report) if report.exists() else (Counts(), ())
    if code and not counts.failed:
        return counts + Counts(failed=1), (*reasons, f"pytest ended with exit code {code}")
    return counts, reasons


def run_command(command: tuple[str, ...], env: Mapping[str, str]) -> int:
    """Run a command in the project's folder with its output on the screen; its exit code."""
    return subprocess.run(command, cwd=ROOT, env=environment.child_environment(env), check=False).returncode


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-skip", action="store_true", help="a skipped group or test is a failure")
    parser.add_argument("--only", nargs="+", metavar="GROUP", choices=[group.name for group in groups()])
    return parser.parse_args()


def prepare() -> None:
    """Everything the groups take for granted: packages, front-end files, compiled catalogues, Debian's programs."""
    environment.prepare("development")
    frontend.prepare()
    environment.run(PYTHON, "-m", "tooling.catalogues", "compile")
    services.install_missing()


def report(outcomes: list[Outcome], *, skips_allowed: bool) -> int:
    """Print the summary with the closing line last; the exit code."""
    print(f"\n{table(outcomes)}\n")
    total = sum((outcome.counts for outcome in outcomes), Counts())
    failed = bool(total.failed) or (bool(total.skipped) and not skips_allowed)
    if total.skipped and not skips_allowed:
        print("Something was skipped, and no skip is allowed here.")
    print(closing_line(total), flush=True)
    return 1 if failed else 0


def main() -> int:
    """Prepare, run, report."""
    asked = arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    skips_allowed = not asked.no_skip and os.environ.get("ALLOW_SKIPS", "1") != "0"
    prepare()
    chosen = [group for group in groups() if not asked.only or group.name in asked.only]
    say(f"Running {len(chosen)} groups")
    with contextlib.ExitStack() as stack:
        needs = Needs(stack)
        outcomes = [run_group(group, needs) for group in chosen]
    return report(outcomes, skips_allowed=skips_allowed)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
