"""How a price is said, in the reader's language where the organiser only names what it buys."""

from decimal import Decimal

import pytest
from django.utils import translation

from activities.presentation.amounts import price_words


@pytest.mark.parametrize(
    ("language", "price", "unit", "note", "said"),
    [
        ("da", Decimal(80), "visit", "pr. måned", "80 kr. pr. måned"),
        ("de", Decimal(80), "visit", "pr. måned", "80 Kronen pro Monat"),
        ("en", Decimal(80), "visit", "pr. måned", "80 kroner a month"),
        ("en", Decimal(25), "visit", "", "25 kroner each time"),
        ("en", Decimal(25), "visit", "inkl. kaffe", "25 kroner inkl. kaffe"),
        ("en", Decimal(0), "", "kaffe 12 kr.", "Free, kaffe 12 kr."),
        ("da", None, "", "spørg", "spørg"),
    ],
)
def test_a_price_is_said_in_the_language_of_the_reader(
    language: str, price: Decimal | None, unit: str, note: str, said: str
) -> None:
    with translation.override(language):
        assert price_words(price, unit, note) == said
