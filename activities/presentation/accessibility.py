"""Accessibility as a page says it: grouped, four-valued, with who said so and when. Unknown is neither yes nor no."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from activities.accessibility import KnownFact
from activities.presentation.languages import once_per_language
from activities.presentation.moments import month_and_day
from activities.presentation.sentences import FEATURE_SENTENCES
from activities.vocabularies import FEATURE_GROUPS, AccessibilityFeature, StatementSource


@dataclass(frozen=True, slots=True)
class FactLine:
    """One feature: `value` is yes, partly or no; `label` is the sentence that says it."""

    feature: str
    value: str
    label: str
    detail: str
    origin: str


class Untold(NamedTuple):
    """A feature nobody has spoken of."""

    feature: str
    label: str


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The features of one part of a visit, known ones first."""

    code: str
    label: str
    known: tuple[FactLine, ...]


def fact_groups(facts: Mapping[str, KnownFact], *, today: date) -> list[FactGroup]:
    """Groups in which something is known, each feature with its source and date."""
    groups = [
        FactGroup(
            code, str(label), tuple(_line(feature, facts[feature], today) for feature in features if feature in facts)
        )
        for code, label, features in FEATURE_GROUPS
    ]
    return [group for group in groups if group.known]


def common_origin(groups: list[FactGroup]) -> str:
    """What most facts say of where they come from: said once above them, so that only the others repeat theirs."""
    origins = [line.origin for group in groups for line in group.known]
    return max(origins, key=origins.count) if origins else ""


def untold(facts: Mapping[str, KnownFact]) -> list[Untold]:
    """The features nobody has spoken of, in the order of the groups."""
    return [
        Untold(feature, str(AccessibilityFeature(feature).label))
        for _code, _label, features in FEATURE_GROUPS
        for feature in features
        if feature not in facts
    ]


def _line(feature: str, fact: KnownFact, today: date) -> FactLine:
    details = " ".join(_as_sentence(part) for part in (fact.note, fact.measure) if part)
    said: str = str(getattr(FEATURE_SENTENCES[feature], fact.value))
    return FactLine(feature, fact.value, said, details, _origin(fact, today))


def _as_sentence(words: str) -> str:
    """`words` as they stand behind another sentence: "ét trin ved køkkenet" becomes "Ét trin ved køkkenet."."""
    return f"{words[:1].upper()}{words[1:]}".rstrip(".") + "."


def _origin(fact: KnownFact, today: date) -> str:
    words = {
        "source": str(StatementSource(fact.source).label),
        "day": month_and_day(fact.checked_on, today=today),
    }
    if fact.is_of_place:
        return _("Om stedet. Det ved vi fra %(source)s (%(day)s)") % words
    return _("Det ved vi fra %(source)s (%(day)s)") % words


def welcome_grade(facts: Mapping[str, KnownFact]) -> int:
    """How a new face is met: 3 somebody waits for you, 2 come alone, 1 everybody may come, 0 not known."""
    if _is_yes(facts, "met_at_door") or _is_yes(facts, "buddy_first_visit"):
        return 3
    if _is_yes(facts, "come_alone"):
        return 2
    return 1 if _is_yes(facts, "start_any_time") else 0


def welcome_words(grade: int) -> str:
    """The words that always stand beside the chairs."""
    return _welcome_words()[grade]


@once_per_language
def _welcome_words() -> dict[int, str]:
    return {
        3: _("Nogen venter på dig"),
        2: _("Kom bare alene"),
        1: _("Du kan begynde når som helst"),
        0: _("Vi ved ikke, hvordan nye bliver mødt"),
    }


def _is_yes(facts: Mapping[str, KnownFact], feature: str) -> bool:
    return feature in facts and facts[feature].value == "yes"
