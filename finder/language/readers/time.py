"""When somebody can come: weekdays and parts of the day, also "ikke om aftenen" and "efter kl. 18"."""

import re
from collections.abc import Iterable

from finder.language.finding import Finding
from finder.language.readers.age import birthday_clauses
from finder.language.readers.clock import read_clock
from finder.language.readers.negation import WIDE_FILLERS, is_denied, is_denied_afterwards
from finder.language.sentence import Sentence
from finder.language.words import word_set

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PARTS = ("morning", "afternoon", "evening")
WORKDAYS = DAYS[:5]
WEEKEND = DAYS[5:]

DAY_STEMS = {
    "mandag": "MO", "tirsdag": "TU", "onsdag": "WE", "torsdag": "TH", "fredag": "FR", "loerdag": "SA", "soendag": "SU",
    "monday": "MO", "tuesday": "TU", "wednesday": "WE", "thursday": "TH", "friday": "FR", "saturday": "SA", "sunday": "SU",
    "montag": "MO", "dienstag": "TU", "mittwoch": "WE", "donnerstag": "TH", "freitag": "FR", "samstag": "SA",
    "sonnabend": "SA", "sonntag": "SU", "lordag": "SA", "sondag": "SU",
}  # fmt: skip
PART_STEMS = {
    "formiddag": "morning", "eftermiddag": "afternoon", "aften": "evening", "aftn": "evening", "morgen": "morning",
    "morgn": "morning", "vormittag": "morning", "nachmittag": "afternoon", "abend": "evening", "morning": "morning",
    "afternoon": "afternoon", "evening": "evening", "night": "evening", "nat": "evening", "nacht": "evening",
}  # fmt: skip
DAY_WORD = re.compile(
    rf"({'|'.join(DAY_STEMS)})(?:s|e|en|ene|ens|es)?(?:({'|'.join(PART_STEMS)})(?:s|e|en|ene|er|erne|ens)?)?"
)
PART_WORD = re.compile(rf"({'|'.join(PART_STEMS)})(?:s|e|en|ene|er|erne|ens)?")
SHORT_RANGE = re.compile(
    r"(man|tirs?|ons|tors?|fre|lør|søn|mo|mon|fri)-(man|tirs?|ons|tors?|fre|lør|søn|fr|fri|sun|so)"
)

DAY_GROUPS: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (word_set(
    "hverdag hverdage hverdagen hverdagene hverdags weekday weekdays werktags werktag werktage wochentags ugedage arbejdsdage"
), WORKDAYS),
    (word_set("weekend weekends weekenden weekender weekenderne wochenende wochenenden wochenends"), WEEKEND),
)  # fmt: skip
DAY_GROUP_PHRASES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("i", "loebet", "af", "ugen"), WORKDAYS), (("inden", "for", "ugen"), WORKDAYS), (("unter", "der", "woche"), WORKDAYS),
    (("in", "der", "woche"), WORKDAYS), (("during", "the", "week"), WORKDAYS), (("paa", "en", "hverdag"), WORKDAYS),
    (("midt", "i", "ugen"), DAYS[1:4]), (("midt", "paa", "ugen"), DAYS[1:4]),
)  # fmt: skip
PART_GROUPS: dict[str, tuple[str, ...]] = {
    "dagtimerne": PARTS[:2], "dagtimer": PARTS[:2], "daytime": PARTS[:2], "tagsueber": PARTS[:2],
    "mittags": ("afternoon",), "tidligt": ("morning",), "tonight": ("evening",), "fyraften": ("evening",),
    "morgens": ("morning",), "frueh": ("morning",), "middagstid": ("afternoon",), "dagtid": PARTS[:2],
}  # fmt: skip
PART_PHRASES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("om", "dagen"), PARTS[:2]), (("midt", "paa", "dagen"), PARTS[:2]), (("during", "the", "day"), PARTS[:2]),
    (("efter", "arbejde"), ("evening",)), (("efter", "arbejdet"), ("evening",)), (("after", "work"), ("evening",)),
    (("nach", "der", "arbeit"), ("evening",)), (("nach", "feierabend"), ("evening",)), (("efter", "skole"), ("afternoon",)),
    (("after", "school"), ("afternoon",)), (("nach", "der", "schule"), ("afternoon",)), (("efter", "frokost"), ("afternoon",)),
    (("after", "lunch"), ("afternoon",)), (("before", "noon"), ("morning",)), (("foer", "middag"), ("morning",)),
    (("foer", "frokost"), ("morning",)), (("sidst", "paa", "dagen"), ("afternoon",)), (("am", "morgen"), ("morning",)),
    (("jeden", "morgen"), ("morning",)),
)  # fmt: skip

GREETING = word_set("god godt good guten gute schoenen glaedelig")
PAST = word_set("sidste siden last since letzten letzte seit i")
SEEKING = word_set("leder soeger ledt soegt kigger looking search suche")
"""Who is "leder efter arbejde" has not named the evening."""
PERIOD_LINKS = word_set("til to through bis thru")


def read_times(sentence: Sentence) -> list[Finding]:
    """Return weekdays and parts of the day; what is only denied becomes everything else ("ikke om aftenen").

    A weekday that dates a birthday or lies behind us ("i lørdags") is no wish. The findings of one kind lie in week order.
    """
    named = [*_days(sentence), *_parts(sentence), *read_clock(sentence)]
    return [*_settle("weekday", DAYS, named), *_settle("time_of_day", PARTS, named)]


