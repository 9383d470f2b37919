"""A sentence into a reading: what somebody asks for, in the product's codes, by rules and word lists alone.

Nothing is sent anywhere and nothing is kept. A reading ranks and explains; it never decides alone what is shown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property  # which takes no lock

from activities.vocabularies import AccessibilityFeature, Audience, Category, Need, TimeOfDay, Weekday
from finder.language.analyser import carries_meaning
from finder.language.chip import Chip
from finder.language.finding import Finding
from finder.language.phrases import Matches, find_phrases
from finder.language.readers.age import read_age
from finder.language.readers.audience import read_audiences
from finder.language.readers.category import leave_sport_open, read_categories
from finder.language.readers.crisis import BOOK as CRISES
from finder.language.readers.crisis import read_crises
from finder.language.readers.feature import read_features, read_needs
from finder.language.readers.language import read_language
from finder.language.readers.near_day import read_near_days
from finder.language.readers.online import read_online
from finder.language.readers.place import read_places
from finder.language.readers.price import read_price
from finder.language.readers.relation import is_for_someone_else, read_relatives
from finder.language.readers.situation import read_situations
from finder.language.readers.time import read_times
from finder.language.respelling import respell
from finder.language.sentence import Sentence, read_sentence

ORDER: dict[str, tuple[str, ...]] = {
    "audience": tuple(Audience.values),
    "feature": tuple(AccessibilityFeature.values),
    "category": tuple(Category.values),
    "weekday": tuple(Weekday.values),
    "time_of_day": tuple(TimeOfDay.values),
    "need": tuple(Need.values),
}
TAKEN_OUT_OF_TERMS = frozenset(
    {"place", "radius_km", "near_day", "weekday", "time_of_day", "free", "online", "age", "language", "relative"}
)
"""What is meant by these words is compared as a fact; looking them up as words as well would only mislead."""

DISABILITIES = frozenset({"physical_disability", "intellectual_disability"})
NEW = frozenset({"new_in_town", "newcomer_denmark"})
BESIDE_OTHERS = frozenset({"need", "situation"})
SAID_WHERE_UNWANTED = frozenset({"category", "place"})
CHIPS_OF_MANY = frozenset({"weekday", "time_of_day", "near_day"})


@dataclass(frozen=True)
class Reading:
    """What a sentence says. Codes stand in vocabulary order; `text` is the text as normalised, spans count its characters."""

    text: str
    findings: tuple[Finding, ...]
    sentence: Sentence
    for_someone_else: bool

    @cached_property
    def place(self) -> str | None:
        return self._first("place")

    @cached_property
    def area(self) -> str | None:
        """A stretch of land rather than a point: "Nordals"."""
        return self._first("area")

    @cached_property
    def radius_km(self) -> int | None:
        return _as_number(self._first("radius_km"))

    @cached_property
    def audiences(self) -> tuple[str, ...]:
        return self._codes("audience")

    @cached_property
    def features(self) -> tuple[str, ...]:
        return self._codes("feature")

    @cached_property
    def categories(self) -> tuple[str, ...]:
        return self._codes("category")

    @cached_property
    def situations(self) -> tuple[str, ...]:
        """What was told of somebody's life, in the order of the words."""
        return tuple(dict.fromkeys(one.code for one in self.findings if one.kind == "situation"))

    @cached_property
    def crises(self) -> tuple[str, ...]:
        """Why somebody should be offered a number to ring before anything else: `life`, `violence`."""
        return tuple(dict.fromkeys(one.code for one in self.findings if one.kind == "crisis"))

    @cached_property
    def unwanted_categories(self) -> tuple[str, ...]:
        """Kinds the sentence does not want: "ikke noget med kirke"."""
        denied = {one.code for one in self.findings if one.kind == "category" and one.is_denied}
        return tuple(code for code in ORDER["category"] if code in denied)

    @cached_property
    def unwanted_places(self) -> tuple[str, ...]:
        """Where it must not be: "ikke i Nordborg"."""
        return tuple(dict.fromkeys(one.code for one in self.findings if one.kind == "place" and one.is_denied))

    @cached_property
    def near_days(self) -> tuple[str, ...]:
        """Days named from where we stand: `today`, `tomorrow`, `day_after_tomorrow`."""
        return tuple(dict.fromkeys(one.code for one in self.findings if one.kind == "near_day"))

    @cached_property
    def weekdays(self) -> tuple[str, ...]:
        return self._codes("weekday")

    @cached_property
    def time_of_day(self) -> tuple[str, ...]:
        return self._codes("time_of_day")

    @cached_property
    def needs(self) -> tuple[str, ...]:
        return self._codes("need")

    @cached_property
    def free(self) -> bool:
        return self._first("free") is not None

    @cached_property
    def online(self) -> bool:
        return self._first("online") is not None

    @cached_property
    def age(self) -> int | None:
        return _as_number(self._first("age"))

    @cached_property
    def language(self) -> str | None:
        return self._first("language")

    @property
    def is_new(self) -> bool:
        return bool(NEW.intersection(self.audiences))

    @property
    def is_nervous(self) -> bool:
        return "nervous_first_time" in self.needs

    @cached_property
    def also(self) -> dict[str, Any]:
        """What was heard without being stated, or is finer than the corpus of judged questions."""
        heard = {
            "area": self.area,
            "radius_km": self.radius_km,
            "categories": [one.code for one in self.findings if one.kind == "category" and not one.is_stated],
            "near_days": [*self.near_days],
            "unwanted_categories": [*self.unwanted_categories],
            "unwanted_places": [*self.unwanted_places],
            "situations": [*self.situations],
            "crises": [*self.crises],
            "for_someone_else": self.for_someone_else or None,
        }
        return {name: value for name, value in heard.items() if value}

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The words left to look up, as they stand: no small words, nothing denied, nothing that was read as a fact."""
        taken = self._taken_words()
        words = [word.text for word in self.sentence.words]
        telling = (
            word
            for position, word in enumerate(words)
            if position not in taken and carries_meaning(words, position, self.sentence.languages)
        )
        return tuple(dict.fromkeys(word for word in telling if not word.isdecimal()))

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        """One chip for each thing understood, in the order of the words; days of one statement share a chip.

        A need or a situation has one of its own where no other chip is of the same words: "nervøs", but not "kørestol".
        """
        shown = [one for one in self.findings if one.is_stated and not one.is_denied]
        told = {position for one in shown if one.kind not in BESIDE_OTHERS for position in range(one.start, one.end)}
        groups: dict[tuple[str, str], list[Finding]] = {}
        for one in shown:
            if one.kind in BESIDE_OTHERS and not told.isdisjoint(range(one.start, one.end)):
                continue
            groups.setdefault((one.kind, "" if one.kind in CHIPS_OF_MANY else one.code), []).append(one)
        unwanted = ([one] for one in self.findings if one.is_denied and one.kind in SAID_WHERE_UNWANTED)
        chips = [self._chip(group) for group in (*groups.values(), *unwanted)]
        return tuple(sorted(chips, key=lambda chip: (chip.start, chip.key)))

    def words_of(self, kind: str, code: str) -> str:
        """Return the words that something was first read from, as they stand; empty where it was not."""
        said = (one for one in self.findings if (one.kind, one.code, one.is_denied) == (kind, code, False))
        first = next(said, None)
        if first is None:
            return ""
        start, end = self.sentence.characters(first.start, first.end)
        return self.text[start:end]

    def as_dict(self) -> dict[str, Any]:
        """Return the answer's `understood`: what is stated, under the names of the API; what is not said is absent."""
        said: dict[str, Any] = {
            "place": self.place,
            "audiences": [*self.audiences],
            "features": [*self.features],
            "category": [*self.categories],
            "weekdays": [*self.weekdays],
            "time_of_day": [*self.time_of_day],
            "free": self.free or None,
            "online": self.online or None,
            "age": self.age,
            "language": self.language,
            "terms": [*self.terms],
        }
        return {name: value for name, value in said.items() if value not in (None, [])}

    def _codes(self, kind: str) -> tuple[str, ...]:
        said = {one.code for one in self.findings if one.kind == kind and one.is_stated and not one.is_denied}
        return tuple(code for code in ORDER[kind] if code in said) if said else ()

    def _first(self, kind: str) -> str | None:
        return next((one.code for one in self.findings if one.kind == kind and not one.is_denied), None)

    def _taken_words(self) -> set[int]:
        gone = (one for one in self.findings if one.kind in TAKEN_OUT_OF_TERMS or one.is_denied)
        return {position for one in gone for position in range(one.start, one.end)}

    def _chip(self, group: list[Finding]) -> Chip:
        start, end = self.sentence.characters(min(one.start for one in group), max(one.end for one in group))
        codes = tuple(dict.fromkeys(one.code for one in group))
        return Chip(group[0].kind, codes, start, end, self.text[start:end], group[0].is_denied)


