"""`.env.example` lists every variable an installation may set, and none that nothing reads."""

import re
from pathlib import Path

from tooling.environment import ROOT

READ = re.compile(r"""\benv(?:\.\w+)?\(\s*"([A-Z_0-9]+)"|environ(?:\.get\(|\[)"([A-Z_0-9]+)\"""")
LISTED = re.compile(r"^#?([A-Z_0-9]+)=", re.MULTILINE)
# Not a matter of the installation: which settings, and what only the tests are told.
OF_THE_PROCESS = {"DJANGO_SETTINGS_MODULE"}


def read_by(*paths: Path) -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return {name for text in texts for pair in READ.findall(text) for name in pair if name}


def test_the_example_lists_what_is_read_and_nothing_else() -> None:
    files = [*(ROOT / "config").rglob("*.py")]
    listed = set(LISTED.findall((ROOT / ".env.example").read_text(encoding="utf-8")))
    assert listed == read_by(*files) - OF_THE_PROCESS


def test_the_pattern_finds_what_settings_read() -> None:
    assert {"SECRET_KEY", "TRUSTED_PROXY_COUNT", "OIDC_ROLES", "EMAIL_URL"} <= read_by(ROOT / "config/settings/base.py")
