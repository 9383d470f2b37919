"""Offers a page in the language its question was written in."""

from activities.presentation.languages import current_language
from finder.language.reading import Reading

OFFERS = {"da": "Læs siden på dansk", "en": "Read this page in English", "de": "Diese Seite auf Deutsch lesen"}
"""Each in the language it offers, whichever the page is in."""

FEWEST_WORDS = 3  # fewer may be a name, or a Danish word that looks foreign


def offered_language(reading: Reading | None) -> str:
    """The language a question was surely written in, when the page is in another; else empty."""
    if reading is None or len(reading.sentence.languages) != 1 or len(reading.sentence.words) < FEWEST_WORDS:
        return ""
    [spoken] = reading.sentence.languages
    return "" if spoken == current_language() else spoken
