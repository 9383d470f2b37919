"""What a sentence wishes for without demanding it: each wish ranks and explains, none hides."""

from dataclasses import dataclass
from typing import NamedTuple

from finder.conditions import Condition


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing read from the words, under the reading's own key (`audience:dementia`).

    `is_subject` marks what the person wants to do or whom it is for: meeting it is reason enough to be found. `or_about`
    has the bits of terms told (`finder.plan.Told`): who is about one of those meets it too.
    """

    key: str
    condition: Condition
    is_subject: bool = False
    or_about: int = 0


class Met(NamedTuple):
    """What one result meets of a question's words, as bits.

    `unmet` has the bit of each wish that is not met (bit 0 is the first wish, the one above the last: has not enough of
    the words asked for); `about` and `mentions` have the bit of each term told that it is about, or only mentions.
    """

    unmet: int
    about: int
    mentions: int


NOTHING_MET = Met(0, 0, 0)
