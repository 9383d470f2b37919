"""What was read from a person's words is explained in sentences that are right in each language."""

import pytest
from django.utils import translation

from activities.vocabularies import Category
from finder.match_wishes import explain_wishes

COFFEE = Category.COFFEE_SOCIAL


def said(wish: str, *, is_met: bool) -> str:
    """The one sentence about a wish, for coffee and company."""
    ((_kind, item),) = explain_wishes({wish: is_met}, {"category": COFFEE.value})
    return item.text


def test_a_label_inside_a_danish_sentence_begins_small() -> None:
    assert said("category:coffee_social", is_met=True) == "Det er kaffe og samvær."
    assert said("category:faith,music_song", is_met=False) == "Det er ikke tro og kirke eller musik og sang."


@pytest.mark.parametrize(("language", "keeps_capital"), [("de", True), ("en", False)])
def test_only_german_keeps_the_capitals_of_nouns(language: str, keeps_capital: bool) -> None:
    with translation.override(language):
        assert (str(COFFEE.label) in said("category:coffee_social", is_met=True)) is keeps_capital
