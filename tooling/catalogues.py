"""Collects the site's texts into the catalogues beneath `locale/`, compiles them, and says when one is out of date.

The source language is Danish: a message's key is the Danish sentence. A new language is a new line of LANGUAGES in the settings.
Runs in the project's environment (it needs Babel): python -m tooling.catalogues update|compile|check [--complete]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from config.settings import base
from tooling.environment import ROOT

PYTHON_SOURCES = ("accounts", "activities", "api", "casework", "config", "finder")
TEMPLATES = "templates"
# The same as in config/templating.py, or a text would be collected otherwise than it is asked for.
TEMPLATE_OPTIONS = {
    "**": {
        "silent": "false",
        "newstyle_gettext": "true",
        "trimmed": "true",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
    }
}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# A comment that begins so is shown to whoever translates the text below it.
COMMENT_TAG = "Til oversættere:"


def collect(root: Path = ROOT) -> Catalog:
    """Every text of the site, from Python and from templates, as one catalogue without translations."""
    template = Catalog(project="Kom som du er", charset="utf-8")
    for folder in PYTHON_SOURCES:
        add_texts(template, root / folder, "**.py", "python", {})
    add_texts(template, root / TEMPLATES, "**", "jinja2", TEMPLATE_OPTIONS)
    return template


def add_texts(template: Catalog, folder: Path, pattern: str, method: str, options: dict[str, dict[str, str]]) -> None:
    """Add the texts of the files in `folder` that match `pattern`; SyntaxError where a template cannot be read."""
    found = extract_from_dir(folder, [(pattern, method)], options, KEYWORDS, comment_tags=[COMMENT_TAG])
    for name, line, text, comments, context in found:
        template.add(text, locations=[(f"{folder.name}/{name}", line)], auto_comments=comments, context=context)


def languages() -> list[str]:
    """The languages the site is translated into."""
    return [code for code, _name in base.LANGUAGES if code != base.LANGUAGE_CODE]


def catalogues(root: Path = ROOT) -> Iterator[tuple[str, Path]]:
    """Each language of the site and where its catalogue is (the file may still be missing)."""
    return ((code, root / "locale" / code / "LC_MESSAGES" / "django.po") for code in languages())


def read(language: str, file: Path) -> Catalog:
    """The catalogue of a language as it is on disk; an empty one where there is none yet."""
    if not file.is_file():
        return Catalog(
            locale=language,
            header_comment="# The texts of Kom som du er. The keys are the Danish texts, as a page shows them.",
            project="Kom som du er",
            version="1",
            msgid_bugs_address="-",
            last_translator="-",
            language_team="-",
            charset="utf-8",
            fuzzy=False,
        )
    with file.open("rb") as text:
        return read_po(text, locale=language)


def update() -> int:
    """Bring every catalogue up to the texts of today; what was translated stays, what is gone goes."""
    template = collect()
    for language, file in catalogues():
        catalogue = read(language, file)
        template.creation_date = catalogue.creation_date
        catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as text:
            write_po(text, catalogue, width=120, include_lineno=False, sort_by_file=True)
        print(f"{language}: {len(catalogue)} texts, {len(untranslated(catalogue))} not translated yet")
    return 0


def compile_all() -> int:
    """Write the binary catalogues that Django reads; one that is newer than its source is left alone."""
    for language, file in catalogues():
        compiled = file.with_suffix(".mo")
        if file.is_file() and not (compiled.is_file() and compiled.stat().st_mtime_ns >= file.stat().st_mtime_ns):
            with compiled.open("wb") as binary:
                write_mo(binary, read(language, file))
    return 0


def check(*, complete: bool = False, root: Path = ROOT) -> list[str]:
    """What is wrong with the catalogues, a sentence each; with `complete`, an untranslated text is wrong too."""
    template = collect(root)
    return [
        f"{language}: {sentence}"
        for language, file in catalogues(root)
        for sentence in problems(read(language, file), template, complete=complete)
    ]


def problems(catalogue: Catalog, template: Catalog, *, complete: bool) -> Iterator[str]:
    """What is wrong with one catalogue, measured against the texts of today."""
    for message in texts(template):
        if catalogue.get(message.id, message.context) is None:
            yield f"not in the catalogue: {message.id!r} ({message.locations[0][0]})"
    for message in texts(catalogue):
        if message.fuzzy:
            yield f"marked fuzzy: {message.id!r}"
        yield from (f"{message.id!r}: {error}" for error in message.check(catalogue))
    if complete:
        yield from (f"not translated: {message.id!r}" for message in untranslated(catalogue))


def texts(catalogue: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def untranslated(catalogue: Catalog) -> list[Message]:
    """The messages that have no translation in every form."""
    return [message for message in texts(catalogue) if not all(forms(message))]


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def check_and_tell() -> int:
    """Print what is wrong; the exit code says whether anything is."""
    found = check(complete="--complete" in sys.argv)
    for sentence in found:
        print(sentence)
    if found:
        print(f"{len(found)} to mend: run `make catalogues`, then translate.")
    return 1 if found else 0


COMMANDS: dict[str, Callable[[], int]] = {"update": update, "compile": compile_all, "check": check_and_tell}

if __name__ == "__main__":
    sys.exit(COMMANDS[sys.argv[1]]())
