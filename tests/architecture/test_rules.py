"""The rules of the house that no linter knows: sizes, names, reasons, and arrows hidden in strings."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tooling.environment import ROOT

# From below: a room may name itself and what stands on a floor beneath it, never what stands beside it.
FLOORS = (("accounts",), ("activities",), ("finder",), ("api", "casework"), ("config",))
ROOMS = tuple(room for floor in FLOORS for room in floor)
FLOOR_OF = {room: number for number, floor in enumerate(FLOORS) for room in floor}
CODE = (*ROOMS, "tooling", "benchmarks")
ROOM_OF_TEMPLATES = {
    "account": "accounts", "socialaccount": "accounts", "mfa": "accounts", "emails": "accounts", "desk": "activities",
}  # fmt: skip

MOST_LINES = 300
MOST_FUNCTION_LINES = 40
LONG_BY_NATURE = {
    "activities/vocabularies.py": "every coded word in one place",
    "config/settings/base.py": "every setting in one place",
    "finder/parameters.py": "the table of parameters and its readers",
}
FORBIDDEN_NAMES = {"common", "helpers", "misc", "services", "util", "utils"}
NAMED_ALL_THE_SAME = {
    "activities/geocoding/services": "address services of other people, one module each",
    "tooling/services.py": "servers that tests need: PostgreSQL, Redis",
}
# In parts, so that this file may be read like any other.
OF_THE_WORKPLACE = re.compile(
    "|".join(("/work" + "/", r"\." + "library/", r"\bshared/(?=design|cor" + "pus|geo|validators)", "uv" + "env"))
)
TEXTS = {
    ".cfg",
    ".css",
    ".csv",
    ".html",
    ".in",
    ".ini",
    ".js",
    ".json",
    ".md",
    ".mjs",
    ".po",
    ".py",
    ".sh",
    ".svg",
    ".toml",
    ".txt",
    ".xml",
    ".yaml",
    ".yml",
    "",
}
NOT_OURS = {
    ".git",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "node_modules",
    "var",
    "vendor",
    "__pycache__",
}


def name_of(path: Path) -> str:
    """As it is written in a sentence: from the root of the project."""
    return path.relative_to(ROOT).as_posix()


def modules(*folders: str) -> list[Path]:
    """Python modules people wrote: migrations are Django's."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def our_texts() -> Iterator[Path]:
    """Every file of the project that is read as text, apart from what was installed or built."""
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and path.suffix in TEXTS and not NOT_OURS & set(path.relative_to(ROOT).parts):
            yield path


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_modules_are_short() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules(*CODE, "tests")}
    too_long = {name for name, lines in lengths.items() if lines > MOST_LINES}
    assert too_long == set(LONG_BY_NATURE)


def test_functions_are_short() -> None:
    lengths = {
        f"{name_of(path)}:{one.name}": (one.end_lineno or 0) - one.lineno + 1
        for path in modules(*CODE)
        for one in functions_of(path)
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_FUNCTION_LINES} == {}


def test_every_module_says_in_a_sentence_what_it_is_for() -> None:
    texts = {name_of(path): path.read_text(encoding="utf-8") for path in modules(*CODE, "tests")}
    opening = {name: ast.get_docstring(ast.parse(text)) for name, text in texts.items() if text.strip()}
    assert [
        name
        for name, sentence in opening.items()
        if not sentence or not sentence.split("\n\n")[0].endswith((".", ":", "!", "?"))
    ] == []
    assert [name for name, text in texts.items() if not text.strip() and not name.endswith("__init__.py")] == []


def test_no_module_is_a_drawer_for_everything() -> None:
    named = {name_of(path.parent if path.name == "__init__.py" else path): path for path in modules(*CODE, "tests")}
    drawers = {name for name in named if Path(name).stem in FORBIDDEN_NAMES}
    assert drawers <= set(NAMED_ALL_THE_SAME)


