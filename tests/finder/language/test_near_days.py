"""Days named from where we stand are heard in three languages; a greeting and a morning are none."""

from datetime import date

import pytest

from finder.language.readers.near_day import date_of
from finder.language.reading import read


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("noget i dag", ("today",)), ("i aften", ("today",)), ("kaffe imorgen", ("tomorrow",)),
        ("i overmorgen", ("day_after_tomorrow",)), ("something tomorrow evening", ("tomorrow",)),
        ("was ist morgen los", ("tomorrow",)), ("übermorgen", ("day_after_tomorrow",)),
        ("i dag eller i morgen", ("today", "tomorrow")),
    ],
)  # fmt: skip
def test_a_near_day_is_heard(text: str, days: tuple[str, ...]) -> None:
    assert read(text).near_days == days


@pytest.mark.parametrize(
    "text", ["guten morgen", "am Morgen spazieren", "yoga om morgenen", "hver morgen", "godmorgen"]
)
def test_a_greeting_and_a_morning_are_no_day(text: str) -> None:
    assert read(text).near_days == ()


def test_its_words_are_not_looked_up_and_it_can_be_let_go() -> None:
    assert read("kaffe i morgen").terms == ("kaffe",)
    assert read("kaffe i morgen", ignore=["near_day:tomorrow"]).near_days == ()


def test_it_is_no_weekday_that_was_stated() -> None:
    assert "weekdays" not in read("kaffe i morgen").as_dict()
    assert date_of("day_after_tomorrow", today=date(2026, 12, 31)) == date(2027, 1, 2)
