"""Who may do what at the caseworker's desk, for the table of the whole site: the caseworker keeps the client, the lead keeps none.

tests/casework/test_permissions.py says more about units and sharing.
"""

from django.utils import timezone

from activities.models import Activity
from casework import clients, links, shortlists
from tests.config.people_and_things import Statuses, Table, World
from tests.config.table import everybody

YES, ON, SIGN_IN, NO = 200, 302, 302, 404


def caseworker(status: int = YES) -> Statuses:
    """Nobody else, whatever they administer."""
    return (SIGN_IN, NO, NO, NO, NO, status, NO, NO)


def unit(status: int = YES, lead: int = YES) -> Statuses:
    """The unit, and who leads it."""
    return (SIGN_IN, NO, NO, NO, NO, status, lead, NO)


CASEWORK: Table = {
    "GET /raadgivning/": unit(lead=ON),
    "GET /raadgivning/tal/": unit(),
    "GET /raadgivning/hvad-vi-gemmer/": unit(),
    "GET /raadgivning/ny/": caseworker(),
    "GET /raadgivning/{client}/": caseworker(),
    "GET /raadgivning/{client}/ret/": caseworker(),
    "GET /raadgivning/{client}/slet/": caseworker(),
    "POST /raadgivning/{client}/del/": caseworker(ON),
    "POST /raadgivning/{client}/del-ikke/": caseworker(ON),
    "POST /raadgivning/{client}/giv-videre/": caseworker(ON),
    "GET /raadgivning/{client}/hent.json": caseworker(),
    "GET /raadgivning/{client}/hent.pdf": caseworker(),
    "GET /raadgivning/{client}/opslag/": caseworker(),
    "GET /raadgivning/{client}/opslag.csv": caseworker(),
    "GET /raadgivning/{client}/opslag.json": caseworker(),
    "GET /raadgivning/{client}/hvorfor-ikke/": caseworker(),
}

LISTS: Table = {
    "GET /raadgivning/{client}/liste/": caseworker(),
    "POST /raadgivning/{client}/liste/": caseworker(409),
    "POST /raadgivning/{client}/liste/laeg-paa/?activity={activity}": caseworker(ON),
    "POST /raadgivning/{client}/liste/ny/": caseworker(ON),
    "GET /raadgivning/{client}/liste/giv-med/": caseworker(),
    "POST /raadgivning/{client}/liste/link/": caseworker(ON),
    "POST /raadgivning/{client}/liste/luk/": caseworker(ON),
    "GET /raadgivning/{client}/liste/qr.svg": caseworker(NO),  # only who made the link in this session
    "GET /raadgivning/{client}/liste/papir-a5.pdf": caseworker(),
    "GET /raadgivning/{client}/liste/papir-a3.pdf": caseworker(NO),
    "GET /raadgivning/{client}/liste/laes-op/": caseworker(),
    "POST /raadgivning/{client}/liste/fulgt-op/": caseworker(ON),
    "GET /liste/{link}/": everybody(YES),
    "POST /liste/{link}/": everybody(422),
    "POST /liste/{link}/?key=forged&item=1&answer=yes": everybody(YES),  # asked for the code word
    "GET /liste/forged/": everybody(410),
}


def add_to(world: World) -> None:
    """A client of the world's caseworker, and a list that was handed over."""
    keeper, now = world.people["caseworker"], timezone.now()
    assert keeper
    client = clients.begin({"reference": "blå stol"}, by=keeper, now=now)
    activity = Activity.objects.get(pk=world.things["activity"])
    item = shortlists.add(client, activity, by=keeper, now=now)
    world.things |= {"client": client.pk, "link": links.hand_over(item.shortlist, by=keeper, now=now).token}
