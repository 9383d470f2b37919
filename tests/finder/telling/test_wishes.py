"""What was read from a person's words is explained in sentences that are right in each language."""

import pytest
from django.utils import translation

from activities.vocabularies import Category
from finder.conditions import CostsNothing
from finder.telling.wishes import WishTeller
from finder.wishes import Met, Wish

COFFEE, HELPING = Category.COFFEE_SOCIAL, Category.VOLUNTEERING


def said(wish: str, *, is_met: bool, category: Category = COFFEE) -> str:
    """The one sentence about a wish, for coffee and company or another kind."""
    tell = WishTeller([Wish(wish, CostsNothing(passes_unknown=False))])
    ((_kind, item),) = tell(Met(unmet=0 if is_met else 1, about=0, mentions=0), {"category": category.value})
    return item.text


def test_a_label_inside_a_danish_sentence_begins_small() -> None:
    assert said("category:coffee_social", is_met=True) == "Der er kaffe og samvær."
    assert said("category:faith,music_song", is_met=False) == "Det er ikke tro og kirke eller musik og sang."


def test_a_call_on_a_button_is_no_reason_as_it_stands() -> None:
    assert said("category:volunteering", is_met=True, category=HELPING) == "Man giver en hånd med."
    assert said("category:volunteering", is_met=False) == "Det er ikke frivilligt arbejde."


@pytest.mark.parametrize(("language", "keeps_capital"), [("de", True), ("en", False)])
def test_only_german_keeps_the_capitals_of_nouns(language: str, keeps_capital: bool) -> None:
    with translation.override(language):
        assert (str(COFFEE.label) in said("category:coffee_social", is_met=False, category=HELPING)) is keeps_capital
