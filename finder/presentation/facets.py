"""Choices with their counts, in the order a person thinks: when, about me, what, the first time, access, price."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _

from activities.presentation.languages import once_per_language
from activities.vocabularies import FEATURE_GROUPS
from finder.answer import Answer, Facet
from finder.labels import facet_labels


class ChoiceGroup(NamedTuple):
    """Check boxes under one heading: all of it but the counts, which differ from answer to answer.

    `choices` are values with their labels; `is_open` groups stand unfolded; `hint` explains.
    """

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    is_open: bool = False
    hint: str = ""
    chosen: tuple[str, ...] = ()

    def with_chosen(self, chosen: tuple[str, ...]) -> "ChoiceGroup":
        """The group with those of the values chosen that are in it."""
        own = tuple(value for value, _label in self.choices if value in chosen) if chosen else ()
        return self._replace(chosen=own) if own else self

    def with_some_of(self, facet: Facet) -> "ChoiceGroup":
        """The group with only the choices that there are any of, or that are chosen."""
        there = (one for one in self.choices if facet.counts[one[0]] or one[0] in facet.chosen)
        return self._replace(choices=tuple(there))


class CountedGroup(NamedTuple):
    """A group as a stencil with its facet's counts to fill it."""

    lines: ChoiceGroup
    fillings: Mapping[str, int]


def choice_groups(answer: Answer) -> list[CountedGroup]:
    """Every group with at least one choice. Of languages only those that occur."""
    groups = []
    for group in _groups():
        facet = answer.facets[group.name]
        there = group.with_some_of(facet) if group.name == "language" else group
        if there.choices:
            groups.append(CountedGroup(there.with_chosen(facet.chosen), facet.counts))
    return groups


@once_per_language
def _groups() -> list[ChoiceGroup]:
    def group(name: str, label: str, *, is_open: bool = False, hint: str = "") -> ChoiceGroup:
        return ChoiceGroup(name, label, tuple(labels[name].items()), is_open, hint)

    labels = facet_labels()
    of_features = labels["feature"]
    return [
        group("time_of_day", _("Hvornår på dagen?"), is_open=True),
        group("weekday", _("Hvilken dag?")),
        group("need", _("Om dig"), is_open=True, hint=_("Det passer bedst, står øverst.")),
        group("category", _("Hvad?")),
        group("audience", _("For hvem?")),
        *(
            ChoiceGroup("feature", str(label), tuple((str(code), of_features[code]) for code in codes))
            for _code, label, codes in FEATURE_GROUPS
        ),
        group("booking", _("Tilmelding")),
        group("language", _("Sprog")),
    ]