@pytest.mark.parametrize(
    ("mark", "with_reason"),
    [
        (
            re.compile("#" + r" noqa\b.*"),
            re.compile("#" + r" noqa: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)* +(\(\S.{5,}\)|# ?\S.{5,})"),
        ),
        (re.compile("#" + r" type: ignore.*"), re.compile("#" + r" type: ignore\[[a-z-]+(, ?[a-z-]+)*\] +# \S.{5,}")),
    ],
)
def test_every_exception_to_a_check_says_why(mark: re.Pattern[str], with_reason: re.Pattern[str]) -> None:
    silent = [
        f"{name_of(path)}:{number}"
        for path in modules(*CODE, "tests")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := mark.search(line)) and not with_reason.match(found.group())
    ]
    assert silent == []


def test_no_test_looks_at_a_clock_to_say_what_is_fast() -> None:
    """A machine may be busy: work is counted (`tests/work.py`), and speed is measured in `benchmarks/`."""
    timed = re.compile(r"\b(?:perf" + r"_counter|process" + r"_time|thread" + r"_time)\b")
    told_in_figures = {"tests/e2e/test_casework_journey.py"}  # prints the server's share and asks nothing of it
    looking = {name_of(path) for path in modules("tests") if timed.search(path.read_text(encoding="utf-8"))}
    assert looking - told_in_figures == set()


def test_nothing_names_the_place_where_it_was_built() -> None:
    named = [
        name_of(path)
        for path in our_texts()
        if OF_THE_WORKPLACE.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert named == []


def test_relations_in_the_database_point_down() -> None:
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in ROOMS
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and not isinstance(field.related_model, str | None)
        if is_above(field.related_model._meta.app_label, model._meta.app_label)
    ]
    assert upward == []


def is_above(named: str, room: str) -> bool:
    """Whether a room stands above or beside another; what is not a room of ours stands below all."""
    return named in ROOMS and named != room and FLOOR_OF[named] >= FLOOR_OF[room]


TEMPLATE_ADDRESS = re.compile(r"""\b(?:url|page_url)\(\s*["']([a-z_]+):""")
CODE_ADDRESS = re.compile(r"""\b(?:reverse|reverse_lazy|redirect|resolve_url)\(\s*f?["']([a-z_]+):""")


def test_addresses_in_templates_point_down() -> None:
    upward = [
        f"{name_of(path)} -> {namespace}"
        for path in sorted((ROOT / "templates").rglob("*"))
        if path.is_file()
        for namespace in TEMPLATE_ADDRESS.findall(path.read_text(encoding="utf-8"))
        if is_above(namespace, room_of_template(path))
    ]
    assert upward == []


def room_of_template(path: Path) -> str:
    """The room whose views show it; what stands in no room's folder is the house's own."""
    folder = path.relative_to(ROOT / "templates").parts[0]
    room = ROOM_OF_TEMPLATES.get(folder, folder)
    return room if room in ROOMS else "config"


def test_addresses_in_code_point_down() -> None:
    upward = [
        f"{name_of(path)} -> {namespace}"
        for room in ROOMS
        for path in modules(room)
        for namespace in CODE_ADDRESS.findall(path.read_text(encoding="utf-8"))
        if is_above(namespace, room)
    ]
    assert upward == []


def test_templates_are_taken_in_from_their_own_room_or_below() -> None:
    """`{% import %}`, `{% include %}` and `{% extends %}`: shared pieces stand in components or at the root."""
    taken = re.compile(r"""\{%-?\s*(?:extends|import|include|from)\s+["']([a-z_]+)/""")
    upward = [
        f"{name_of(path)} -> {folder}"
        for path in sorted((ROOT / "templates").rglob("*"))
        if path.is_file() and room_of_template(path) != "config"
        for folder in taken.findall(path.read_text(encoding="utf-8"))
        if is_above(ROOM_OF_TEMPLATES.get(folder, folder), room_of_template(path))
    ]
    assert upward == []
