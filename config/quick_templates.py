"""Templates compiled once per language: texts without variables are part of the code, and text is escaped as it is written.

A results page has a hundred such texts and a thousand pieces of text; looking up and wrapping each was half its time.
"""

from collections.abc import Callable, MutableMapping
from typing import Any, cast

from django.template import TemplateDoesNotExist
from django.template.backends.jinja2 import Jinja2
from django.template.backends.jinja2 import Template as DjangoTemplate
from jinja2 import Environment, Template, TemplateNotFound, nodes
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # the C function itself

from activities.presentation.languages import current_language

# Functions of a template that give the same for the same words in one language, so that the compiler may ask them.
FOLDED = ("_", "static", "url")
# Macros of this template are drawings, which depend on nothing but what they are given.
DRAWINGS = "components/marks.html"


class QuickTemplates(Jinja2):
    """Django's Jinja2 backend with one environment per language; `env` itself is of no language."""

    def __init__(self, params: dict[str, Any]) -> None:
        """As Django's; a language's environment is made when somebody first reads it."""
        super().__init__(params)
        self._of_language: dict[str, QuickEnvironment] = {}

    def get_template(self, template_name: str) -> DjangoTemplate:
        """The template in the language of the moment."""
        try:
            return DjangoTemplate(self._environment().get_template(template_name), self)
        except TemplateNotFound as missing:
            raise TemplateDoesNotExist(template_name, backend=self) from missing

    def _environment(self) -> "QuickEnvironment":
        language = current_language()
        if language not in self._of_language:
            made = cast(QuickEnvironment, self.env).overlay()
            made.language = language
            self._of_language[language] = made
        return self._of_language[language]


def escaped(value: Any) -> str:
    """What `markupsafe.escape` gives, as a plain string: a template joins it at once and never asks again what it is."""
    kind = type(value)
    if kind is str:
        plain: str = _escape_inner(value)
        return plain
    if kind is Markup:
        marked: Markup = value
        return marked
    return str(value) if kind is int else escape(value)


class QuickTemplate(Template):
    """A template whose compiled code escapes with `escaped`."""

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 (Jinja2's name)
    ) -> Template:
        namespace["escape"] = escaped
        return super()._from_namespace(environment, namespace, globals)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """What `import` imports: nobody here gives a template globals of its own, so there is nothing to compare."""
        return super()._get_default_module()


class QuickEnvironment(Environment):
    """An environment that may be of one language: then texts without variables are looked up while compiling."""

    template_class = QuickTemplate
    language = ""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        if self.language:
            Folding(self).visit(parsed)
        return parsed


class Folding(NodeTransformer):
    """Puts what a call gives in the place of the call, where it is given nothing but constants."""

    def __init__(self, environment: Environment) -> None:
        """For templates of this environment."""
        self.environment = environment
        self.drawings: set[str] = set()

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:  # noqa: N802 (named after the node)
        """Remembers which drawings a template knows by name."""
        if isinstance(node.template, nodes.Const) and node.template.value == DRAWINGS:
            self.drawings.update(one for one in node.names if isinstance(one, str))
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 (named after the node)
        """Folds a call of `FOLDED` or of a drawing, unless its words have places for something."""
        self.generic_visit(node)
        given = [one.value for one in node.args if isinstance(one, nodes.Const)]
        is_plain = len(given) == len(node.args) and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        asked = self._asked(node.node.name) if is_plain and isinstance(node.node, nodes.Name) else None
        if asked is None or any("%" in str(one) for one in given):
            return node
        return nodes.Const(asked(*given), lineno=node.lineno)

    def _asked(self, name: str) -> Callable[..., str] | None:
        if name in FOLDED:
            return cast(Callable[..., str], self.environment.globals[name])
        if name in self.drawings:
            return cast(Callable[..., str], getattr(self.environment.get_template(DRAWINGS).module, name))
        return None
