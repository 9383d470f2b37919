"""The order of an answer: one documented list of terms, compared one after another, each in at most eight bands.

1. how much of what was said is not met          6. needs and audience chosen that are met
2. nearness, when a place and no words           7. welcome, when the person is new or nervous
   (or when the words name the place)            8. freshness: what must be rung about first stands after
3. facts required: known, partly, not known      9. nearness, when a place and words
4. words: how well they fit, and its kind
5. meant most for those the words tell of
Then the next occurrence, then the id. Engines write these terms in their own words; nothing else moves a result.
"""

BANDS = 8
KIND_BONUS = 20
DISTANCE_BANDS_KM = (1, 3, 5, 10, 25)
NO_DISTANCE_BAND = 7
MOST_UNMET = BANDS - 1
MOST_UNKNOWN = BANDS - 2
WELCOME_FEATURES = ("met_at_door", "buddy_first_visit", "come_alone")


def distance_band(squared_km: float | None) -> int:
    """Within 1, 3, 5, 10 or 25 km, beyond, or (last) no distance at all."""
    if squared_km is None:
        return NO_DISTANCE_BAND
    return next((band for band, km in enumerate(DISTANCE_BANDS_KM) if squared_km <= km * km), len(DISTANCE_BANDS_KM))


def facts_band(*, unknown: int, has_partly: bool) -> int:
    """Everything required known and good, known but partly, then by how many facts are not known."""
    return 1 + min(unknown, MOST_UNKNOWN) if unknown else int(has_partly)


def share_band(score: int, most: int) -> int:
    """How much of the most a score could be, best first; whole numbers only, so that every engine agrees."""
    return BANDS - 1 - min(BANDS - 1, score * BANDS // most) if most else 0
