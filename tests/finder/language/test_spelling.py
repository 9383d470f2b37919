"""Words spelled almost right find the word that was meant, and others find nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.language.analyser import main_token
from finder.language.spelling import loose_key, suggest_spellings
from tests.work import calls_of

WORDS = [
    "badminton",
    "tegnsprog",
    "begynder",
    "demens",
    "koerestol",
    "strikkeklub",
    "faellesspise",
    "kaffeklub",
    "skak",
    "skab",
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("badmington", "badminton"),
        ("tejnsprog", "tegnsprog"),
        ("begyndre", "begynder"),
        ("demenz", "demens"),
        ("kørrestol", "koerestol"),
        ("strikeklub", "strikkeklub"),
        ("fælesspisning", "faellesspise"),
        ("kaffeclub", "kaffeklub"),
    ],
)
def test_a_slip_finds_the_word(typed: str, meant: str) -> None:
    assert suggest_spellings(main_token(typed), WORDS)[0] == meant


def test_a_word_that_is_there_needs_no_suggestion() -> None:
    assert suggest_spellings("skak", WORDS) == []


@pytest.mark.parametrize("typed", ["qwertyuiop", "abc", "x", ""])
def test_what_resembles_nothing_finds_nothing(typed: str) -> None:
    assert suggest_spellings(typed, WORDS) == []


@pytest.mark.parametrize(("one", "other"), [("svømmning", "svømning"), ("kafe", "cafe"), ("hvid", "vid")])
def test_what_sounds_alike_shares_a_key(one: str, other: str) -> None:
    assert loose_key(one) == loose_key(other)


@given(st.text(max_size=80))
def test_any_word_is_answered_with_words_of_the_vocabulary(typed: str) -> None:
    assert set(suggest_spellings(typed, WORDS)) <= {*WORDS}


def test_a_large_vocabulary_is_compared_without_a_step_of_ours_for_each_word() -> None:
    vocabulary = [f"ord{number}klub" for number in range(100_000)]
    assert calls_of(lambda: suggest_spellings("strikkekulb", vocabulary)) < 1_000
