"""Whom a sentence is for and what helps them, where it takes more than one reading to tell."""

from collections.abc import Iterator

from activities.vocabularies import Audience
from finder.language.readers.situation import situation_features
from finder.language.reading import Reading

YOUNGEST_OF_THE_YOUNG = 13
OLDEST_OF_THE_YOUNG = 25
YOUNGEST_OF_THE_OLD = 65
ILLNESSES = frozenset(
    {Audience.DEMENTIA, Audience.MENTAL_HEALTH, Audience.BRAIN_INJURY, Audience.RECOVERY, Audience.AUTISM_ADHD}
)


def positions(reading: Reading, kinds: set[str], *, at_least: int = 1, at_most: int = 1000) -> set[int]:
    """Where words stand that told us something of these kinds, in phrases of at least and at most so many words."""
    told = (one for one in reading.findings if one.kind in kinds and not one.is_denied)
    return {
        position for one in told if at_least <= one.end - one.start <= at_most for position in range(one.start, one.end)
    }


def age_group(reading: Reading) -> tuple[str, ...]:
    """Whom activities for an age speak to, where an age was said."""
    if reading.age is None or reading.age < YOUNGEST_OF_THE_YOUNG:
        return ()
    if reading.age <= OLDEST_OF_THE_YOUNG:
        return (Audience.YOUNG_ADULT,)
    return (Audience.SENIOR,) if reading.age >= YOUNGEST_OF_THE_OLD else ()


def group_spoken_of(reading: Reading) -> tuple[str, ...]:
    """Whom it is for, where nothing was said of that but an age: "hvad kan man gå til, når man er 15"."""
    return () if reading.audiences or reading.categories or reading.situations else age_group(reading)


def who_writes(reading: Reading) -> tuple[str, ...]:
    """Who writes of the illness of somebody near is a relative."""
    is_relative = reading.for_someone_else and not ILLNESSES.isdisjoint(reading.audiences)
    return (Audience.RELATIVES,) if is_relative else ()


def heard_in_features(reading: Reading) -> set[str]:
    """Audiences heard in the very words of a feature: who says wheelchair wishes to get in, not to be called disabled."""
    told = positions(reading, {"feature"})
    audiences = (one for one in reading.findings if one.kind == "audience")
    return {one.code for one in audiences if not told.isdisjoint(range(one.start, one.end))}


def helping_features(reading: Reading) -> Iterator[str]:
    """What helps those who told of their lives, unless they want to take part from home; nothing leaves because of it."""
    for code in () if reading.online else reading.situations:
        yield from situation_features(code)
