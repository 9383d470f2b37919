"""From what a sentence says to what the search does with it: wishes that rank and explain, and never more than that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from activities.geocoding.gazetteer import find_place
from activities.vocabularies import NEED_FEATURES
from finder import codes
from finder.audience_words import AUDIENCE_KINDS
from finder.language.analyser import Term, query_terms
from finder.language.reading import Reading, read
from finder.plan import NO_WORDS, Told, Words
from finder.query import Point, SearchQuery
from finder.understanding.meant_for import group_spoken_of, helping_features
from finder.understanding.said_wishes import days_said, wishes_of
from finder.understanding.said_words import named_tokens, subjects_of, told_words, words_to_look_up
from finder.understanding.spelling import is_found_somewhere, mend
from finder.understanding.subjects import audience_term, crisis_term, kinds_for, situation_term
from finder.wording import PlanTerm, plan_terms

MOST_TOLD, MOST_WISHES = 30, 60  # each has a bit in a whole number of 63


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
    looked_up = words_to_look_up(reading)
    told = tuple(islice(told_words(reading, looked_up), MOST_TOLD))
    return Words(
        terms=(*plan_terms(looked_up), *_subject_terms(reading, looked_up)),
        told=told,
        asked_words=sum(one.term < len(looked_up) for one in told),
        kinds=tuple(codes.number_of("category", code) for code in reading.categories or kinds_for(reading.audiences)),
        kinds_find=bool(reading.categories) and not any(is_found_somewhere(word) for word in looked_up),
        wishes=tuple(islice(dict.fromkeys(wishes_of(query, reading, told)), MOST_WISHES)),
        slots=_slots(reading),
        stated=_stated(reading),
        wants_welcome=reading.is_new or reading.is_nervous,
        nearness_first=query.point is None and _point(reading) is not None,
    )


def _slots(reading: Reading) -> int:
    """The slots of the days and times said; 0 for none."""
    weekdays = days_said(reading)
    return codes.slots_of(weekdays, reading.time_of_day) if weekdays or reading.time_of_day else 0


def _subject_terms(reading: Reading, looked_up: Sequence[Term]) -> Iterator[PlanTerm]:
    """Whom it is for and what happened to them, in the words that activities for it use of themselves."""
    named = named_tokens(reading, looked_up) if AUDIENCE_KINDS.keys() & set(reading.audiences) else set()
    for kind, code in subjects_of(reading):
        yield audience_term(code, named=named) if kind == "audience" else situation_term(code)
    yield from map(crisis_term, reading.crises)


def _point(reading: Reading) -> Point | None:
    found = find_place(reading.place or reading.area or "")
    return Point.of(found) if found else None


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
        audience=_both(query.audience, (*reading.audiences, *group_spoken_of(reading))),
        feature=_both(query.feature, (*reading.features, *helping_features(reading))),
        need=_both(query.need, reading.needs),
        free=query.free or reading.free,
        online=True if reading.online and query.online is None else query.online,
        language=_both(query.language, (reading.language,) if reading.language else ()),
    )


def _both(chosen: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*chosen, *said]))
