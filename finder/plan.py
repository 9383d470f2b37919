"""A question worked out into conditions and an order, the same for every engine that answers it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.conf import settings

from activities.geocoding.folding import fold_place_name
from activities.vocabularies import NEED_FEATURES, Audience, Gender, Language, OnlineMode, PriceUnit
from finder import codes
from finder.clock import DAY, minute_of
from finder.conditions import (
    AllKnown,
    AnyBit,
    Belongs,
    Condition,
    CostsAtMost,
    CostsNothing,
    FitsAge,
    HeldWhen,
    InTown,
    Near,
    NoneDenied,
    NotOnlyForOthers,
    OneOf,
)
from finder.query import SearchQuery
from finder.ranking import KIND_BONUS
from finder.wishes import Wish
from finder.wording import PlanTerm

LAST_DAY = date(9999, 12, 31).toordinal()
AGE_KIND = (Audience.YOUNG_ADULT, Audience.SENIOR)
GENDER_KIND = (Audience.MEN_COMMUNITY,)


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition that decides, and the facet it belongs to (empty when it belongs to none)."""

    facet: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Told:
    """A term that results found by it are told with: its place among the terms, and the person's own words for it.

    `is_looked_for`: they are not what activities for them say of themselves, so that one can only guess. `audience`: whom
    they speak of; a result that says so itself is told with that instead. `said` is empty where it was only concluded.
    """

    term: int
    said: str
    is_looked_for: bool = False
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a question say.

    `terms` are looked up, and some of them `told`; the first `asked_words` of those tell of nothing else, and where there
    are any, an activity without enough of all the words misses something. `kinds` are categories they tell of: being of
    that kind helps a little, and, where no activity has the words (`kinds_find`), is reason enough to be found. `stated`
    are features said outright: a confirmed no leaves. `slots` are the days and times said (0: none): of what is held on
    several days, the next of these is named.
    """

    terms: tuple[PlanTerm, ...] = ()
    told: tuple[Told, ...] = ()
    asked_words: int = 0
    kinds: tuple[int, ...] = ()
    kinds_find: bool = False
    wishes: tuple[Wish, ...] = ()
    slots: int = 0
    stated: tuple[str, ...] = ()
    wants_welcome: bool = False
    nearness_first: bool = False


NO_WORDS = Words()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an engine needs: what decides, when, what ranks. `now` is in local minutes."""

    now: int
    filters: tuple[Filter, ...]
    when: HeldWhen
    weekdays: int
    parts: int
    said_slots: int
    terms: tuple[PlanTerm, ...]
    told: tuple[int, ...]
    kinds: tuple[int, ...]
    kinds_find: bool
    asks_for_words: bool
    needs_text: bool
    denying: int
    required: int
    wished: int
    audiences: int
    own_languages: int
    asks: tuple[Condition, ...]
    wishes: tuple[Wish, ...]
    wants_welcome: bool
    point: tuple[float, float] | None
    nearness_first: bool
    ordering: str
    shows_misfits: bool = False

    @property
    def meant_for(self) -> int:
        """The audiences read from words, as a mask."""
        read = (
            wish.condition.mask
            for wish in self.wishes
            if isinstance(wish.condition, AnyBit) and wish.condition.column == "audiences"
        )
        return reduce(or_, read, 0)

    @property
    def subjects(self) -> tuple[Condition, ...]:
        """What is reason enough to be found, besides the words themselves."""
        kinds = (OneOf("category", self.kinds),) if self.kinds_find else ()
        return (*kinds, *(wish.condition for wish in self.wishes if wish.is_subject))

    @property
    def most_text(self) -> int:
        """The most the words and the kind together can score."""
        return 100 * len(self.terms) + (KIND_BONUS if self.kinds else 0)

    @property
    def slots(self) -> int:
        """The slots chosen by weekday and part of day together."""
        return self.weekdays & self.parts


def work_out(query: SearchQuery, *, now: datetime, words: Words = NO_WORDS) -> Plan:
    """The plan of a question, and of what its words say beside what was chosen."""
    return Plan(
        now=minute_of(now),
        filters=tuple(_filters(query, words.stated)),
        when=_when(query),
        weekdays=codes.slots_of(query.weekday, ()),
        parts=codes.slots_of((), query.time_of_day),
        said_slots=0 if query.ordering == "next" else words.slots,
        terms=words.terms,
        told=tuple(one.term for one in words.told),
        kinds=words.kinds,
        kinds_find=words.kinds_find,
        asks_for_words=bool(words.asked_words),
        needs_text=bool(words.terms),
        denying=codes.mask_of("feature", [*query.required_features, *words.stated]),
        required=codes.mask_of("feature", query.required_features),
        wished=codes.mask_of("feature", query.wished_features),
        audiences=codes.mask_of("audience", query.audience),
        own_languages=languages_besides_danish(query.language) if "little_danish" in query.need else 0,
        asks=tuple(_asks(query)),
        wishes=words.wishes,
        wants_welcome=words.wants_welcome or "nervous_first_time" in query.need,
        point=(query.point.lat, query.point.lon) if query.point else None,
        nearness_first=query.point is not None and (words.nearness_first or not words.terms),
        ordering=query.ordering,
        shows_misfits=query.show == "misfits",
    )


