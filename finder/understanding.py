"""From what a sentence says to what the search does with it: wishes that rank and explain, and never more than that."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from activities.geocoding.folding import fold_place_name
from activities.geocoding.gazetteer import find_place
from activities.vocabularies import NEED_FEATURES, Audience, Category, OnlineMode
from finder import codes
from finder.conditions import AllKnown, AnyBit, CostsNothing, FitsAge, InSlots, Near, NotInTown, OneOf
from finder.language.analyser import Term, main_token, query_terms
from finder.language.readers.situation import situation_features
from finder.language.reading import Reading, read
from finder.plan import NO_WORDS, Told, Words
from finder.query import Point, SearchQuery
from finder.spelling import is_found_somewhere, mend
from finder.subjects import audience_term, kinds_for, situation_term, situation_tokens
from finder.wishes import Wish
from finder.wording import PlanTerm, plan_terms

TERM_OF: dict[str, Callable[[str], PlanTerm]] = {"audience": audience_term, "situation": situation_term}
NOBODY = AnyBit("audiences", 0)
MOST_TOLD = 30
NEAR_KM = 5.0
NEAR_CHOSEN_KM = 10.0
NEAR_AREA_KM = 10.0
OLDEST_OF_THE_YOUNG = 25
YOUNGEST_OF_THE_OLD = 65
PARASPORT_IS_FOR = frozenset({Audience.VISION_LOSS, Audience.HEARING_LOSS, Audience.BRAIN_INJURY, Audience.AUTISM_ADHD})


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a question: what was chosen, and what its words say.

    `spoken` is the question as if all of it had been chosen, for explaining; `reading` is None when nothing was read.
    """

    query: SearchQuery
    spoken: SearchQuery
    words: Words = NO_WORDS
    reading: Reading | None = None


def understand(query: SearchQuery) -> Understood:
    """Reads the words of a question, unless it asks not to be read."""
    if not query.q:
        return Understood(query, query)
    if not query.interpret:
        terms = mend(query_terms(query.q))
        told = (Told(place, term.word) for place, term in enumerate(terms[:MOST_TOLD]))
        return Understood(query, query, Words(plan_terms(terms), tuple(told)))
    reading = read(query.q, ignore=query.without)
    point = query.point or _point(reading)
    return Understood(
        query=query if point == query.point else query.with_changes(page=query.page, point=point),
        spoken=_spoken(query, reading),
        words=_words(query, reading),
        reading=reading,
    )


def _words(query: SearchQuery, reading: Reading) -> Words:
    looked_up = _looked_up(reading)
    told = tuple(islice(_told(reading, looked_up), MOST_TOLD))
    return Words(
        terms=(*plan_terms(looked_up), *(TERM_OF[kind](code) for kind, code in _subjects(reading))),
        told=told,
        asked_words=sum(one.term < len(looked_up) for one in told),
        kinds=tuple(codes.number_of("category", code) for code in reading.categories or kinds_for(reading.audiences)),
        kinds_find=bool(reading.categories) and not any(is_found_somewhere(word) for word in looked_up),
        wishes=tuple(dict.fromkeys(_wishes(query, reading, told))),
        slots=codes.slots_of(reading.weekdays, reading.time_of_day) if reading.weekdays or reading.time_of_day else 0,
        stated=_stated(reading),
        wants_welcome=reading.is_new or reading.is_nervous,
        nearness_first=query.point is None and _point(reading) is not None,
    )


def _subjects(reading: Reading) -> Iterator[tuple[str, str]]:
    """Whom it is for and what happened to them: each stands in words of its own, those such activities use of themselves."""
    groups = (*reading.audiences, *_age_group(reading))
    yield from (("audience", code) for code in dict.fromkeys(groups))
    yield from (("situation", code) for code in reading.situations)


def _told(reading: Reading, looked_up: Sequence[Term]) -> Iterator[Told]:
    """The words that a result found by them is told with."""
    free_words, told_by_features = set(_free_words(reading)), _told_by_features(reading)
    yield from (Told(place, term.word) for place, term in enumerate(looked_up) if term.word in free_words)
    for place, (kind, code) in enumerate(_subjects(reading), start=len(looked_up)):
        said = reading.words_of(kind, code) or reading.words_of("age", str(reading.age))
        if said and code not in told_by_features:
            yield Told(place, said, is_looked_for=True, audience=code if kind == "audience" else "")


def _looked_up(reading: Reading) -> tuple[Term, ...]:
    """The words to look up, spelling forgiven; a word that no activity has says nothing beside one that some have.

    A stretch of land is looked up only where nothing else was said: "Als" stands in many texts.
    """
    told = _positions(reading, {"audience", "feature"}, at_least=2) | _only_telling(reading)
    kept = _words_beside(reading, told | _positions(reading, {"area"})) or _words_beside(reading, told)
    terms = mend(query_terms(" ".join(kept), languages=reading.sentence.languages))
    return tuple(term for term in terms if is_found_somewhere(term)) or terms


