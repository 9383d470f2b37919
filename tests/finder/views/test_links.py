"""Addresses of questions are written as the standard library writes them."""

from urllib.parse import urlencode

from hypothesis import example, given
from hypothesis import strategies as st

from finder.presentation.links import QuestionLinks


@given(st.text())
@example("æ.~-_ +&=")
@example("٣")
def test_every_value_is_quoted_as_it_should_be(value: str) -> None:
    assert QuestionLinks("/find/", ()).with_value("q", value) == "/find/?" + urlencode({"q": value})
