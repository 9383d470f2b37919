"""Choices with their counts, in the order a person thinks: when, about me, what, the first time, access, price."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from activities.vocabularies import FEATURE_GROUPS, NEED_FEATURES, Need
from finder.answer import Answer, FacetValue
from finder.presentation.labels import labels_of


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Check boxes under one heading. `is_open` groups stand unfolded; `hint` explains."""

    name: str
    label: str
    choices: list[FacetValue]
    is_open: bool = False
    hint: str = ""

    @property
    def chosen(self) -> int:
        """How many are chosen."""
        return sum(choice.is_selected for choice in self.choices)

    @property
    def unfolded(self) -> bool:
        """Shown at once, because it is of the first or because something in it is chosen."""
        return self.is_open or self.chosen > 0


def choice_groups(answer: Answer) -> list[ChoiceGroup]:
    """Every group with at least one choice. Of languages only those that occur."""
    facets = answer.facets
    groups = [
        ChoiceGroup("time_of_day", _("Hvornår på dagen?"), facets.get("time_of_day", []), is_open=True),
        ChoiceGroup("weekday", _("Hvilken dag?"), facets.get("weekday", [])),
        ChoiceGroup("need", _("Om dig"), _needs(answer), is_open=True, hint=_("Det passer bedst, står øverst.")),
        ChoiceGroup("category", _("Hvad?"), facets.get("category", [])),
        ChoiceGroup("audience", _("For hvem?"), facets.get("audience", [])),
        *_feature_groups(facets.get("feature", [])),
        ChoiceGroup("booking", _("Tilmelding"), facets.get("booking", [])),
        ChoiceGroup(
            "language", _("Sprog"), [one for one in facets.get("language", []) if one.count or one.is_selected]
        ),
    ]
    return [group for group in groups if group.choices]


def _needs(answer: Answer) -> list[FacetValue]:
    """Needs as the answer counts them; where it does not, all of them without a count."""
    if "need" in answer.facets:
        return answer.facets["need"]
    labels = labels_of("need")
    return [
        FacetValue(code, labels[code], -1, code in answer.query.need) for code in NEED_FEATURES if code in Need.values
    ]


def _feature_groups(values: list[FacetValue]) -> list[ChoiceGroup]:
    by_code = {one.value: one for one in values}
    return [
        ChoiceGroup("feature", str(label), [by_code[code] for code in codes if code in by_code])
        for _code, label, codes in FEATURE_GROUPS
    ]
