"""What repeats from page to page is rendered once, and only its holes are filled in anew."""

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import DictLoader
from markupsafe import Markup

from config.quick_templates import QuickEnvironment
from config.stencils import hole, stencil
from finder.presentation.facets import ChoiceGroup

MACROS = """
{% macro box(value, label) %}<b>{{ label }}</b> 100 % {{ hole(value) }}{{ hole("inside") }}{% endmacro %}
{% macro asked() %}{{ ask() }}{{ hole("n") }}{% endmacro %}
"""


def environment() -> QuickEnvironment:
    made = QuickEnvironment(loader=DictLoader({"macros.html": MACROS}), autoescape=True)
    made.globals.update(hole=hole, stencil=stencil)
    return made


def test_holes_are_filled_in_and_everything_else_is_escaped_as_ever() -> None:
    page = environment().from_string('{{ stencil("macros.html", "box", fillings, "lift", label) }}')
    first = page.render(label="<50 %>", fillings={"lift": 7, "inside": Markup("<i>%(lift)s</i>")})
    assert first == "<b>&lt;50 %&gt;</b> 100 % 7<i>%(lift)s</i>"
    assert page.render(label="<50 %>", fillings={"lift": 0, "inside": ""}) == "<b>&lt;50 %&gt;</b> 100 % 0"


def test_a_macro_is_rendered_once_for_what_it_is_given() -> None:
    asked: list[int] = []

    def ask() -> str:
        asked.append(1)
        return "?"

    made = environment()
    made.globals["ask"] = ask
    page = made.from_string('{{ stencil("macros.html", "asked", {"n": n}) }}')
    assert [page.render(n=n) for n in (1, 2, 3)] == ["?1", "?2", "?3"]
    assert len(asked) == 1


def test_languages_do_not_meet() -> None:
    page = engines["jinja2"].from_string('{{ stencil("components/site.html", "footer", {"languages": ""}) }}')
    written = []
    for language in ("da", "de", "en", "da"):
        with translation.override(language):
            written.append(page.render({}))
    assert len(set(written)) == 3
    assert written[0] == written[3]


def test_a_hole_without_a_filling_is_an_error() -> None:
    with pytest.raises(KeyError, match="lift"):
        environment().from_string('{{ stencil("macros.html", "box", {}, "lift", "Elevator") }}').render()


def test_a_group_of_choices_shows_each_count_and_greys_out_what_gives_nothing_unless_it_is_chosen() -> None:
    group = ChoiceGroup("feature", "Komme ind", (("lift", "Elevator"), ("step_free", "Ingen trin")), chosen=("lift",))
    page = '{{ stencil("components/choices.html", "choice_group", counts, group) }}'
    with translation.override("da"):
        written = engines["jinja2"].from_string(page).render({"group": group, "counts": {"lift": 0, "step_free": 12}})
    assert '<label class="choice"><input type="checkbox" name="feature" value="lift" checked>' in written
    assert '<label class="choice" data-count="12"><input type="checkbox" name="feature" value="step_free">' in written
    assert '<span>Ingen trin</span><span class="n">12</span>' in written
