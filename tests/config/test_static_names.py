"""Every static file that a page names exists: in production a missing one is an error page."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders

from tooling.environment import ROOT

NAMED = re.compile(r"""\bstatic\(\s*["']([^"'{}]+)["']\s*\)""")
SOURCES = (
    "templates/**/*",
    "accounts/**/*.py",
    "activities/**/*.py",
    "api/**/*.py",
    "config/**/*.py",
    "casework/**/*.py",
    "finder/**/*.py",
)


def names_in(file: Path) -> set[str]:
    """The static files that a template or module names."""
    return set(NAMED.findall(file.read_text(encoding="utf-8")))


def test_every_named_file_is_there() -> None:
    files = [file for pattern in SOURCES for file in ROOT.glob(pattern) if file.is_file() and file.suffix != ".pyc"]
    named = {name: file.relative_to(ROOT) for file in files for name in names_in(file)}
    assert "vendor/leaflet/leaflet.css" in named
    assert {name: str(file) for name, file in named.items() if finders.find(name) is None} == {}
