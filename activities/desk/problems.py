"""What is wrong with a form, each with the field it leads to: for the summary on top."""

from typing import NamedTuple

from django import forms


class Problem(NamedTuple):
    """A sentence, and the id of the field to put it right in."""

    target: str
    words: str


def problems(form: forms.Form) -> list[Problem]:
    """One line per field that is not right, in the order of the fields."""
    return [
        Problem(_target(form, name), " ".join(str(one) for one in errors))
        for name in form.fields
        if (errors := form.errors.get(name))
    ]


def _target(form: forms.Form, name: str) -> str:
    """The field itself, or the first of its rows."""
    field = form.fields[name]
    own_id = form[name].auto_id
    if isinstance(field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"{own_id}-{next(iter(field.choices))[0]}"  # type: ignore[attr-defined]  # such widgets have choices
    return f"{own_id}-1" if isinstance(field.widget, forms.SelectMultiple) else own_id
