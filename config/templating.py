"""The Jinja2 environment of our templates."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """An environment with addresses, static files and translations; called once by Django."""
    env = Environment(**options)  # noqa: S701 (Django's backend passes autoescape=True)
    env.globals.update(url=_url, static=static)
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by jinja2.ext.i18n
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    return env


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)
