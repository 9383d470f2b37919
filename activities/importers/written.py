"""How people write dates, times and coded words in Danish, beside the exchange format's own way."""

import re
from collections.abc import Mapping
from datetime import date, time
from functools import cache

from django.db.models import TextChoices
from django.utils import translation

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
IN_NUMBERS = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
IN_WORDS = re.compile(r"(\d{1,2})\.? ?([a-z]{3,9})\.? ?(\d{4})")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2})(?:[:.]00)?)?")
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip

Codes = Mapping[str, str]


def read_date(text: str) -> date | None:
    """The date of "2026-12-01", "01-12-2026", "1.12.2026", "1/12-2026" or "1. dec. 2026"; None for any other text."""
    try:
        if ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
        if found := IN_NUMBERS.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := IN_WORDS.fullmatch(text.casefold()):
            return date(int(found[3]), _month(found[2]), int(found[1]))
    except ValueError:
        return None
    return None


def _month(word: str) -> int:
    """Its number from one; nought, which no date has, for a word that begins no month."""
    return next((number for number, name in enumerate(MONTHS, start=1) if name.startswith(word)), 0)


def read_time(text: str) -> time | None:
    """The time of "17:30", "17.30", "17:30:00" or "17"; None for any other text."""
    clock = CLOCK.fullmatch(text)
    hour, minute = (int(clock[1]), int(clock[2] or 0)) if clock else (24, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


@cache
def codes_of(vocabulary: type[TextChoices]) -> Codes:
    """What may be written for the codes of a vocabulary, folded: each code itself, and its Danish label."""
    with translation.override("da"):
        labels = {folded(str(word.label)): str(word.value) for word in vocabulary}
    return labels | {folded(code): str(code) for code in vocabulary.values}


def folded(text: str) -> str:
    """The same for every way of casing and spacing the same words."""
    return " ".join(text.casefold().split())
