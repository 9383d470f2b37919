"""What facet values are called, in the language of the page, worked out once per language."""

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext as _

from activities.presentation.languages import once_per_language
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


@once_per_language
def facet_labels() -> dict[str, dict[str, str]]:
    """Labels by facet and value."""
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


@once_per_language
def labels_of(vocabulary: type[TextChoices]) -> dict[str, str]:
    """The labels of a vocabulary in the language of the page."""
    return {str(code): str(label) for code, label in vocabulary.choices}


def inside_sentence(label: str) -> str:
    """A label as it stands inside a sentence, in the language of the page."""
    return label if translation.get_language() in CAPITAL_NOUNS else label[:1].lower() + label[1:]
