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
ABOUT = 45  # a word that scores as much is what an activity is about; one that scores less has something to do with it
ENOUGH_WORDS = 24  # words that score less together are not what was asked for: half of a compound, a distant neighbour
WELCOME_FEATURES = ("met_at_door", "buddy_first_visit", "come_alone")
