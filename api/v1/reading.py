"""How the interface reads parameters: with the finder's parser where it asks the finder, else from a short table alike."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from api.problems import CannotRead
from finder.parameters import BY_NAME, Parameter, ParameterError, Refusal, parse
from finder.query import SearchQuery


def read_question(
    given: QueryDict, *, leaving_out: frozenset[str] = frozenset()
) -> tuple[SearchQuery, tuple[str, ...]]:
    """The question in the parameters, and notices about how it was read. Raises CannotRead naming all that is wrong."""
    asked = {name: texts for name, texts in given.lists() if name not in leaving_out}
    reading = parse(asked)
    empty = _empty(asked, BY_NAME)
    if errors := [*reading.errors, *empty, *map(_unknown, reading.unknown_names)]:
        raise CannotRead(errors)
    return reading.query, reading.notices


def read_values(given: QueryDict, table: tuple[Parameter, ...]) -> dict[str, Any]:
    """Values by parameter name, those not given left out. Raises CannotRead naming all that is wrong."""
    by_name = {one.name: one for one in table}
    errors = [*(_unknown(name) for name in given if name not in by_name), *_empty(dict(given.lists()), by_name)]
    found: dict[str, Any] = {}
    for name, parameter in by_name.items():
        if texts := [text.strip() for text in given.getlist(name) if text.strip()]:
            try:
                found[name] = _value(parameter, texts)
            except Refusal as refusal:
                errors.append(ParameterError(name, str(refusal)))
    if errors:
        raise CannotRead(errors)
    return found


def _empty(given: Mapping[str, list[str]], by_name: Mapping[str, Parameter]) -> Iterator[ParameterError]:
    """A page's form sends its empty fields along, but a program that sends nothing for a number has gone wrong."""
    for name, texts in given.items():
        parameter = by_name.get(name)
        is_words = parameter is None or (parameter.kind == "string" and not parameter.choices)
        if not is_words and not all(text.strip() for text in texts):
            yield ParameterError(name, _("Skriv en værdi, eller lad parameteren være væk."))


def refuse_other_than(given: QueryDict, allowed: frozenset[str]) -> None:
    """Raises CannotRead for each name that is not among those allowed."""
    if errors := [_unknown(name) for name in given if name not in allowed]:
        raise CannotRead(errors)


def _value(parameter: Parameter, texts: list[str]) -> Any:
    if parameter.is_repeatable:
        return tuple(dict.fromkeys(parameter.read(text) for text in texts))
    if len(set(texts)) > 1:
        raise Refusal(_("Skriv kun én værdi."))
    return parameter.read(texts[0])


def _unknown(name: str) -> ParameterError:
    return ParameterError(name[:60], _("Den parameter kender vi ikke. Se /api/v1/docs."))


def beyond_end(last: int) -> CannotRead:
    """There is no such page."""
    return CannotRead(
        [ParameterError("page", _("Der er ikke så mange sider. Den sidste er %(last)d.") % {"last": last})]
    )


def identity(text: str) -> int:
    """The number behind an opaque id; nought, which is nobody's, for what cannot be one."""
    is_number = text.isascii() and text.isdigit() and not text.startswith("0") and len(text) <= 18
    return int(text) if is_number else 0