def _age_group(reading: Reading) -> tuple[str, ...]:
    """Whom activities for an age speak to, where an age was said."""
    if reading.age is None:
        return ()
    if reading.age <= OLDEST_OF_THE_YOUNG:
        return (Audience.YOUNG_ADULT,)
    return (Audience.SENIOR,) if reading.age >= YOUNGEST_OF_THE_OLD else ()


def _group_spoken_of(reading: Reading) -> tuple[str, ...]:
    """Whom it is for, where nothing was said of that but an age: "hvad kan man gå til, når man er 15"."""
    return () if reading.audiences or reading.categories or reading.situations else _age_group(reading)


def _only_telling(reading: Reading) -> set[int]:
    """Where words stand that tell of a situation and are none of the words that activities for it go by."""
    if not reading.situations:
        return set()
    told = _positions(reading, {"situation"}, at_least=2)
    named = {token for code in reading.situations for token in situation_tokens(code)}
    return {position for position in told if main_token(reading.sentence.words[position].text) not in named}


def _free_words(reading: Reading) -> list[str]:
    """Words to look up that say more than whom it is for and what one needs."""
    return _words_beside(reading, _positions(reading, {"audience", "feature", "need", "situation", "area"}))


def _words_beside(reading: Reading, told: set[int]) -> list[str]:
    """The words left to look up, without those at these positions."""
    words = (word.text for place, word in enumerate(reading.sentence.words) if place not in told)
    return [word for word in words if word in reading.terms]


def _positions(reading: Reading, kinds: set[str], *, at_least: int = 1) -> set[int]:
    """Where words stand that told us something of these kinds, in phrases of at least so many words."""
    told = (one for one in reading.findings if one.kind in kinds and not one.is_denied)
    return {position for one in told if one.end - one.start >= at_least for position in range(one.start, one.end)}


def _point(reading: Reading) -> Point | None:
    found = find_place(reading.place or reading.area or "")
    return Point(found.lat, found.lon, found.name) if found else None


def _wishes(query: SearchQuery, reading: Reading, told: Sequence[Told]) -> Iterator[Wish]:
    """What was said and is not chosen already; chosen things decide, and need not be wished for."""
    yield from _place_wishes(query, reading)
    for code in (*reading.audiences, *_group_spoken_of(reading)):
        if code in _told_by_features(reading):
            continue
        yield Wish(f"audience:{code}", AnyBit("audiences", codes.mask_of("audience", [code])), is_subject=True)
    for code in dict.fromkeys([*reading.features, *_helping_features(reading)]):
        yield Wish(f"feature:{code}", AllKnown(codes.mask_of("feature", [code])), is_subject=True)
    yield from _situation_wishes(reading, told)
    yield from _category_wishes(reading, told)
    yield from _time_wishes(reading)
    yield from _person_wishes(reading)


def _told_by_features(reading: Reading) -> set[str]:
    """Audiences heard in the very words of a feature: who says wheelchair wishes to get in, not to be called disabled."""
    told = _positions(reading, {"feature"})
    audiences = (one for one in reading.findings if one.kind == "audience")
    return {one.code for one in audiences if not told.isdisjoint(range(one.start, one.end))}


def _place_wishes(query: SearchQuery, reading: Reading) -> Iterator[Wish]:
    """Near what the words name, not where they do not want to be; near what was chosen, when nothing was said about how far."""
    for unwanted in reading.unwanted_places:
        yield Wish(f"elsewhere:{unwanted}", NotInTown(fold_place_name(unwanted)))
    if query.point is not None:
        if query.radius_km is None:
            label = query.point.label or _("dig")
            yield Wish(f"place:{label}", Near(query.point.lat, query.point.lon, NEAR_CHOSEN_KM))
        return
    name, default = (reading.place, NEAR_KM) if reading.place else (reading.area, NEAR_AREA_KM)
    if name and (found := find_place(name)):
        yield Wish(f"place:{name}", Near(found.lat, found.lon, float(reading.radius_km or default)))


def _situation_wishes(reading: Reading, told: Sequence[Told]) -> Iterator[Wish]:
    """What was told of a life is a wish where it is all that was told of one; being lonely goes with much.

    Where facts are known to help, those are wished for instead.
    """
    is_all = len(reading.situations) == 1 and {Audience.LONELY}.issuperset(reading.audiences)
    if is_all and not any(_helping_features(reading)):
        said = reading.words_of("situation", reading.situations[0])
        bits = sum(1 << bit for bit, one in enumerate(told) if one.is_looked_for and one.said == said)
        yield Wish(f"situation:{said}", NOBODY, or_about=bits)


