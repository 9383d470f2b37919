"""What holds for an activity: its own statements, and its place's where it is silent."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from activities.models import Activity, FeatureStatement
from activities.vocabularies import PLACE_FEATURES


class KnownFact(NamedTuple):
    """One known fact: `value` is yes, partly or no; a feature without a fact is unknown."""

    value: str
    source: str
    checked_on: date
    note: str
    measure: str
    is_of_place: bool


def known_facts(activity: Activity) -> dict[str, KnownFact]:
    """Each known feature and its fact; uses prefetched `statements` and `place__statements` where they are."""
    inherited = _facts(activity.place.statements.all(), is_of_place=True) if activity.place else {}
    return {**inherited, **_facts(activity.statements.all(), is_of_place=False)}


def _facts(statements: Iterable[FeatureStatement], *, is_of_place: bool) -> dict[str, KnownFact]:
    return {
        one.feature: KnownFact(one.value, one.source, one.checked_on, one.note, one.measure, is_of_place)
        for one in statements
        if not is_of_place or one.feature in PLACE_FEATURES
    }


def has_dog_contradiction(facts: Mapping[str, KnownFact]) -> bool:
    """Free of animals and open to guide dogs cannot both be true: a warning for the editor, not a refusal."""
    both = (facts.get("allergy_friendly"), facts.get("guide_dog_welcome"))
    return all(fact is not None and fact.value == "yes" for fact in both)
