"""A text that a page asks for is in the catalogues, under the very key the page asks with."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from django.utils import translation

from config.templating import environment
from tooling import catalogues

PYTHON_TEXT = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy
WELCOME = _("Velkommen")
TITLE = pgettext_lazy("knap", "Luk")
COUNT = ngettext("%(n)s aktivitet", "%(n)s aktiviteter", 2)
"""
TEMPLATE_TEXT = """
{% if shown %}
    {% trans name=person.name %}
        Hej {{ name }},
        godt du kom.
    {% endtrans %}
{% endif %}
{# Each text is looked up once per process, so this one is said nowhere else. #}
{{ _("Find noget til prøven") }} {{ pgettext("ugedag", "man.") }}
{% trans count=total %}{{ count }} sted{% pluralize %}{{ count }} steder{% endtrans %}
"""
ALL_TEXTS: set[tuple[object, str | None]] = {
    ("Velkommen", None),
    ("Luk", "knap"),
    (("%(n)s aktivitet", "%(n)s aktiviteter"), None),
    ("Hej %(name)s, godt du kom.", None),
    ("Find noget til prøven", None),
    ("man.", "ugedag"),
    (("%(count)s sted", "%(count)s steder"), None),
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site: one module, one template, one language without a catalogue."""
    monkeypatch.setattr(catalogues, "languages", lambda: ["de"])
    (tmp_path / "finder").mkdir()
    (tmp_path / "finder" / "views.py").write_text(PYTHON_TEXT)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE_TEXT)
    (tmp_path / "locale" / "de" / "LC_MESSAGES").mkdir(parents=True)
    return tmp_path


def translate(site: Path, texts: dict[object, object]) -> None:
    """Write the German catalogue with these translations."""
    catalogue = Catalog(locale="de")
    for key, context in ALL_TEXTS:
        if key in texts:
            catalogue.add(key, texts[key], context=context)  # type: ignore[arg-type]  # singular or plural, as Babel takes it
    with (site / "locale/de/LC_MESSAGES/django.po").open("wb") as file:
        write_po(file, catalogue)


def test_every_way_to_mark_a_text_is_found(site: Path) -> None:
    found = {(message.id, message.context) for message in catalogues.texts(catalogues.collect(site))}
    assert found == ALL_TEXTS


def test_a_template_asks_with_the_key_that_was_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def remember(text: str) -> str:
        asked.append(text)
        return text

    monkeypatch.setattr(translation, "gettext", remember)
    made = environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    made.from_string(TEMPLATE_TEXT).render(shown=True, person={"name": "Ida"}, total=1)
    assert asked == ["Hej %(name)s, godt du kom.", "Find noget til prøven"]


def test_a_missing_text_is_named(site: Path) -> None:
    translate(site, {key: "x" if isinstance(key, str) else ("x", "y") for key, _ in ALL_TEXTS if key != "Luk"})
    found = catalogues.check(root=site)
    assert "de: not in the catalogue: 'Luk' (finder/views.py)" in found
    assert not [sentence for sentence in found if "Velkommen" in sentence]


def test_a_language_without_a_catalogue_misses_every_text(site: Path) -> None:
    assert len(catalogues.check(root=site)) == len(ALL_TEXTS)


def test_a_placeholder_lost_in_translation_is_named(site: Path) -> None:
    texts: dict[object, object] = {key: key for key, _ in ALL_TEXTS}
    translate(site, texts)
    assert catalogues.check(root=site, complete=True) == []
    translate(site, {**texts, "Hej %(name)s, godt du kom.": "Hallo %(navn)s, schön, dass du da bist."})
    assert [sentence.split(":")[0] for sentence in catalogues.check(root=site)] == ["de"]


def test_an_untranslated_text_is_wrong_only_where_all_have_to_be(site: Path) -> None:
    translate(site, {**{key: key for key, _ in ALL_TEXTS}, "Luk": ""})
    assert catalogues.check(root=site) == []
    assert catalogues.check(root=site, complete=True) == ["de: not translated: 'Luk'"]
