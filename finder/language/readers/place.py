"""Where somebody wants to go: a town or village, a stretch of land, and how far."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from activities.geocoding.gazetteer import GazetteerPlace, all_places
from finder.language.finding import Finding
from finder.language.lexicon import commonness
from finder.language.readers.negation import is_other_than
from finder.language.sentence import Sentence
from finder.language.words import fold, split_words, word_set

NEAR = word_set(
    "i paa ved naer til fra omkring naerheden af hos bor in near at around by to from live bei nach um naehe aus wohne von der"
)
UNWANTED = word_set("ikke hverken undtagen not neither except nicht weder ausser cant cannot dont")
ASKING = word_set("der there es")
"""Who asks "er der ikke noget i Nordborg?" wants to be there."""
OR = word_set("eller og or and nor oder und noch")
MOST_UNWANTED = 3
TO_BE_THERE = word_set(
    "kan komme kommer tage tager rejse koere gaa bo bor laengere mere gerne vil helt op ned over ud til get go come travel want "
    "live living to anymore longer mehr kommen fahren gehen wohne will"
)
"""Between "ikke" and the place these still say that it must not be there: "jeg kan ikke komme til Gråsten"."""
WIDEST_UNWANTED = 6
LEAVING = word_set("fra from aus von")
MOVING = word_set(
    "flyttet flyttede flytter kommer kom kommet flygtet stammer tilflyttet moved moving come came gezogen komme kommen stamme"
)
DISTANCE = word_set("km kilometer kilometre kilometers")
NUMBER_WORDS = {
    "en": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "otte": 8,
    "ti": 10,
    "tyve": 20,
    "five": 5,
    "ten": 10,
    "fuenf": 5,
    "zehn": 10,
}

LONGEST_NAME = 3
COMMON_WORD = 300
"""A village whose name is a word at least so common ("Bro", "Holm") is meant only behind "i" and with a capital."""
SHORTEST_MISSPELLED = 6
WORDS_BEFORE_ORIGIN = 5


def read_places(sentence: Sentence) -> list[Finding]:
    """Return the place named first (`place`), the stretches of land named (`area`) and a distance (`radius_km`).

    Where somebody comes from ("flyttet hertil fra Flensborg") is not where they want to go.
    """
    said = [one for one in _named(sentence) if not _is_left(sentence, one)]
    unwanted = _unwanted(sentence, said)
    named = [one for one in said if one not in unwanted]
    places = [one for one in named if one.kind == "place"] or ([] if said else _misspelled(sentence))
    areas = [one for one in named if one.kind == "area"]
    denied = [replace(one, is_denied=True) for one in unwanted[:MOST_UNWANTED]]
    return [*places[:1], *areas[:1], *denied, *_distances(sentence)[:1]]


def _named(sentence: Sentence) -> Iterator[Finding]:
    position = 0
    while position < len(sentence.forms):
        finding = next(
            (
                found
                for end in range(position + LONGEST_NAME, position, -1)
                if (found := _name_at(sentence, position, end))
            ),
            None,
        )
        if finding:
            yield finding
        position = finding.end if finding else position + 1


def _name_at(sentence: Sentence, start: int, end: int) -> Finding | None:
    forms = sentence.forms[start:end]
    if len(forms) < end - start:
        return None
    place = _places().get(" ".join(forms)) or (
        _places().get(forms[0][:-1]) if len(forms) == 1 and forms[0].endswith("s") else None
    )
    if place is None or (_is_common(forms) and not _is_clearly_a_place(sentence, start)):
        return None
    kind = "area" if place.kind == "region" else "place"
    return Finding(kind, place.town, start, end)


def _is_common(forms: tuple[str, ...]) -> bool:
    return len(forms) == 1 and forms[0] in _common_names()


def _is_clearly_a_place(sentence: Sentence, start: int) -> bool:
    return start > 0 and sentence.is_capital(start) and sentence.forms[start - 1] in NEAR


def _unwanted(sentence: Sentence, named: list[Finding]) -> list[Finding]:
    """Return where it must not be: "ikke i Nordborg", and what goes on from there, "eller Broager"."""
    unwanted: list[Finding] = []
    for one in named:
        if _is_unwanted(sentence, one) or (unwanted and _goes_on(sentence.forms[unwanted[-1].end : one.start])):
            unwanted.append(one)
    return unwanted


def _goes_on(between: tuple[str, ...]) -> bool:
    return between[:1] != () and between[0] in OR and NEAR.issuperset(between[1:])


def _is_unwanted(sentence: Sentence, finding: Finding) -> bool:
    """Say whether it must not be there: "ikke i Sønderborg"; who knows "ingen i Sønderborg" wants to be there."""
    if is_other_than(sentence, finding.start - 1):
        return True
    for position in range(finding.start - 1, max(finding.start - 1 - WIDEST_UNWANTED, -1), -1):
        form = sentence.forms[position]
        if form in UNWANTED and sentence.same_clause(position, finding.start):
            between = sentence.forms[position + 1 : finding.start]
            return sentence.form(position - 1) not in ASKING and (not between or bool(NEAR.intersection(between)))
        if form not in NEAR | TO_BE_THERE:
            return False
    return False


def _is_left(sentence: Sentence, finding: Finding) -> bool:
    """Say whether the place is where somebody came from; "5 km fra Vollerup" is none."""
    before = finding.start - 1
    if sentence.form(before) not in LEAVING or sentence.form(before - 1) in DISTANCE:
        return False
    earlier = sentence.forms[max(before - WORDS_BEFORE_ORIGIN, 0) : before]
    following = sentence.forms[finding.end : finding.end + 3]
    return bool(MOVING.intersection(earlier) or {"gezogen", "kommen", "komme"}.intersection(following))


def _misspelled(sentence: Sentence) -> list[Finding]:
    """Return a place spelled almost right behind a word such as "i", when the word is no other known word."""
    for position in range(1, len(sentence.forms)):
        form = sentence.forms[position]
        is_candidate = len(form) >= SHORTEST_MISSPELLED and sentence.forms[position - 1] in NEAR
        if is_candidate and sentence.words[position].text not in commonness() and (place := _nearly(form)):
            return [Finding("place", place.town, position, position + 1)]
    return []


def _nearly(form: str) -> GazetteerPlace | None:
    plain = _without_doubling(form)
    if plain in _loosely_spelled():
        return _loosely_spelled()[plain]
    close = (
        place
        for name, place in _places().items()
        if len(name) >= SHORTEST_MISSPELLED and DamerauLevenshtein.distance(form, name, score_cutoff=1) <= 1
    )
    return next(close, None)


def _without_doubling(form: str) -> str:
    """Return a name as hurried people type it: "Sonderborg" for Sønderborg, "Grasten" for Gråsten."""
    return form.replace("aa", "a").replace("oe", "o").replace("ae", "a")


def _distances(sentence: Sentence) -> list[Finding]:
    found = []
    for position, form in enumerate(sentence.forms[1:], start=1):
        number = sentence.forms[position - 1]
        kilometres = int(number) if number.isdecimal() and len(number) <= 3 else NUMBER_WORDS.get(number)
        if form in DISTANCE and kilometres:
            found.append(Finding("radius_km", str(kilometres), position - 1, position + 1))
    return found


@cache
def _places() -> dict[str, GazetteerPlace]:
    """Map folded names and postcodes to places; the first meaning of a name wins, waters are none."""
    names: dict[str, GazetteerPlace] = {}
    for place in all_places():
        if place.kind != "water":
            for name in (*place.names, place.town if place.kind != "postcode" else place.postcode):
                names.setdefault(" ".join(fold(word.text) for word in split_words(name)), place)
    return names


@cache
def _loosely_spelled() -> dict[str, GazetteerPlace]:
    return {_without_doubling(name): place for name, place in _places().items() if len(name) >= SHORTEST_MISSPELLED}


@cache
def _common_names() -> frozenset[str]:
    """Return the folded names of villages that are common words too."""
    common = {fold(word) for word, zipf in commonness().items() if zipf >= COMMON_WORD}
    return frozenset(name for name, place in _places().items() if name in common and place.kind == "village")