def _settle(kind: str, every: tuple[str, ...], named: list[Finding]) -> list[Finding]:
    """Return the wanted ones less the denied ones, or, where nothing was wanted, all others than the denied ones."""
    of_kind = [one for one in named if one.kind == kind]
    denied = {one.code for one in of_kind if one.is_denied}
    wanted = {one.code for one in of_kind if not one.is_denied} - denied
    codes = wanted or ({*every} - denied if denied else set())
    if not codes or codes == {*every}:
        return []
    start, end = min(one.start for one in of_kind), max(one.end for one in of_kind)
    spans = {one.code: (one.start, one.end) for one in reversed(of_kind) if not one.is_denied}
    return [Finding(kind, code, *spans.get(code, (start, end))) for code in every if code in codes]


def _days(sentence: Sentence) -> list[Finding]:
    birthdays = birthday_clauses(sentence)
    found: list[Finding] = []
    for position, form in enumerate(sentence.forms):
        match = DAY_WORD.fullmatch(form)
        if match and sentence.clauses[position] not in birthdays and not _is_past(sentence, position):
            days = _day_range(sentence, position, DAY_STEMS[match[1]], found)
            found += _findings(sentence, "weekday", days, position, position + 1)
            if match[2]:
                found += _findings(sentence, "time_of_day", [PART_STEMS[match[2]]], position, position + 1)
        elif group := next((days for words, days in DAY_GROUPS if form in words), None):
            found += _findings(sentence, "weekday", group, position, position + 1)
        elif span := SHORT_RANGE.fullmatch(sentence.words[position].text):
            found += _findings(sentence, "weekday", _between(_short(span[1]), _short(span[2])), position, position + 1)
    return found + _phrases(sentence, "weekday", DAY_GROUP_PHRASES)


def _parts(sentence: Sentence) -> list[Finding]:
    found: list[Finding] = []
    for position, form in enumerate(sentence.forms):
        parts = PART_GROUPS.get(form) or ((PART_STEMS[match[1]],) if (match := PART_WORD.fullmatch(form)) else ())
        if parts and not _is_greeting_or_tomorrow(sentence, position):
            found += _findings(sentence, "time_of_day", parts, position, position + 1)
    return found + _phrases(sentence, "time_of_day", PART_PHRASES)


def _phrases(sentence: Sentence, kind: str, table: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> list[Finding]:
    found: list[Finding] = []
    for words, codes in table:
        if not sentence.form_set.issuperset(words):
            continue
        for start in range(len(sentence.forms) - len(words) + 1):
            if sentence.forms[start : start + len(words)] == words and sentence.form(start - 1) not in SEEKING:
                found += _findings(sentence, kind, codes, start, start + len(words))
    return found


def _findings(sentence: Sentence, kind: str, codes: Iterable[str], start: int, end: int) -> list[Finding]:
    denied = is_denied(sentence, start, end, fillers=WIDE_FILLERS | DAY_STEMS.keys()) or is_denied_afterwards(
        sentence, _end_of_list(sentence, end)
    )
    return [Finding(kind, code, start, end, is_denied=denied) for code in codes]


def _end_of_list(sentence: Sentence, end: int) -> int:
    """Return where an enumeration of times ends: "mandag og tirsdag kan jeg ikke" takes back both."""
    while sentence.form(end) in {"og", "and", "und", "eller", "or", "oder"} and DAY_WORD.fullmatch(
        sentence.form(end + 1)
    ):
        end += 2
    return end


def _day_range(sentence: Sentence, position: int, day: str, found: list[Finding]) -> list[str]:
    """Return the days from the one before "til" up to this one, or this one alone."""
    before = found[-1] if found else None
    if (
        before
        and before.kind == "weekday"
        and sentence.form(position - 1) in PERIOD_LINKS
        and before.end == position - 1
    ):
        return _between(before.code, day)
    return [day]


def _between(first: str, last: str) -> list[str]:
    start, end = DAYS.index(first), DAYS.index(last)
    return [*DAYS[start : end + 1]] if start <= end else [*DAYS[start:], *DAYS[: end + 1]]


def _short(word: str) -> str:
    starts = {
        "mo": "MO",
        "ma": "MO",
        "ti": "TU",
        "on": "WE",
        "to": "TH",
        "fr": "FR",
        "lø": "SA",
        "sø": "SU",
        "su": "SU",
        "so": "SU",
    }
    return starts[word[:2]]


def _is_past(sentence: Sentence, position: int) -> bool:
    """Say whether a day lies behind us: "i mandags", "siden mandag", "last Friday"."""
    before = sentence.form(position - 1)
    return before in PAST - {"i"} or (before == "i" and sentence.forms[position].endswith("dags"))


def _is_greeting_or_tomorrow(sentence: Sentence, position: int) -> bool:
    """Say whether "morgen" or "aften" is part of a greeting, or means tomorrow."""
    form, before = sentence.forms[position], sentence.form(position - 1)
    if before in GREETING or (form in {"nat", "nacht"} and before not in {"om", "in"}):
        return True
    return form == "morgen" and (before in {"i", "paa"} or "da" not in sentence.languages)
