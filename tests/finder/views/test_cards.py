"""What fits and what nobody knows is said in sentences that go on from the words before them."""

import pytest
from django.utils import translation

from finder.answer import MatchItem
from finder.presentation.cards import cards_of, open_questions, reasons
from finder.query import SearchQuery
from finder.search import search
from tests.casework.offers import an_offer, write_index
from tests.factories import NOW


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (["Det er også for pårørende.", "Det er gratis."], "det også er for pårørende. Det er gratis."),
        (["Du behøver ikke læse eller skrive."], "du ikke behøver læse eller skrive."),
        (["Nogen møder dig ved døren."], "nogen møder dig ved døren."),
        (["LGBT+ er velkomne."], "LGBT+ er velkomne."),
    ],
)
def test_a_reason_goes_on_after_because(told: list[str], said: str) -> None:
    assert reasons([MatchItem("words", one) for one in told]) == said


@pytest.mark.parametrize(
    ("language", "count", "ending"),
    [
        ("da", 4, "om c og 1 ting mere."),
        ("da", 5, "om c og 2 ting mere."),
        ("en", 4, "and 1 more thing."),
        ("en", 5, "and 2 more things."),
        ("de", 4, "und 1 weitere Sache."),
        ("de", 5, "und 2 weitere Dinge."),
    ],
)
def test_what_nobody_knows_is_counted_beyond_three(language: str, count: int, ending: str) -> None:
    with translation.override(language):
        said = open_questions([MatchItem(one, f"{one}.") for one in "abcde"[:count]])
    assert said.endswith(ending)


@pytest.mark.django_db
@pytest.mark.parametrize(("confirmed_by", "said"), [("import", "Fra en liste,"), ("organiser", "Bekræftet")])
def test_what_only_a_list_said_is_not_called_confirmed(confirmed_by: str, said: str) -> None:
    an_offer("Kaffe", confirmed_by=confirmed_by)
    write_index()
    [card] = cards_of(search(SearchQuery(q="kaffe"), now=NOW).results, first_number=1, now=NOW)
    assert card.confirmed.startswith(said)