def _filters(query: SearchQuery, stated: tuple[str, ...]) -> Iterable[Filter]:
    yield from _coded_filters(query)
    yield from _place_filters(query)
    # A feature may be required twice: a facet that lets go of its own requirement must not let go of the other's.
    yield from _feature_filters("feature", query.feature, query.includes_unknown)
    yield from _feature_filters(
        "need", [one for need in query.need for one in NEED_FEATURES[need].core], query.includes_unknown
    )
    yield from _feature_filters("", stated, True)
    yield from _person_filters(query)
    yield from (Filter(_facet_of(condition), condition) for condition in _asks(query))


def _coded_filters(query: SearchQuery) -> Iterable[Filter]:
    if query.category:
        yield Filter("category", OneOf("category", _numbers("category", query.category)))
    if query.focus_area:
        yield Filter("focus_area", OneOf("focus_area", _numbers("focus_area", query.focus_area)))
    if query.audience:
        yield Filter("audience", AnyBit("audiences", codes.mask_of("audience", query.audience)))
    if query.organisation is not None:
        yield Filter("", Belongs(query.organisation))


def _place_filters(query: SearchQuery) -> Iterable[Filter]:
    if query.within:
        yield Filter("", in_town(query.within))
    if query.point is not None and (query.place or query.lat is not None):
        radius = query.radius_km if query.radius_km is not None else settings.FINDER_DEFAULT_RADIUS_KM
        yield Filter("", Near(query.point.lat, query.point.lon, radius))


def in_town(text: str) -> InTown:
    """What `in` asks for: four digits are a postcode, anything else a town's name."""
    return InTown(postcode=int(text)) if text.isdecimal() and len(text) == 4 else InTown(town=fold_place_name(text))


def _feature_filters(facet: str, features: Sequence[str], includes_unknown: bool) -> Iterable[Filter]:
    mask = codes.mask_of("feature", features)
    if mask:
        yield Filter(facet, NoneDenied(mask))
    if mask and not includes_unknown:
        yield Filter(facet, AllKnown(mask))


def _person_filters(query: SearchQuery) -> Iterable[Filter]:
    if query.age is not None:
        yield Filter("", FitsAge(query.age))
    if query.gender:
        other = Gender.MEN if query.gender == Gender.WOMEN else Gender.WOMEN
        allowed = tuple(
            number for number in (0, *codes.NUMBER_OF["gender"].values()) if number != codes.number_of("gender", other)
        )
        yield Filter("", OneOf("gender", allowed, passes_unknown=True))
    stated = codes.mask_of("audience", query.audience)
    age_kind, gender_kind = codes.mask_of("audience", AGE_KIND), codes.mask_of("audience", GENDER_KIND)
    if stated & age_kind:
        yield Filter("audience", NotOnlyForOthers(age_kind, stated))
    if query.gender == Gender.WOMEN:
        yield Filter("", NotOnlyForOthers(gender_kind, 0))


def _asks(query: SearchQuery) -> Iterable[Condition]:
    """Facts that were asked for and may be unknown; what is known stands before what is not."""
    unknown = query.includes_unknown
    if query.free:
        yield CostsNothing(unknown)
    if query.max_price is not None:
        yield CostsAtMost(round(query.max_price * 100), codes.number_of("price_unit", PriceUnit.VISIT), unknown)
    if query.language:
        yield AnyBit("languages", codes.mask_of("language", query.language), unknown)
    if query.online is not None:
        modes = (OnlineMode.YES, OnlineMode.BOTH) if query.online else (OnlineMode.NO, OnlineMode.BOTH)
        yield OneOf("online", _numbers("online", modes), unknown)
    if query.booking:
        yield OneOf("booking", _numbers("booking", query.booking), unknown)


def _facet_of(condition: Condition) -> str:
    match condition:
        case CostsNothing():
            return "free"
        case AnyBit():
            return "language"
        case OneOf(column=column):
            return column
    return ""


def _numbers(name: str, values: Iterable[str]) -> tuple[int, ...]:
    return tuple(codes.number_of(name, value) for value in values)


def _when(query: SearchQuery) -> HeldWhen:
    return HeldWhen(
        slots=codes.ALL_SLOTS,
        starts_after=query.starts_after or 0,
        starts_before=DAY if query.starts_before is None else query.starts_before,
        ends_before=query.ends_before,
        first_day=query.from_date.toordinal() if query.from_date else 0,
        last_day=query.to_date.toordinal() if query.to_date else LAST_DAY,
        passes_unknown_end=query.includes_unknown,
    )


def languages_besides_danish(chosen: Iterable[str]) -> int:
    """The languages that fit somebody who speaks little Danish: those they chose, or any besides Danish."""
    wanted = tuple(chosen) or tuple(code for code in Language.values if code != Language.DA)
    return codes.mask_of("language", wanted)


def need_masks(need: str) -> tuple[int, int]:
    """A need's core features and its others, as masks."""
    features = NEED_FEATURES[need]
    return codes.mask_of("feature", features.core), codes.mask_of("feature", features.other)
