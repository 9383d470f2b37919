"""Stencils: macros rendered once for what they are given, with holes that are filled in anew for each page.

A results page has 150 check boxes that differ from the last page's in nothing but their counts.
"""

import re
from collections.abc import Hashable, Mapping
from functools import lru_cache

from django.conf import settings
from jinja2 import pass_environment
from markupsafe import Markup

from activities.presentation.languages import current_language
from config.quick_templates import QuickEnvironment

# Letters nobody writes (private use) round the name of a hole.
BEFORE, AFTER = "\ue000", "\ue001"
HOLE = re.compile(f"{BEFORE}(.*?){AFTER}")


def hole(name: str) -> Markup:
    """A place in a macro for what differs from page to page, by the name it is filled in with."""
    return Markup(f"{BEFORE}{name}{AFTER}")  # noqa: S704 (a name in our own templates or vocabularies)


@pass_environment
def stencil(
    made: QuickEnvironment, template: str, macro: str, fillings: Mapping[str, int | Markup], *given: Hashable
) -> Markup:
    """What a macro writes of what it is `given`, its holes filled in with numbers and with what is escaped already."""
    look = (made.language or current_language(), settings.SITE_NAME, settings.SITE_OWNER, settings.DEMO_MODE)
    return Markup(_cut(made, template, macro, given, look) % fillings)  # noqa: S704 (our own template, escaped there)


@lru_cache(maxsize=2048)
def _cut(made: QuickEnvironment, template: str, macro: str, given: tuple[Hashable, ...], _look: Hashable) -> str:
    """The text of a macro as Python formats it."""
    written = str(getattr(made.get_template(template).module, macro)(*given))
    return HOLE.sub(r"%(\1)s", written.replace("%", "%%"))
