"""The books of phrases are written so that each phrase can be found, and none is anything."""

import pytest

from finder.language.phrases import BOOKS, phrases_of


@pytest.mark.parametrize("book", BOOKS)
def test_a_phrase_begins_with_a_word_that_is_there(book: str) -> None:
    lost = [phrase for phrase in phrases_of(book) if phrase.steps[0].is_optional or phrase.steps[0].is_gap]
    assert lost == [], "a phrase is filed by its first word: one that may be missing is never found"


@pytest.mark.parametrize("book", BOOKS)
def test_no_step_is_any_word(book: str) -> None:
    any_word = [one for one in phrases_of(book) for step in one.steps if "" in (*step.beginnings, *step.endings)]
    assert any_word == [], "a lone star makes every word a known one, and nothing is mended any more"
