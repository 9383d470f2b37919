"""Attempts by nobody we know: each is in the record of access, until there are so many that only their number is."""

from datetime import datetime

from django.http import HttpRequest

from activities.pace import address_of, times_this_hour
from casework import audit
from casework.models import AccessVerb

# So many in an hour are written one by one; a machine that knocks all night must not fill the record.
EACH_FROM_ONE, EACH_FROM_ALL = 30, 300
ROUND_NUMBERS = frozenset(10**power for power in range(3, 10))


def note_refused(
    request: HttpRequest, verb: AccessVerb, *, now: datetime, client_number: int | None = None, detail: str = ""
) -> None:
    """Records that somebody who has not signed in was turned away.

    Beyond the limit one line says that from here on they are counted, and another each time their number is a thousand, ten
    thousand and so on. Who has signed in and who tries a code word is recorded elsewhere, each time.
    """
    from_one = times_this_hour(f"stranger:{address_of(request)}")
    if from_one > EACH_FROM_ONE:
        _note_many(verb, from_one, beyond=EACH_FROM_ONE, whose="from one address", now=now)
        return
    from_all = times_this_hour("strangers")
    if from_all > EACH_FROM_ALL:
        _note_many(verb, from_all, beyond=EACH_FROM_ALL, whose="from all addresses", now=now)
        return
    audit.note_refused(verb, by=None, now=now, client_number=client_number, detail=detail)


def _note_many(verb: AccessVerb, count: int, *, beyond: int, whose: str, now: datetime) -> None:
    if count == beyond + 1 or count in ROUND_NUMBERS:
        audit.note_refused(verb, by=None, now=now, detail=f"{count} attempts this hour {whose}, counted only")
