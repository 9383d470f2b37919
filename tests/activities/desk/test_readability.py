"""LIX, against counts made by hand."""

import pytest

from activities.readability import lix, readability


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("", 0),
        ("Kaffe.", 1),  # one word in one sentence, none longer than six letters
        ("Vi drikker kaffe. Du må lytte.", 20),  # 6 words / 2 sentences + 1 long of 6 words
        ("Første linje\nanden linje", 2),  # a new line ends a sentence; "Første" has six letters
    ],
)
def test_words_per_sentence_and_long_words(text: str, index: int) -> None:
    assert lix(text) == index


def test_says_nothing_of_a_few_words() -> None:
    assert readability("Kom og få en kop kaffe.") is None


def test_says_how_hard_it_is_and_what_to_do() -> None:
    easy = readability("Kom og få en kop kaffe med os. Du må gerne bare lytte til de andre.")
    hard = readability(
        "Foreningsbestyrelsen informerer tilmeldingspligtige deltagere vedrørende ansøgningsprocedurer, "
        "kontingentopkrævning, medlemsregistrering samt foreningsaktiviteter igennem efterårssæsonen."
    )
    assert easy is not None
    assert hard is not None
    assert (easy.level, hard.level, hard.words) == (
        "easy",
        "hard",
        "Svær at læse. Prøv kortere sætninger og korte ord.",
    )
