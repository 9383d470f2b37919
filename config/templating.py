"""The Jinja2 environment of every page: what templates may call, and nothing that costs more than a look-up."""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from activities.presentation.languages import current_language
from config.quick_templates import QuickEnvironment
from config.stencils import hole, stencil, stencils

DANISH, NOTHING = Markup(' lang="da"'), Markup("")


class Art:
    """Addresses of the sprites, looked up once per process: a results page names them a hundred times."""

    @cached_property
    def icons(self) -> Markup:
        """Line icons, one symbol each."""
        return _address("svg/icons.svg")

    @cached_property
    def states(self) -> Markup:
        """Yes, partly, no and unknown."""
        return _address("svg/states.svg")

    @cached_property
    def pictures(self) -> Markup:
        """The still lifes of the categories, and the scenes behind them."""
        return _address("svg/pictures.svg")

    @cached_property
    def hero(self) -> Markup:
        """The shore of the front page."""
        return _address("svg/hero.svg")


@cache
def static_address(name: str) -> str:
    """Where a static file lies; the storage is asked once per process."""
    return static(name)


def _address(name: str) -> Markup:
    """Escaped once here instead of at each of its hundred uses."""
    return escape(static(name))


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language."""

    code: str
    name: str
    address: str
    is_current: bool


def environment(**options: Any) -> Environment:
    """The environment Django's Jinja2 engine renders with. A name a template does not know is an error, never a blank."""
    made = QuickEnvironment(**{**options, "undefined": StrictUndefined}, trim_blocks=True, lstrip_blocks=True)
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by jinja2.ext.i18n
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    made.globals.update(
        _=translated,
        gettext=translated,
        art=Art(),
        static=static_address,
        url=url,
        settings=settings,
        messages=get_messages,
        languages=language_links,
        language=translation.get_language,
        lang_da=lang_da,
        hole=hole,
        stencil=stencil,
        stencils=stencils,
    )
    return made


def translated(message: str, /, **variables: Any) -> Markup:
    """A text of a template in the language of the moment; what is put into it is escaped.

    A page has a hundred of them, most without variables: each is looked up once per process and language.
    """
    text = _translated(message, current_language())
    return text % variables if variables or "%" in message else text


@lru_cache(maxsize=20_000)
def _translated(message: str, _language: str) -> Markup:
    return Markup(translation.gettext(message))  # noqa: S704 (our own catalogues)


def url(name: str, *args: Any) -> str:
    """The address of a named page in the language of the moment."""
    return _reverse(name, args, current_language())


@cache
def _reverse_plain(name: str, language: str) -> str:
    with translation.override(language):
        return reverse(name)


def _reverse(name: str, args: tuple[Any, ...], language: str) -> str:
    return reverse(name, args=args) if args else _reverse_plain(name, language)


def lang_da() -> Markup:
    """Marks what organisers wrote as Danish, on a page that speaks another language."""
    return DANISH if translation.get_language() != "da" else NOTHING


def language_links(request: HttpRequest) -> list[LanguageLink]:
    """This page in each language of the installation, with what was asked, in the languages' own names."""
    current = translation.get_language()
    path = _without_prefix(request.path_info)
    query = request.META.get("QUERY_STRING", "")
    tail = f"{path}?{query}" if query else path
    return [
        LanguageLink(code, str(name), tail if code == settings.LANGUAGE_CODE else f"/{code}{tail}", code == current)
        for code, name in settings.LANGUAGES
    ]


def _without_prefix(path: str) -> str:
    for code, _name in settings.LANGUAGES:
        if code != settings.LANGUAGE_CODE and (path == f"/{code}" or path.startswith(f"/{code}/")):
            return path[len(code) + 1 :] or "/"
    return path
