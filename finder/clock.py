"""Time as whole numbers: days as ordinals, moments as local minutes since the first of January of year one.

Local time is what people mean by "on Tuesday evening", so the index compares local minutes only.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

from activities.recurrence import COPENHAGEN

DAY = 1440


def minute_of(moment: datetime) -> int:
    """An aware moment as local minutes, rounded down."""
    local = moment.astimezone(COPENHAGEN)
    return local.toordinal() * DAY + local.hour * 60 + local.minute


@lru_cache(maxsize=16_384)
def moment_of(minute: int) -> datetime:
    """Local minutes as an aware local moment."""
    day, rest = divmod(minute, DAY)
    midnight = datetime.combine(date.fromordinal(day), datetime.min.time(), tzinfo=COPENHAGEN)
    return midnight + timedelta(minutes=rest)


def weekday_of(day: int) -> int:
    """0 is Monday, of a day as an ordinal (`date.weekday`)."""
    return (day + 6) % 7
