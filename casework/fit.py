"""How well an activity answers what was asked for, in points. Activities are ordered for a question; nobody is scored.

| points | for what |
|---|---|
| 200 | what the person likes, in the activity's own words (in part, for words that weigh less there) |
| 100 | the kind of activity they named: whole where their words are there too, else 60 |
| 200 | one of the groups it is meant for: 100 where the group is wide, such as people who are new; 100 for each further one |
| 70 | how large a part of those it is meant for they are; 40 for a group read from age, sex or words |
| 80 | what would be nice to have, by share |
| 60 | what the note tells of, by words or kind; for the nervous: a small or warm beginning |
| -120 | each fact required that nobody knows; half where it holds partly |
| -150 | being meant for other groups, by share; 100 more where it is meant for nobody else |
| -50 | the way there, as a part of the longest; 100 for taking part from home though nobody asked for it |
| -40 | ending later than they have time, by the hour |
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from activities.vocabularies import Audience, Booking, Gender, OnlineMode
from casework.interests import Subject, audiences_in, categories_in, subjects_of
from casework.profile import FROM_HOME, Profile
from casework.welcome import FIRST_STEP, step_of
from finder.answer import Result
from finder.cards import value_of
from finder.query import SearchQuery

WORD, KIND, KIND_ALONE = 200, 100, 60
FURTHER_SUBJECTS = 40  # per cent
GROUP, WIDE_GROUP, FURTHER_GROUP, SHARE, READ_GROUP = 200, 100, 100, 70, 40
NICE, NOTE, WARM = 80, 60, 60
UNKNOWN, PARTLY = -120, -60
FOR_OTHERS, ONLY_FOR_OTHERS = -150, -100
FAR, LATE, REMOTE = -50, -40, -100
DEFAULT_KM = 25.0

WIDE = frozenset({Audience.LONELY, Audience.NEW_IN_TOWN, Audience.LOW_INCOME})
FROM_HOME_MODES = (OnlineMode.YES, OnlineMode.BOTH)
NICE_SHARES = {"yes": 1.0, "partly": 0.5, "no": -0.3}
IS_ASKED_FOR = 30  # per cent of a word's most: as much as a word in the description
NEARLY_SENIOR, STILL_YOUNG, SENIOR, YOUNG = 55, 35, 65, 30


@dataclass(frozen=True)
class Wanted:
    """A profile worked out once for all candidates."""

    profile: Profile
    limits: SearchQuery
    subjects: tuple[Subject, ...]
    note: tuple[Subject, ...]
    read_groups: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, profile: Profile, limits: SearchQuery) -> "Wanted":
        """Reads the person's words, in memory only."""
        subjects, note = subjects_of(profile.interests), subjects_of(profile.note)
        groups = {*_groups_of_person(profile), *audiences_in(subjects), *audiences_in(note)}
        return cls(profile, limits, subjects, note, frozenset(groups - set(profile.audiences)))

    @property
    def categories(self) -> tuple[str, ...]:
        """Kinds of activity that were chosen or named."""
        return tuple(dict.fromkeys([*self.profile.categories, *sorted(categories_in(self.subjects))]))


@dataclass(frozen=True, slots=True)
class Fit:
    """What an activity comes to. `level` is coarse: two of one level fit equally well, whatever their points say."""

    points: int
    level: int


def fit_of(wanted: Wanted, result: Result, words: Sequence[int]) -> Fit:
    """`words` are the word scores (0 to 100) of the subjects, then of those of the note."""
    card, split = result.card, len(wanted.subjects)
    said, noted = words[:split], words[split:]
    points = (
        _likes(wanted, card, said)
        + _groups(wanted, card)
        + _others(wanted, card)
        + _facts(wanted, card)
        + _note(wanted, card, noted)
        + _effort(wanted, result)
    )
    return Fit(round(points), _level(wanted, card, said))


def unknown_musts(wanted: Wanted, card: dict[str, Any]) -> int:
    """How many facts that are required nobody has told us."""
    unknown = sum(value_of(card, feature) == "unknown" for feature in wanted.limits.required_features)
    return unknown + sum(way_value(card, way) == "unknown" for way in wanted.profile.must_ways)


def way_value(card: dict[str, Any], way: str) -> str:
    """Whether one can take part in this way: yes, no or unknown."""
    known, fitting = (card["online"], FROM_HOME_MODES) if way == FROM_HOME else (card["booking"], (Booking.DROP_IN,))
    return "unknown" if known is None else "yes" if known in fitting else "no"


def _level(wanted: Wanted, card: dict[str, Any], said: Sequence[int]) -> int:
    """One for what they like, one for whom it is; one less where a required fact is not known, or it is for others."""
    is_asked_for = max(said, default=0) >= IS_ASKED_FOR or card["category"] in wanted.profile.categories
    is_for_them = bool(set(card["audiences"]) & set(wanted.profile.audiences))
    return is_asked_for + is_for_them - bool(unknown_musts(wanted, card)) - (_share_of_others(wanted, card) == 1)


