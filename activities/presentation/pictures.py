"""Which picture, tint and scene stands for an activity: one still life per category, one room per organisation.

Five coffee clubs in a row show five different rooms; the same club always looks the same.
"""

from typing import NamedTuple
from zlib import crc32

TINTS = 6
SCENES = 6
MAKING = frozenset({"creative", "workshop", "learning", "culture", "games", "music_song"})
MOVING = frozenset({"outdoors", "movement", "parasport", "garden_animals"})


class Picture(NamedTuple):
    """Names of drawings in `static/svg/pictures.svg` and of a tint in the style sheet."""

    category: str
    tint: int
    scene: int


def picture_of(category: str, organisation: object) -> Picture:
    """The picture of a category as one organisation shows it."""
    mixed = crc32(str(organisation).encode())
    return Picture(category, mixed % TINTS, mixed // TINTS % SCENES)


def pin_shape(category: str) -> str:
    """The outline of a pin: together (round), make (square) or outside (flat foot)."""
    if category in MAKING:
        return "make"
    return "outside" if category in MOVING else "together"
