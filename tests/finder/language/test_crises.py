"""Who is in need is offered a number first; who only talks is left in peace."""

import pytest

from finder.language.phrases import phrase_tables
from finder.language.reading import crises_told, read


@pytest.mark.parametrize(
    ("text", "crisis"),
    [
        ("jeg vil dø", "life"), ("jeg orker ikke livet mere", "life"), ("jeg har ikke lyst til at leve", "life"),
        ("min datter skærer i sig selv", "life"), ("I want to die", "life"), ("my son killed himself", "life"),
        ("ich will nicht mehr leben", "life"), ("min kæreste slår mig", "violence"), ("vold i hjemmet", "violence"),
        ("bange for min mand", "violence"), ("my husband hits me", "violence"), ("Angst vor meinem Mann", "violence"),
        ("jeg gider ikke leve", "life"), ("gid jeg var død", "life"), ("jeg ville ønske jeg var død", "life"),
        ("jeg ville gerne dø", "life"), ("jeg har planer om at dø", "life"), ("kan ikke holde livet ud", "life"),
        ("jeg er træt af livet", "life"), ("I don't feel like living", "life"), ("selvmord", "life"),
        ("ich habe keine Lust mehr zu leben", "life"), ("jeg bliver slået af min mand", "violence"),
        ("min mand er begyndt at slå", "violence"), ("min eks forfølger mig", "violence"),
        ("I am scared of him", "violence"), ("ich werde geschlagen", "violence"),
    ],
)  # fmt: skip
def test_a_crisis_is_heard(text: str, crisis: str) -> None:
    assert read(text).crises == (crisis,)


@pytest.mark.parametrize(
    "text",
    [
        "min mand er død",
        "volleyball",
        "jeg slår græs",
        "hit musik",
        "bange for hunde",
        "at leve sundere",
        "killing time",
    ],
)
def test_everyday_words_are_no_crisis(text: str) -> None:
    assert read(text).crises == ()


def test_a_crisis_is_no_chip_and_cannot_be_let_go() -> None:
    reading = read("jeg vil dø", ignore=["crisis:life"])
    assert reading.chips == ()
    assert read("jeg vil dø").also["crises"] == ["life"]


def test_each_crisis_is_known_in_three_languages() -> None:
    assert {code: table.keys() for code, table in phrase_tables("crises").items()} == {
        "life": {"words", "da", "en", "de"}, "violence": {"words", "da", "en", "de"},
    }  # fmt: skip


def test_a_crisis_is_heard_where_the_words_should_not_be_read() -> None:
    assert crises_told("selvmord") == ("life",)
    assert crises_told("") == ()
