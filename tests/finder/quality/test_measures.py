"""The measures measure what they say."""

import json
from pathlib import Path

import pytest

from finder.quality.judged import JudgedQuestion, JudgedSentence, read_questions
from finder.quality.metrics import Count, compare_readings, compare_terms, ndcg, recall
from finder.quality.report import SearchFigures, judge_readings, judge_search

GRADES = {"a": 3, "b": 2, "c": 1}


@pytest.mark.parametrize(
    ("found", "gain"),
    [(["a", "b", "c"], 1.0), ([], 0.0), (["x", "y"], 0.0), (["c", "b", "a"], 0.6806)],
)
def test_ndcg_is_one_for_the_ideal_order_and_nought_for_nothing(found: list[str], gain: float) -> None:
    assert ndcg(GRADES, found) == pytest.approx(gain, abs=0.0001)


def test_recall_counts_good_results_only_and_no_more_than_fit() -> None:
    assert recall(GRADES, ["a", "c"]) == 0.5
    assert recall(GRADES, ["a", "b"], depth=1) == 1.0


def test_readings_are_compared_pair_by_pair() -> None:
    expected = {"place": "Nordborg", "weekdays": ["MO", "TU"], "terms": ["sang"]}
    found = {"place": "Nordborg", "weekdays": ["MO", "WE"], "free": True}
    assert compare_readings(expected, found) == Count(right=2, wrong=2, missed=1)


def test_words_left_over_are_compared_leniently() -> None:
    assert compare_terms(["sang", "kor"], ["sange", "noget"]) == Count(right=1, missed=1)


def test_filters_of_a_question_become_parameters() -> None:
    question = JudgedQuestion(
        "q", "yoga", {}, "Guderup", {"audiences": ["senior"], "features": ["lift"], "radius_km": 5}
    )
    assert question.parameters == {
        "q": ["yoga"], "place": ["Guderup"], "page_size": ["100"], "radius_km": ["5"], "audience": ["senior"],
        "feature": ["lift"], "unknown": ["exclude"],
    }  # fmt: skip


def test_a_question_that_fails_is_told_with_what_it_lacks() -> None:
    figures = judge_search([JudgedQuestion("q1", "skak", {"a": 3})], lambda _question: ["b"])
    assert (figures.ndcg, figures.recall, figures.zero_hits) == (0.0, 0.0, 0.0)
    assert figures.misses == ["q1 nDCG 0.00 recall 0.00 “skak”: first b; lacks a"]


def test_questions_asked_at_several_moments_are_told_once_with_their_means() -> None:
    several = [SearchFigures(1.0, 1.0, 0.0, ["late"]), SearchFigures(0.5, 0.0, 0.5, ["early", "late"])]
    assert SearchFigures.mean(several) == SearchFigures(0.75, 0.5, 0.25, ["late", "early"])


def test_a_sentence_misread_is_told_with_what_was_wrong() -> None:
    figures = judge_readings([JudgedSentence("u1", "hej", {"free": True})], lambda _text: {"age": 5})
    assert (figures.precision, figures.recall) == (0.0, 0.0)
    assert figures.misses == ["u1 “hej”: too much age=5; missed free=True"]


def test_questions_are_read_from_lines_of_json(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(
        json.dumps({"id": "q1", "q": "skak", "lang": "da", "relevant": {"a": 3}}) + "\n\n", encoding="utf-8"
    )
    assert read_questions(file) == [JudgedQuestion("q1", "skak", {"a": 3})]
