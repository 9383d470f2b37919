"""How well words fit, told apart by subject."""

import pytest

from finder.impacts import impacts_of
from finder.word_fit import word_fits
from tests.casework.offers import an_offer, write_index
from tests.finder.words import terms_of

pytestmark = pytest.mark.django_db


def test_each_subject_has_its_score_and_the_best_word_counts_whole() -> None:
    chess = an_offer("Skak", summary="Kaffe er der også.", category="games")
    write_index()
    coffee = max(impacts_of(chess).get(token, 0) for token in ("kaf", "kaff", "kaffe"))
    subjects = [terms_of("skak"), terms_of("kaffe"), terms_of("skak og kaffe"), terms_of("svømning"), ()]
    assert word_fits(subjects, [chess.pk]) == {chess.pk: (100, coffee, 100, 0, 0)}


def test_further_words_fill_part_of_what_the_best_leaves() -> None:
    trip = an_offer("Noget", summary="Skak og brætspil.", category="games")
    write_index()
    (one, both) = word_fits([terms_of("skak"), terms_of("skak svømning brætspil")], [trip.pk])[trip.pk]
    assert one < both < 100


def test_an_activity_without_words_scores_nought_and_no_statement_is_needed_for_nothing() -> None:
    assert word_fits([terms_of("skak")], []) == {}
    assert word_fits([], [1]) == {1: ()}
