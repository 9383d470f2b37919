"""Counts that tell a team lead how much is done, and nothing of anybody: below five a number is not shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from casework.models import Client

FEWEST_SHOWN = 5
LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Count:
    """One number in words."""

    what: str
    shown: str


def of_unit(unit: str, *, now: datetime) -> list[Count]:
    """What a unit works with now."""
    all_of_them = Client.objects.filter(unit=unit)
    return [
        Count(_("Referencer i alt"), shown(all_of_them.count())),
        Count(_("Begyndt de sidste 30 dage"), shown(all_of_them.filter(created_at__gte=now - LATELY).count())),
        Count(_("I brug de sidste 30 dage"), shown(all_of_them.filter(last_activity_at__gte=now - LATELY).count())),
    ]


def shown(number: int) -> str:
    """A number, unless it is so small that it could be about somebody."""
    return str(number) if number >= FEWEST_SHOWN else _("Færre end fem")