def read(text: str, *, ignore: Collection[str] = ()) -> Reading:
    """Read a question in Danish, English or German.

    `ignore` holds keys of chips that were let go: they are not read, and their words are words again.
    """
    sentence = read_sentence(text, spell=respell)
    phrases = defaultdict[str, Matches](list, find_phrases(sentence))
    audiences = read_audiences(sentence, phrases["audiences"])
    said = [*read_places(sentence), *audiences, *read_features(sentence, phrases["features"])]
    categories = _read_categories(sentence, phrases["categories"], audiences)
    said += [
        *read_times(sentence),
        *read_near_days(sentence),
        *read_price(sentence, phrases["price"]),
        *read_online(sentence, phrases["online"]),
    ]
    said += [*read_age(sentence), *read_language(sentence), *read_relatives(sentence)]
    said += [*categories, *read_situations(phrases["situations"], categories)]
    kept = [*_without(said, ignore), *read_crises(phrases[CRISES])]
    findings = tuple(_first_of_each([*kept, *_without(read_needs(phrases["needs"], kept), ignore)]))
    return Reading(sentence.text, findings, sentence, is_for_someone_else(sentence))


def crises_told(text: str) -> tuple[str, ...]:
    """Return why somebody should be offered a number to ring, whatever else is read of their words."""
    found = find_phrases(read_sentence(text, spell=respell)).get(CRISES, ()) if text else ()
    return tuple(dict.fromkeys(one.code for one in read_crises([*found])))


def _read_categories(sentence: Sentence, phrases: Matches, audiences: list[Finding]) -> list[Finding]:
    categories = read_categories(sentence, phrases)
    disabled = any(one.code in DISABILITIES and not one.is_denied for one in audiences)
    return leave_sport_open(categories) if disabled else categories


def _without(findings: list[Finding], ignore: Collection[str]) -> list[Finding]:
    """Return the findings less those let go; a key with several codes ("weekday:MO,TU") lets all of them go."""
    gone = {(kind, code) for key in ignore for kind, _, codes in [key.partition(":")] for code in codes.split(",")}
    return [one for one in findings if (one.kind, one.code) not in gone]


def _first_of_each(findings: Iterable[Finding]) -> list[Finding]:
    """Return one finding for each kind and code, a stated one before one only heard, denied ones apart."""
    first: dict[tuple[str, str, bool], Finding] = {}
    for one in sorted(findings, key=lambda one: (not one.is_stated, one.start)):
        first.setdefault((one.kind, one.code, one.is_denied), one)
    return list(first.values())


def _as_number(code: str | None) -> int | None:
    return int(code) if code is not None else None
