"""A list is spread over kinds where that costs nothing, and never otherwise."""

from hypothesis import given
from hypothesis import strategies as st

from casework.fit import Fit
from casework.spread import KINDS_WANTED, Choice, choose


def choices(*told: tuple[str, int, int]) -> list[Choice]:
    """Kind, points and level of each; ids count from a."""
    return [Choice(chr(97 + place), kind, Fit(points, level)) for place, (kind, points, level) in enumerate(told)]


def ids(chosen: list[Choice]) -> str:
    return "".join(one.id for one in chosen)


def test_what_fits_best_stands_first() -> None:
    assert ids(choose(choices(("x", 1, 1), ("y", 3, 1), ("z", 2, 1)), count=5)) == "bca"


def test_a_third_kind_takes_the_place_of_the_weakest_repeated_one() -> None:
    told = [("x", 900, 2), ("x", 800, 2), ("x", 700, 2), ("y", 600, 2), ("z", 10, 1), ("z", 9, 1)]
    assert ids(choose(choices(*told), count=4)) == "abde"


def test_nothing_that_does_not_fit_is_brought_in_for_variety() -> None:
    told = [("x", 900, 2), ("x", 800, 2), ("x", 700, 2), ("y", 10, 0), ("z", 9, 0)]
    assert ids(choose(choices(*told), count=3)) == "abc"


def test_of_equal_ones_the_earlier_stands_first() -> None:
    assert ids(choose(choices(("x", 5, 1), ("x", 5, 1), ("x", 5, 1)), count=2)) == "ab"


@given(
    told=st.lists(st.tuples(st.sampled_from("wxyz"), st.integers(-300, 900), st.integers(-1, 2)), max_size=20),
    count=st.integers(0, 6),
)
def test_whatever_there_is(told: list[tuple[str, int, int]], count: int) -> None:
    there = [Choice(str(number), kind, Fit(points, level)) for number, (kind, points, level) in enumerate(told)]
    chosen = choose(there, count=count)
    assert len(chosen) == min(count, len(there)) == len({one.id for one in chosen})
    assert [one.fit.points for one in chosen] == sorted((one.fit.points for one in chosen), reverse=True)
    equally_good = {one.category for one in there if one.fit.level == 2}
    if count >= KINDS_WANTED and len(equally_good) >= KINDS_WANTED:
        assert len({one.category for one in chosen}) >= KINDS_WANTED
