"""Stencils: macros rendered once for what they are given, with holes that are filled in anew for each page.

A results page has 150 check boxes that differ from the last page's in nothing but their counts, and twenty cards that
differ in nothing but their words.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

from django.core.signals import setting_changed
from jinja2 import pass_environment
from markupsafe import Markup

from activities.presentation.languages import current_language
from config.quick_templates import QuickEnvironment, escaped

# Letters nobody writes (private use) round the name of a hole.
BEFORE, AFTER = "\ue000", "\ue001"
HOLE = re.compile(f"{BEFORE}(.*?){AFTER}")


def hole(name: str) -> Markup:
    """A place in a macro for what differs from page to page, by the name it is filled in with."""
    return Markup(f"{BEFORE}{name}{AFTER}")  # noqa: S704 (a name in our own templates or vocabularies)


class Filling(Protocol):
    """What fills a stencil: which lines it has, and its words by the names of the holes."""

    @property
    def lines(self) -> Hashable: ...
    @property
    def fillings(self) -> Mapping[str, Any]: ...


class Cut(NamedTuple):
    """A rendered macro: pieces of text with a gap between each two, and what picks the words of the gaps in their order."""

    pieces: list[str]
    words_of: Callable[[Mapping[str, Any]], tuple[Any, ...]]

    def filled(self, fillings: Mapping[str, Any]) -> str:
        """The text with its gaps filled; words are escaped, markup is not."""
        text = self.pieces.copy()
        text[1::2] = map(escaped, self.words_of(fillings))
        return "".join(text)


@pass_environment
def stencil(made: QuickEnvironment, template: str, macro: str, fillings: Mapping[str, Any], *given: Hashable) -> Markup:
    """What a macro writes of what it is `given`, its holes filled in by name. Raises KeyError where a filling is missing."""
    cut = _cut(made, made.language or current_language(), template, macro, given)
    return Markup(cut.filled(fillings))  # noqa: S704 (our own template, escaped there and here)


@pass_environment
def stencils(made: QuickEnvironment, template: str, macro: str, many: Iterable[Filling], *given: Hashable) -> Markup:
    """A stencil for each of many things one after another: the macro is given their `lines`, too, and they fill the holes."""
    language = made.language or current_language()
    cuts = ((_cut(made, language, template, macro, (*given, one.lines)), one) for one in many)
    return Markup("".join(cut.filled(one.fillings) for cut, one in cuts))  # noqa: S704 (as in `stencil`)


@lru_cache(maxsize=2048)
def _cut(made: QuickEnvironment, _language: str, template: str, macro: str, given: tuple[Hashable, ...]) -> Cut:
    """The macro in pieces; every second one is a gap that bears the name of its hole."""
    pieces = HOLE.split(str(getattr(made.get_template(template).module, macro)(*given)))
    names = pieces[1::2]
    if len(names) < 2:  # one name alone is not picked as a tuple
        return Cut(pieces, lambda fillings: tuple(fillings[name] for name in names))
    return Cut(pieces, itemgetter(*names))


def _forget(**_changed: object) -> None:
    """What was cut under other settings says other names."""
    _cut.cache_clear()


setting_changed.connect(_forget, dispatch_uid="stencils")
