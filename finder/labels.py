"""What facet values are called, in the language of the page, worked out once per language."""

from functools import lru_cache

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext as _

from activities.vocabularies import (
    AccessibilityFeature,
    Audience,
    Booking,
    Category,
    FocusArea,
    Language,
    Need,
    TimeOfDay,
    Weekday,
)

# Languages in which a noun keeps its capital inside a sentence.
CAPITAL_NOUNS = frozenset({"de"})


def facet_labels() -> dict[str, dict[str, str]]:
    """Labels by facet and value."""
    return _facet_labels(translation.get_language() or "da")


@lru_cache(maxsize=8)
def _facet_labels(_language: str) -> dict[str, dict[str, str]]:
    vocabularies = {
        "category": Category,
        "audience": Audience,
        "need": Need,
        "feature": AccessibilityFeature,
        "weekday": Weekday,
        "time_of_day": TimeOfDay,
        "language": Language,
        "booking": Booking,
        "focus_area": FocusArea,
    }
    labels = {name: {str(code): str(label) for code, label in one.choices} for name, one in vocabularies.items()}
    labels["free"] = {"true": _("Gratis")}
    labels["online"] = {"true": _("Hjemmefra, online"), "false": _("På stedet")}
    return labels


def labels_of(vocabulary: type[TextChoices]) -> dict[str, str]:
    """The labels of a vocabulary in the language of the page."""
    return _labels(vocabulary, translation.get_language() or "da")


@lru_cache(maxsize=64)
def _labels(vocabulary: type[TextChoices], _language: str) -> dict[str, str]:
    return {str(code): str(label) for code, label in vocabulary.choices}


def inside_sentence(label: str) -> str:
    """A label as it stands inside a sentence, in the language of the page."""
    return label if translation.get_language() in CAPITAL_NOUNS else label[:1].lower() + label[1:]
