"""Runs judged questions through a way of searching, and judged sentences through the reader, and says what came of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from finder.quality.judged import JudgedQuestion, JudgedSentence
from finder.quality.metrics import Count, compare_readings, compare_terms, ndcg, recall, statements

Finder = Callable[[JudgedQuestion], Sequence[str]]
"""A way of searching: a question in, external ids out, the best first."""

Reader = Callable[[str], dict[str, Any]]
"""A way of reading: a sentence in, what was understood out."""

GOOD_ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class SearchFigures:
    """How well a way of searching answers: means over all questions, and a line for each question it fails."""

    ndcg: float
    recall: float
    zero_hits: float
    misses: list[str] = field(default_factory=list)

    @classmethod
    def mean(cls, several: Sequence["SearchFigures"]) -> "SearchFigures":
        """The same questions asked at several moments, told once."""
        misses = dict.fromkeys(miss for one in several for miss in one.misses)
        return cls(
            fmean(one.ndcg for one in several),
            fmean(one.recall for one in several),
            fmean(one.zero_hits for one in several),
            list(misses),
        )


@dataclass(frozen=True, slots=True)
class ReadingFigures:
    """How well sentences are read: pairs of key and value counted together, and a line for each sentence misread."""

    precision: float
    recall: float
    terms: float
    misses: list[str] = field(default_factory=list)


def judge_search(questions: Sequence[JudgedQuestion], find: Finder) -> SearchFigures:
    gains, recalls, empty, misses = [], [], 0, []
    for question in questions:
        found = find(question)
        gains.append(ndcg(question.grades, found))
        recalls.append(recall(question.grades, found))
        empty += not found
        if gains[-1] < GOOD_ENOUGH or recalls[-1] < GOOD_ENOUGH:
            misses.append(_search_miss(question, found, gains[-1], recalls[-1]))
    many = max(len(questions), 1)
    return SearchFigures(sum(gains) / many, sum(recalls) / many, empty / many, misses)


def judge_readings(sentences: Iterable[JudgedSentence], read: Reader) -> ReadingFigures:
    total, words, misses = Count(), Count(), []
    for sentence in sentences:
        found = read(sentence.text)
        count = compare_readings(sentence.expected, found)
        terms = compare_terms(sentence.expected.get("terms", ()), found.get("terms", ()))
        total, words = total + count, words + terms
        if count.wrong or count.missed or terms.missed:
            misses.append(_reading_miss(sentence, found))
    return ReadingFigures(total.precision, total.recall, words.recall, misses)


def _search_miss(question: JudgedQuestion, found: Sequence[str], gain: float, share: float) -> str:
    best = [one for one, grade in question.grades.items() if grade == max(question.grades.values())]
    lost = [one for one in best if one not in found[:10]]
    return f"{question.id} nDCG {gain:.2f} recall {share:.2f} “{question.text}”: first {_few(found[:5])}; lacks {_few(lost)}"


def _reading_miss(sentence: JudgedSentence, found: dict[str, Any]) -> str:
    wanted, said = statements(sentence.expected), statements(found)
    return f"{sentence.id} “{sentence.text}”: too much {_pairs(said - wanted)}; missed {_pairs(wanted - said)}"


def _pairs(pairs: Iterable[tuple[str, Any]]) -> str:
    return ", ".join(sorted(f"{key}={value}" for key, value in pairs)) or "nothing"


def _few(ids: Sequence[str]) -> str:
    return " ".join(ids[:6]) or "nothing"
