"""Addresses of questions are written as the standard library writes them."""

from urllib.parse import urlencode

from hypothesis import example, given
from hypothesis import strategies as st

from finder.presentation.links import QuestionLinks
from finder.query import SearchQuery


@given(st.text())
@example("æ.~-_ +&=")
@example("٣")
def test_every_value_is_quoted_as_it_should_be(value: str) -> None:
    assert QuestionLinks("/find/", ()).with_value("q", value) == "/find/?" + urlencode({"q": value})


def test_pages_and_map_keep_what_of_the_answer_is_looked_at_and_another_question_does_not() -> None:
    links = QuestionLinks.of(SearchQuery(need=("wheelchair",), show="misfits", page=2), "/find/")
    assert links.same() == "/find/?need=wheelchair&show=misfits"
    assert links.page(3) == "/find/?need=wheelchair&show=misfits&page=3"
    assert links.query_string() == "need=wheelchair&show=misfits"
    assert links.with_value("free", "true") == "/find/?need=wheelchair&free=true"
