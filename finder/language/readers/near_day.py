"""Days named from where we stand: "i dag", "tomorrow", "übermorgen"."""

from collections.abc import Iterator
from datetime import date, timedelta

from finder.language.finding import Finding
from finder.language.sentence import Sentence

DAYS_AHEAD = {"today": 0, "tomorrow": 1, "day_after_tomorrow": 2}
WORDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "today": (
        ("i", "dag"), ("idag",), ("i", "aften"), ("iaften",), ("i", "eftermiddag"), ("i", "formiddag"), ("today",),
        ("tonight",), ("this", "morning"), ("this", "afternoon"), ("this", "evening"), ("heute",),
    ),
    "tomorrow": (("i", "morgen"), ("imorgen",), ("tomorrow",)),
    "day_after_tomorrow": (("i", "overmorgen"), ("overmorgen",), ("uebermorgen",)),
}  # fmt: skip
TOMORROW_IN_GERMAN = "morgen"
NO_TOMORROW_AFTER = frozenset({"am", "guten", "jeden", "i", "om", "hver", "god"})


def date_of(near_day: str, *, today: date) -> date:
    """Return the date that a near day names."""
    return today + timedelta(days=DAYS_AHEAD[near_day])


def read_near_days(sentence: Sentence) -> list[Finding]:
    """Return a finding for each near day named. In German "morgen" is tomorrow, unless it is the morning."""
    return [*_named(sentence), *_tomorrow_in_german(sentence)]


def _named(sentence: Sentence) -> Iterator[Finding]:
    for day, names in WORDS.items():
        for words in names:
            if sentence.form_set.issuperset(words):
                starts = range(len(sentence.forms) - len(words) + 1)
                there = (start for start in starts if sentence.forms[start : start + len(words)] == words)
                yield from (Finding("near_day", day, start, start + len(words)) for start in there)


def _tomorrow_in_german(sentence: Sentence) -> Iterator[Finding]:
    if sentence.languages == {"de"} and TOMORROW_IN_GERMAN in sentence.form_set:
        for position, form in enumerate(sentence.forms):
            if form == TOMORROW_IN_GERMAN and sentence.form(position - 1) not in NO_TOMORROW_AFTER:
                yield Finding("near_day", "tomorrow", position, position + 1)
