"""Unmet needs: what people tell us they miss, kept for planners and bounded against floods."""

from collections.abc import Mapping
from datetime import date

from django.core.cache import cache

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
    """Counts wishes of this minute, whoever sent them: no address is kept."""
    cache.add("finder.wishes", 0, timeout=60)
    return cache.incr("finder.wishes") <= MOST_A_MINUTE
