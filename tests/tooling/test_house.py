"""The house as it stands on disk: every room is in the import contract, every package is locked by its hash."""

import json
import re
import tomllib

import pytest

from tooling.environment import ROOT

BESIDE_THE_SITE = {"benchmarks", "tests", "tooling"}
ADDRESS = re.compile(r"https?://|--index-url|--extra-index-url|--find-links|\"resolved\"")


def test_the_import_contract_knows_every_room() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract for contract in linter["contracts"] if contract["id"] == "rooms")["layers"]
    rooms = {file.parent.name for file in ROOT.glob("*/__init__.py")} - BESIDE_THE_SITE
    assert set(linter["root_packages"]) == rooms
    assert {room.strip() for layer in layers for room in layer.split("|")} == rooms


@pytest.mark.parametrize("lock", ["base", "development"])
def test_every_python_package_has_one_version_and_its_hashes(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    packages = re.sub(r"\\\n\s*", "", text).strip().splitlines()
    assert [
        line
        for line in packages
        if not re.match(r"[a-z0-9.-]+(\[[a-z0-9,-]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", line)
    ] == []


def test_the_development_lock_covers_the_base_lock() -> None:
    base, development = (
        set(re.findall(r"^[^\s]+==[^\\]+", (ROOT / "requirements" / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("base.txt", "development.txt")
    )
    assert base - development == set()


def test_no_lock_names_a_registry() -> None:
    files = ("requirements/base.txt", "requirements/development.txt", "package-lock.json")
    assert [name for name in files if ADDRESS.search((ROOT / name).read_text(encoding="utf-8"))] == []


def test_every_frontend_package_has_one_version_and_its_hash() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    locked = {name.removeprefix("node_modules/"): facts for name, facts in packages.items() if name}
    assert {name: facts["version"] for name, facts in locked.items() if name in wanted} == wanted
    assert [name for name, facts in locked.items() if not facts["integrity"].startswith("sha512-")] == []
