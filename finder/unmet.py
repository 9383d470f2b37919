"""Unmet needs: what people tell us they miss, kept for planners and bounded against floods."""

import time
from collections.abc import Mapping
from datetime import date

from activities.pace import times_this_hour
from finder.forms import WISH_FIELDS
from finder.models import Wish

MOST_A_MINUTE = 60


def record_wish(chosen: Mapping[str, object], *, today: date) -> bool:
    """Keeps one wish; False when so many come at once that they cannot be people's."""
    if not _is_within_bounds():
        return False
    Wish.objects.create(wished_on=today, **{name: str(chosen.get(name) or "") for name in WISH_FIELDS})
    return True


def _is_within_bounds() -> bool:
    """Counts wishes of this minute, whoever sent them: no address is kept, and a counter that is down loses no wish."""
    return times_this_hour(f"wishes of minute {int(time.time()) // 60}") <= MOST_A_MINUTE
