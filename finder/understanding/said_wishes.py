"""What a sentence wishes for: conditions that rank and explain, and never more than that."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from activities.geocoding.folding import fold_place_name
from activities.geocoding.gazetteer import find_place
from activities.vocabularies import Audience, Category, OnlineMode, Weekday
from finder import codes
from finder.conditions import AllKnown, AnyBit, CostsNothing, FitsAge, InSlots, Near, NoBit, NotInTown, OneOf
from finder.language.analyser import query_terms
from finder.language.readers.near_day import date_of
from finder.language.readers.situation import goes_with_all, situation_audiences
from finder.language.reading import Reading
from finder.plan import Told
from finder.query import SearchQuery
from finder.understanding.meant_for import (
    ILLNESSES,
    group_spoken_of,
    heard_in_features,
    helping_features,
    positions,
    who_writes,
)
from finder.understanding.spelling import is_found_somewhere, mend
from finder.wishes import Wish

GROUPS_OF_THEIR_OWN = (Audience.LGBT, Audience.RECOVERY, Audience.AUTISM_ADHD)
OPEN_TO_ALL = frozenset(
    {
        Audience.LONELY, Audience.NEW_IN_TOWN, Audience.YOUNG_ADULT, Audience.SENIOR, Audience.MEN_COMMUNITY,
        Audience.SINGLE_PARENT, Audience.LOW_INCOME, Audience.NEWCOMER_DENMARK, Audience.RELATIVES,
    }
)  # fmt: skip
"""Whoever is one of these may be so in any company."""

SOMEBODY_TO_TALK_TO = (Category.COUNSELLING, Category.SUPPORT_GROUP)
NEAR_KM = 5.0
NEAR_CHOSEN_KM = 10.0
LIVED_BESIDE = frozenset({Audience.MENTAL_HEALTH, Audience.RECOVERY})
WEIGH_AS_MUCH = ILLNESSES | {Audience.CHRONIC_ILLNESS, Audience.BEREAVEMENT, Audience.LGBT, Audience.RELATIVES}
PARASPORT_IS_FOR = frozenset({Audience.VISION_LOSS, Audience.HEARING_LOSS, Audience.BRAIN_INJURY, Audience.AUTISM_ADHD})


def wishes_of(query: SearchQuery, reading: Reading, told: Sequence[Told]) -> Iterator[Wish]:
    """What was said and is not chosen already; chosen things decide, and need not be wished for."""
    yield from _crisis_wishes(reading)
    yield from _place_wishes(query, reading)
    yield from _audience_wishes(reading)
    yield from _own_group_wishes(reading)
    for code in dict.fromkeys([*reading.features, *helping_features(reading)]):
        yield Wish(f"feature:{code}", AllKnown(codes.mask_of("feature", [code])), is_subject=True)
    yield from _situation_wishes(reading, told)
    yield from _category_wishes(reading, told)
    yield from _time_wishes(reading)
    yield from _person_wishes(reading)


def _crisis_wishes(reading: Reading) -> Iterator[Wish]:
    """Somebody to talk to, beside the numbers to ring."""
    if reading.crises:
        somebody = tuple(codes.number_of("category", code) for code in SOMEBODY_TO_TALK_TO)
        yield Wish("category:" + ",".join(SOMEBODY_TO_TALK_TO), OneOf("category", somebody))


def _audience_wishes(reading: Reading) -> Iterator[Wish]:
    """Whom it is for. Who writes of a mind that is ill, or of drinking, may be helped with those who live beside it."""
    in_features = heard_in_features(reading)
    for code in (*reading.audiences, *group_spoken_of(reading)):
        if code not in in_features:
            beside = who_writes(reading) if code in LIVED_BESIDE else ()
            yield Wish(
                f"audience:{code}", AnyBit("audiences", codes.mask_of("audience", [code, *beside])), is_subject=True
            )


def _own_group_wishes(reading: Reading) -> Iterator[Wish]:
    """Not among those who share what this person does not: who is only lonely may feel a stranger where others are sober."""
    tells_of_themselves = bool(reading.audiences or reading.situations) and not reading.needs
    if tells_of_themselves and OPEN_TO_ALL.issuperset(reading.audiences):
        theirs = {audience for code in reading.situations for audience in situation_audiences(code)}
        others = [one for one in GROUPS_OF_THEIR_OWN if one not in theirs]
        yield Wish("own_group", NoBit("audiences", codes.mask_of("audience", others)))


def _place_wishes(query: SearchQuery, reading: Reading) -> Iterator[Wish]:
    """Near what the words name, not where they do not want to be; near what was chosen, when nothing was said about how far."""
    for unwanted in reading.unwanted_places:
        yield Wish(f"elsewhere:{unwanted}", NotInTown(fold_place_name(unwanted)))
    if query.point is not None:
        if query.radius_km is None:
            label = query.point.label or _("dig")
            yield Wish(f"place:{label}", Near(query.point.lat, query.point.lon, NEAR_CHOSEN_KM))
        return
    name = reading.place or reading.area
    if name and (found := find_place(name)):
        yield Wish(f"place:{name}", Near(found.lat, found.lon, float(reading.radius_km or found.reach_km or NEAR_KM)))


def _situation_wishes(reading: Reading, told: Sequence[Told]) -> Iterator[Wish]:
    """What was told of a life is a wish where it is all that was told of one; being lonely goes with much.

    What is for people whose activities go well with it meets it, and so do the words for it. Where facts are known to help,
    those are wished for instead.
    """
    told_of = [code for code in reading.situations if not goes_with_all(code)]
    is_all = len(told_of) == 1 and {Audience.LONELY}.issuperset(reading.audiences)
    if is_all and not any(helping_features(reading)):
        said = reading.words_of("situation", told_of[0])
        welcome = situation_audiences(told_of[0])
        bits = sum(1 << bit for bit, one in enumerate(told) if one.is_looked_for and one.said == said)
        for_them = AnyBit("audiences", codes.mask_of("audience", welcome))
        yield Wish(f"situation:{said}", for_them, is_subject=bool(welcome), or_about=bits)


def _category_wishes(reading: Reading, told: Sequence[Told]) -> Iterator[Wish]:
    """A kind of activity: being of it, or about the very words for it, as coffee is in a parish hall.

    Beside a broad group or what one needs it counts twice: to do it is why one comes; an illness, a loss or who one is weighs
    as much. Said alone it is no wish, for then the words themselves say which of its kind are meant, unless no activity has
    them. "Help" does not say who helps whom.
    """
    if reading.categories and (reading.audiences or reading.needs or reading.features):
        of_the_kind = _of_the_kind(reading)
        or_about = 0 if Category.VOLUNTEERING in reading.categories else _bits_of_kind(reading, told)
        yield Wish("category:" + ",".join(reading.categories), of_the_kind, or_about=or_about)
        if WEIGH_AS_MUCH.isdisjoint(reading.audiences):
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
    of_kind = _words_of_kind(reading)
    words = " ".join(word for word in reading.terms if word in of_kind)
    terms = mend(query_terms(words, languages=reading.sentence.languages))
    return bool(terms) and not any(is_found_somewhere(term) for term in terms)


def _bits_of_kind(reading: Reading, told: Sequence[Told]) -> int:
    """The bits of the words told that a kind was read from."""
    of_kind = _words_of_kind(reading)
    return sum(1 << bit for bit, one in enumerate(told) if one.said in of_kind and not one.audience)


def _words_of_kind(reading: Reading) -> set[str]:
    return {reading.sentence.words[position].text for position in positions(reading, {"category"})}


def _kinds_meant(reading: Reading) -> tuple[str, ...]:
    """The kinds that were said; who has a disability and says sport may mean parasport as well."""
    may_be_parasport = Category.MOVEMENT in reading.categories and not PARASPORT_IS_FOR.isdisjoint(reading.audiences)
    return (*reading.categories, Category.PARASPORT) if may_be_parasport else reading.categories


def days_said(reading: Reading) -> tuple[str, ...]:
    """Days of the week that were said, and those that near days are: what is held on them, the soonest first."""
    today = timezone.localdate()
    near = {Weekday.values[date_of(one, today=today).weekday()] for one in reading.near_days}
    return tuple(day for day in Weekday.values if day in near or day in reading.weekdays)


def _time_wishes(reading: Reading) -> Iterator[Wish]:
    if weekdays := days_said(reading):
        yield Wish("weekday:" + ",".join(weekdays), InSlots(codes.slots_of(weekdays, ())))
    if reading.time_of_day:
        yield Wish("time_of_day:" + ",".join(reading.time_of_day), InSlots(codes.slots_of((), reading.time_of_day)))
    if weekdays and reading.time_of_day:
        yield Wish("slot", InSlots(codes.slots_of(weekdays, reading.time_of_day)))


def _person_wishes(reading: Reading) -> Iterator[Wish]:
    if reading.free:
        yield Wish("free:true", CostsNothing(passes_unknown=False))
    if reading.online:
        modes = (OnlineMode.YES, OnlineMode.BOTH)
        from_home = OneOf("online", tuple(codes.number_of("online", mode) for mode in modes))
        yield Wish("online:true", from_home, is_subject=True)
    if reading.age is not None:
        yield Wish(f"age:{reading.age}", FitsAge(reading.age))
    if reading.language:
        spoken = AnyBit("languages", codes.mask_of("language", [reading.language]))
        yield Wish(f"language:{reading.language}", spoken, is_subject=True)
