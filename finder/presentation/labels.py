"""Labels of coded words in the language of the moment, resolved once per language: lists need hundreds at a time."""

from collections.abc import Mapping

from activities.presentation.languages import once_per_language
from activities.presentation.moments import capitalised
from activities.vocabularies import (
    AccessibilityFeature,
    Audience,
    Booking,
    CapacityStatus,
    Category,
    FocusArea,
    Gender,
    Language,
    Need,
    TimeOfDay,
    Weekday,
)

VOCABULARIES = {
    "category": Category,
    "audience": Audience,
    "need": Need,
    "feature": AccessibilityFeature,
    "weekday": Weekday,
    "time_of_day": TimeOfDay,
    "language": Language,
    "booking": Booking,
    "focus_area": FocusArea,
    "gender": Gender,
    "capacity_status": CapacityStatus,
}


@once_per_language
def labels_of(name: str) -> Mapping[str, str]:
    """Labels by code of one vocabulary, with a capital first letter."""
    return {str(code): capitalised(str(label)) for code, label in VOCABULARIES[name].choices}
