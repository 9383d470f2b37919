"""Hours of the clock as parts of the day: "efter kl. 18" is the evening, "10-14" is morning and afternoon."""

import re

from finder.language.finding import Finding
from finder.language.readers.age import NOT_AN_AGE, UNITS_OF_AGE
from finder.language.readers.negation import WIDE_FILLERS, is_denied
from finder.language.sentence import Sentence
from finder.language.words import word_set

NOON, EVENING, MIDNIGHT = 12, 17, 24
PARTS = (("morning", 0, NOON), ("afternoon", NOON, EVENING), ("evening", EVENING, MIDNIGHT))

CLOCK_WORDS = word_set("kl klokken klok uhr oclock pm am at um")
AFTER = word_set("efter after nach fra from ab tidligst past")
BEFORE = word_set("foer before vor inden senest until til till bis by")
BARE_BOUNDS = word_set("efter after nach foer before vor inden by")
EARLIEST_BARE_HOUR = 6
HOURS_WORTH_COMING_FOR = 2
HOUR = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
HOURS = re.compile(r"(\d{1,2})(?:[.:]\d{2})?-(\d{1,2})(?:[.:]\d{2})?")
ENGLISH_HOUR = re.compile(r"(\d{1,2})(?:[.:]\d{2})?(am|pm)")
NUMBERS = {
    "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
    "noon": 12, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
LATEST_SPOKEN_AS_AFTERNOON = 7
"""Up to this hour people say "efter klokken fem" and mean 17."""


def read_clock(sentence: Sentence) -> list[Finding]:
    """Return the parts of the day that the hours named leave; a denied bound leaves the others."""
    found: list[Finding] = []
    for position in range(len(sentence.words)):
        parts, start, end = _parts_at(sentence, position)
        denied = bool(parts) and is_denied(sentence, start, end, fillers=WIDE_FILLERS)
        if denied and sentence.form(start) in BEFORE and parts == ["morning"] and _hour(sentence, position) != NOON:
            continue  # "ikke før kl. 10" still leaves a morning
        found += [Finding("time_of_day", part, start, end, is_denied=denied) for part in parts]
    return found


def _parts_at(sentence: Sentence, position: int) -> tuple[list[str], int, int]:
    """Return the parts of the day an hour at this position bounds, and the words that say so."""
    if hours := HOURS.fullmatch(sentence.words[position].text):
        return _overlapping(int(hours[1]), int(hours[2])), position, position + 1
    hour = _hour(sentence, position)
    if hour is None:
        return [], position, position
    start = position - (sentence.form(position - 1) in CLOCK_WORDS)
    bound, clocked = sentence.form(start - 1), _is_clocked(sentence, position)
    if bound in {"mellem", "between", "zwischen"} or (bound in AFTER and sentence.form(position + 1) in BEFORE):
        return _range(sentence, start - 1, hour, position)
    if not clocked and not _is_bare_hour(sentence, position, hour):
        return [], position, position
    if bound in AFTER:
        return _overlapping(_as_meant(hour, sentence, position), MIDNIGHT), start - 1, position + 1
    if bound in BEFORE:
        return _until(hour), start - 1, position + 1
    return (_overlapping(hour, hour + 1), start, position + 1) if clocked and hour >= 6 else ([], position, position)


def _range(sentence: Sentence, start: int, hour: int, position: int) -> tuple[list[str], int, int]:
    """Return the parts between two hours: "mellem 10 og 14", "fra 10 til 14"; ages are told otherwise."""
    last = next(
        (end for end in (position + 2, position + 3) if end < len(sentence.words) and _hour(sentence, end)), None
    )
    until = _hour(sentence, last) if last is not None else None
    if last is None or until is None or until <= hour or not _could_be_hours(sentence, start, last):
        return [], position, position
    return _overlapping(hour, until), start, last + 1


def _could_be_hours(sentence: Sentence, start: int, last: int) -> bool:
    following = sentence.form(last + 1)
    spoken = any(form in CLOCK_WORDS for form in sentence.forms[start : last + 2])
    return spoken or (not following.startswith(("aar", "year", "jahr", "km")) and int(_hour(sentence, last) or 0) <= 22)


def _hour(sentence: Sentence, position: int) -> int | None:
    text = sentence.words[position].text
    if english := ENGLISH_HOUR.fullmatch(text):
        return int(english[1]) % NOON + (NOON if english[2] == "pm" else 0)
    if plain := HOUR.fullmatch(text):
        hour = int(plain[1]) + (NOON if sentence.form(position + 1) == "pm" and int(plain[1]) < NOON else 0)
        return hour if hour <= MIDNIGHT else None
    return NUMBERS.get(text) if sentence.form(position - 1) in CLOCK_WORDS or text == "noon" else None


def _is_clocked(sentence: Sentence, position: int) -> bool:
    text = sentence.words[position].text
    return (
        sentence.form(position - 1) in CLOCK_WORDS - {"am", "um", "at"}
        or (sentence.form(position - 1) in {"um", "at"} and HOUR.fullmatch(text) is not None)
        or sentence.form(position + 1) in {"uhr", "pm", "am", "oclock"}
        or ":" in text
        or ENGLISH_HOUR.fullmatch(text) is not None
        or text == "noon"
    )


def _is_bare_hour(sentence: Sentence, position: int, hour: int) -> bool:
    """Say whether a number behind "efter" or "før" is an hour, and not "efter 3 år" or "før 20 minutter"."""
    plain = sentence.words[position].text in {str(hour), f"{hour:02}"} or ":" in sentence.words[position].text
    return (
        plain
        and hour >= EARLIEST_BARE_HOUR
        and sentence.form(position - 1) in BARE_BOUNDS
        and sentence.form(position + 1) not in NOT_AN_AGE | UNITS_OF_AGE
    )


def _as_meant(hour: int, sentence: Sentence, position: int) -> int:
    spoken = sentence.form(position) in NUMBERS or hour <= LATEST_SPOKEN_AS_AFTERNOON
    is_morning = sentence.form(position + 1) == "am"
    return hour + NOON if spoken and hour <= LATEST_SPOKEN_AS_AFTERNOON and not is_morning else hour


def _overlapping(start: int, end: int) -> list[str]:
    """Return the parts that begin to matter from one hour to another; the last hour before noon is no morning left."""
    return [part for part, begins, ends in PARTS if start < ends - (part == "morning") and end > begins]


def _until(hour: int) -> list[str]:
    """Return the parts of which at least two hours lie before an hour."""
    return [part for part, begins, _ends in PARTS if begins <= max(hour, NOON) - HOURS_WORTH_COMING_FOR]
