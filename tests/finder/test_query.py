"""A question is never changed; what is asked instead is another one."""

from dataclasses import FrozenInstanceError, replace

import pytest

from finder.query import Point, SearchQuery

KAFFE = SearchQuery(q="kaffe", page=3, weekday=("TU",), point=Point(54.9, 9.8, "Sønderborg"))


def test_another_question_is_this_one_with_something_else_in_it_from_its_first_page() -> None:
    other = KAFFE.with_changes(radius_km=5.0)
    assert other == replace(KAFFE, radius_km=5.0, page=1)
    assert (other.point, hash(other)) == (KAFFE.point, hash(replace(KAFFE, radius_km=5.0, page=1)))
    assert KAFFE.with_changes(page=4) == replace(KAFFE, page=4)
    assert (KAFFE.page, KAFFE.radius_km) == (3, None)


def test_what_no_question_has_is_refused() -> None:
    with pytest.raises(TypeError, match="A question has no radius"):
        KAFFE.with_changes(radius=5.0)
    with pytest.raises(FrozenInstanceError):
        KAFFE.page = 4  # type: ignore[misc]  # which is what is tested


def test_one_of_several_values_is_let_go() -> None:
    both = KAFFE.with_changes(weekday=("TU", "WE"))
    assert both.without_value("weekday", "TU").weekday == ("WE",)
    assert both.without_value("weekday").weekday == ()
    assert both.without_value("q").q == ""
