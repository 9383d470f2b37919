"""How a price is said, in the reader's language where the organiser only names what it buys."""

from decimal import Decimal

import pytest
from django.utils import translation

from activities.presentation.amounts import marked_price, price_words


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


@pytest.mark.parametrize(
    ("language", "note", "said"),
    [
        ("da", "kaffe 12 kr.", "Gratis, kaffe 12 kr."),
        ("en", "kaffe 12 kr.", 'Free, <span lang="da">kaffe 12 kr.</span>'),
        ("en", "<kaffe>", 'Free, <span lang="da">&lt;kaffe&gt;</span>'),
        ("de", "", "Kostenlos"),
    ],
)
def test_on_a_page_of_another_language_the_organisers_words_are_marked_as_danish(
    language: str, note: str, said: str
) -> None:
    with translation.override(language):
        assert marked_price(Decimal(0), "", note) == said