def _helping_features(reading: Reading) -> Iterator[str]:
    """What helps those who told of their lives; nothing leaves because of it."""
    for code in reading.situations:
        yield from situation_features(code)


def _category_wishes(reading: Reading, told: Sequence[Told]) -> Iterator[Wish]:
    """A kind of activity: being of it, or about the very words for it, as coffee is in a parish hall.

    Beside whom it is for or what one needs it counts twice: to do it is why one comes. Said alone it is no wish, for then
    the words themselves say which of its kind are meant, unless no activity has them. "Help" does not say who helps whom.
    """
    if reading.categories and (reading.audiences or reading.needs or reading.features):
        of_the_kind = _of_the_kind(reading)
        or_about = 0 if Category.VOLUNTEERING in reading.categories else _bits_of_kind(reading, told)
        yield Wish("category:" + ",".join(reading.categories), of_the_kind, or_about=or_about)
        yield Wish("kind", of_the_kind, or_about=or_about)
    elif reading.categories and _has_words_nobody_has(reading):
        yield Wish("category:" + ",".join(reading.categories), _of_the_kind(reading), is_subject=True)
        yield Wish("kind", _of_the_kind(reading))
    if unwanted := reading.unwanted_categories:
        others = tuple(codes.number_of("category", code) for code in Category.values if code not in unwanted)
        yield Wish("unwanted:" + ",".join(unwanted), OneOf("category", others))


def _of_the_kind(reading: Reading) -> OneOf:
    return OneOf("category", tuple(codes.number_of("category", code) for code in _kinds_meant(reading)))


def _has_words_nobody_has(reading: Reading) -> bool:
    """Whether a kind was said in words that are looked up, and that no activity has."""
    words = " ".join(word for word in reading.terms if word in _words_of_kind(reading))
    terms = mend(query_terms(words, languages=reading.sentence.languages))
    return bool(terms) and not any(is_found_somewhere(term) for term in terms)


def _bits_of_kind(reading: Reading, told: Sequence[Told]) -> int:
    """The bits of the words told that a kind was read from."""
    return sum(1 << bit for bit, one in enumerate(told) if one.said in _words_of_kind(reading))


def _words_of_kind(reading: Reading) -> set[str]:
    return {reading.sentence.words[position].text for position in _positions(reading, {"category"})}


def _kinds_meant(reading: Reading) -> tuple[str, ...]:
    """The kinds that were said; who has a disability and says sport may mean parasport as well."""
    may_be_parasport = Category.MOVEMENT in reading.categories and not PARASPORT_IS_FOR.isdisjoint(reading.audiences)
    return (*reading.categories, Category.PARASPORT) if may_be_parasport else reading.categories


def _time_wishes(reading: Reading) -> Iterator[Wish]:
    if reading.weekdays:
        yield Wish("weekday:" + ",".join(reading.weekdays), InSlots(codes.slots_of(reading.weekdays, ())))
    if reading.time_of_day:
        yield Wish("time_of_day:" + ",".join(reading.time_of_day), InSlots(codes.slots_of((), reading.time_of_day)))
    if reading.weekdays and reading.time_of_day:
        yield Wish("slot", InSlots(codes.slots_of(reading.weekdays, reading.time_of_day)))


def _person_wishes(reading: Reading) -> Iterator[Wish]:
    if reading.free:
        yield Wish("free:true", CostsNothing(passes_unknown=False))
    if reading.online:
        modes = (OnlineMode.YES, OnlineMode.BOTH)
        yield Wish("online:true", OneOf("online", tuple(codes.number_of("online", mode) for mode in modes)))
    if reading.age is not None:
        yield Wish(f"age:{reading.age}", FitsAge(reading.age))
    if reading.language:
        spoken = AnyBit("languages", codes.mask_of("language", [reading.language]))
        yield Wish(f"language:{reading.language}", spoken, is_subject=True)


def _stated(reading: Reading) -> tuple[str, ...]:
    """Features whose confirmed no leaves the answer: those said, and the core of needs said, in so many words."""
    core = (feature for need in reading.needs for feature in NEED_FEATURES[need].core)
    return tuple(dict.fromkeys([*reading.features, *core]))


def _spoken(query: SearchQuery, reading: Reading) -> SearchQuery:
    """The question as if what was said had been chosen, so that one explanation serves both."""
    if not reading.findings:
        return query
    return query.with_changes(
        page=query.page,
        audience=_both(query.audience, (*reading.audiences, *_group_spoken_of(reading))),
        feature=_both(query.feature, (*reading.features, *_helping_features(reading))),
        need=_both(query.need, reading.needs),
        free=query.free or reading.free,
        online=True if reading.online and query.online is None else query.online,
        language=_both(query.language, (reading.language,) if reading.language else ()),
    )


def _both(chosen: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*chosen, *said]))
