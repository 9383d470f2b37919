"""Gathers, names by their contents and compresses the static files into `var/static`, unless none has changed."""

from __future__ import annotations

from tooling import environment, stamps
from tooling.environment import PYTHON, ROOT, VAR

STAMP = VAR / "static" / ".gathered"
# The API's page is Swagger's; the other one its package brings is large and never shown.
NEVER_SHOWN = "redoc"


def prepare() -> None:
    """Bring `var/static` to what `static/` and the installed packages hold."""
    fingerprint = stamps.fingerprint_of_tree(ROOT / "static") + stamps.fingerprint_of_contents(
        ROOT / "requirements" / "base.txt"
    )
    if stamps.is_current(STAMP, fingerprint):
        return
    environment.say("Gathering the static files")
    environment.run(
        PYTHON, "manage.py", "collectstatic", "--no-input", "--clear", "--verbosity=0", "--ignore", NEVER_SHOWN
    )
    stamps.set_current(STAMP, fingerprint)


if __name__ == "__main__":
    prepare()
