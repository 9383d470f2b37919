"""How gently something begins: the steps from a small or warm beginning to an open group."""

from typing import Any

from finder.cards import value_of

FIRST_STEP, SECOND_STEP, LAST_STEP = 1, 2, 3
SMALL_OR_WARM = ("small_group", "met_at_door", "buddy_first_visit")


def step_of(card: dict[str, Any]) -> int:
    """1: a small group, or somebody meets or accompanies you; 2: you are received when you come alone; 3: an open group."""
    if any(value_of(card, feature) == "yes" for feature in SMALL_OR_WARM):
        return FIRST_STEP
    return SECOND_STEP if value_of(card, "come_alone") == "yes" else LAST_STEP
