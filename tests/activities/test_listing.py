"""Words in a row read as one says them, in every language."""

import pytest
from django.utils import translation

from activities.presentation.listing import listed
from activities.presentation.page import language_words


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["te"], "te"), (["te", "kaffe"], "te og kaffe"), (list("abc"), "a, b og c")]
)
def test_the_last_word_is_joined_with_and(words: list[str], said: str) -> None:
    assert listed(words) == said


@pytest.mark.parametrize(
    ("language", "said"), [("da", "Dansk og engelsk"), ("en", "Danish and English"), ("de", "Dänisch und Englisch")]
)
def test_languages_are_listed_in_the_readers_own(language: str, said: str) -> None:
    with translation.override(language):
        assert language_words(["da", "en", "xx"]) == said