def _likes(wanted: Wanted, card: dict[str, Any], said: Sequence[int]) -> float:
    each = [_like(subject, card, score) for subject, score in zip(wanted.subjects, said, strict=True)]
    each += [KIND] if card["category"] in wanted.profile.categories else []
    best, *rest = sorted(each, reverse=True) or [0]
    return best + sum(rest) * FURTHER_SUBJECTS / 100


def _like(subject: Subject, card: dict[str, Any], score: int) -> float:
    is_of_kind = card["category"] in subject.categories
    return score * WORD / 100 + is_of_kind * (KIND if score else KIND_ALONE)


def _groups(wanted: Wanted, card: dict[str, Any]) -> float:
    named = card["audiences"]
    each = sorted((WIDE_GROUP if code in WIDE else GROUP for code in _own(wanted, named)), reverse=True)
    read = READ_GROUP if wanted.read_groups.intersection(named) else 0
    if not each:
        return read
    return each[0] + FURTHER_GROUP * (len(each) - 1) + SHARE * len(each) / len(named) + read


def _own(wanted: Wanted, named: Iterable[str]) -> list[str]:
    return [code for code in named if code in wanted.profile.audiences]


def _others(wanted: Wanted, card: dict[str, Any]) -> float:
    share = _share_of_others(wanted, card)
    return FOR_OTHERS * share + ONLY_FOR_OTHERS * (share == 1)


def _share_of_others(wanted: Wanted, card: dict[str, Any]) -> float:
    """How large a part of those an activity names have something in common that this person has not."""
    named = card["audiences"]
    own = {*wanted.profile.audiences, *wanted.read_groups, *WIDE, *_near_groups(wanted.profile)}
    return sum(code not in own for code in named) / len(named) if named else 0


def _facts(wanted: Wanted, card: dict[str, Any]) -> float:
    partly = sum(value_of(card, feature) == "partly" for feature in wanted.limits.required_features)
    wished = [value_of(card, feature) for feature in wanted.limits.wished_features]
    wished += [way_value(card, way) for way in wanted.profile.nice_ways]
    nice = sum(NICE_SHARES.get(value, 0) for value in wished) / max(1, len(wished))
    warm = WARM if wanted.profile.is_nervous and step_of(card) == FIRST_STEP else 0
    return UNKNOWN * unknown_musts(wanted, card) + PARTLY * partly + NICE * nice + warm


def _note(wanted: Wanted, card: dict[str, Any], noted: Sequence[int]) -> float:
    if card["category"] in categories_in(wanted.note):
        return NOTE
    return NOTE * max(noted, default=0) / 100


def _effort(wanted: Wanted, result: Result) -> float:
    """The way there, or sitting at home unasked, and hours beyond the time they have."""
    way = REMOTE if is_from_afar(wanted, result) else FAR * (result.distance_m or 0) / longest_way(wanted.profile)
    return way + LATE * min(1, minutes_late(wanted.profile, result) / 60)


def is_from_afar(wanted: Wanted, result: Result) -> bool:
    """Whether they could only take part from home, though nobody asked for that: it is online, or too far to go."""
    asked = FROM_HOME in (*wanted.profile.must_ways, *wanted.profile.nice_ways)
    far = (result.distance_m or 0) > longest_way(wanted.profile)
    return not asked and (far or result.card["online"] == OnlineMode.YES)


def longest_way(profile: Profile) -> float:
    """How far they would go, in metres; never nought."""
    return max(0.1, DEFAULT_KM if profile.max_km is None else profile.max_km) * 1000


def minutes_late(profile: Profile, result: Result) -> int:
    """How much later it ends than the time they have; nought where either is not known."""
    end = result.next_ends_at
    if end is None or profile.free_until is None:
        return 0
    return max(0, end.hour * 60 + end.minute - profile.free_until)


def _groups_of_person(profile: Profile) -> Iterable[str]:
    """Groups that age and sex tell of."""
    if profile.age is not None and profile.age >= SENIOR:
        yield Audience.SENIOR
    if profile.age is not None and profile.age <= YOUNG:
        yield Audience.YOUNG_ADULT
    if profile.gender == Gender.MEN:
        yield Audience.MEN_COMMUNITY


def _near_groups(profile: Profile) -> Iterable[str]:
    """Groups one may be counted among, or that nothing is known of."""
    if profile.age is None or profile.age >= NEARLY_SENIOR:
        yield Audience.SENIOR
    if profile.age is None or profile.age <= STILL_YOUNG:
        yield Audience.YOUNG_ADULT
    if profile.gender != Gender.WOMEN:
        yield Audience.MEN_COMMUNITY
