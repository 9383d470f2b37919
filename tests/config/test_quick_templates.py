"""Templates of one language: the same pages as the slow way, escaped the same, with every text of that language."""

from typing import Any

import pytest
from django.template import TemplateDoesNotExist, engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.utils.functional import lazystr
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader
from markupsafe import Markup, escape

from config.quick_templates import DRAWINGS, QuickEnvironment, escaped

ENGINE: Any = engines["jinja2"]


@given(st.one_of(st.text(), st.integers(), st.booleans(), st.none(), st.floats(), st.text().map(Markup)))
def test_escaped_writes_what_escape_writes(value: Any) -> None:
    assert (escaped(value), type(escaped(value)) in {str, Markup}) == (str(escape(value)), True)


def test_a_lazy_text_is_escaped_too() -> None:
    assert escaped(lazystr("<b>")) == "&lt;b&gt;"


def test_each_language_has_its_own_texts() -> None:
    pages = {}
    for language in ("da", "de", "en"):
        with translation.override(language):
            pages[language] = render_to_string("404.html", request=RequestFactory().get("/"))
    assert len(set(pages.values())) == 3
    with translation.override("da"):
        assert render_to_string("404.html", request=RequestFactory().get("/")) == pages["da"]


def test_only_words_without_places_are_looked_up_beforehand() -> None:
    asked: list[str] = []

    def remember(text: str, **given: Any) -> str:
        asked.append(text)
        return text % given if given else text

    made = QuickEnvironment(autoescape=True)
    made.language = "da"
    made.globals["_"] = remember
    template = made.from_string('{{ _("<hej>") }} {{ _("%(n)s ting", n=n) }} {{ _(n) }}')
    assert asked == ["<hej>"]
    assert template.render(n="to") == "&lt;hej&gt; to ting to"
    assert asked == ["<hej>", "%(n)s ting", "to"]


def test_drawings_of_constants_are_drawn_beforehand() -> None:
    drawn: list[str] = []

    def draw(name: str) -> str:
        drawn.append(name)
        return name

    marks = "{% macro icon(name) %}<svg>{{ draw(name) }}</svg>{% endmacro %}"
    others = "{% macro other(name) %}{{ draw(name) }}{% endmacro %}"
    made = QuickEnvironment(loader=DictLoader({DRAWINGS: marks, "others.html": others}), autoescape=True)
    made.language, made.globals["draw"] = "da", draw
    names = f'{{% from "{DRAWINGS}" import icon %}}{{% from "others.html" import other %}}'
    page = made.from_string(names + '{{ icon("map") }}{{ icon(name) }}{{ other("kind") }}')
    assert drawn == ["map"]
    assert page.render(name="<home>") == "<svg>map</svg><svg>&lt;home&gt;</svg>kind"


def test_a_missing_template_is_said_as_django_says_it() -> None:
    with pytest.raises(TemplateDoesNotExist, match=r"nowhere\.html"):
        ENGINE.get_template("nowhere.html")
