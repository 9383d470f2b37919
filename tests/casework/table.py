"""Who may do what at the caseworker's desk, for the table of the whole site: the caseworker keeps the client, the lead keeps none.

tests/casework/test_permissions.py says more about units and sharing.
"""

from django.utils import timezone

from casework import clients
from tests.config.people_and_things import Statuses, Table, World

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
    "GET /raadgivning/{client}/opslag/": caseworker(),
    "GET /raadgivning/{client}/opslag.csv": caseworker(),
    "GET /raadgivning/{client}/opslag.json": caseworker(),
    "GET /raadgivning/{client}/hvorfor-ikke/": caseworker(),
}


def add_to(world: World) -> None:
    """A client of the world's caseworker."""
    keeper = world.people["caseworker"]
    assert keeper
    world.things["client"] = clients.begin({"reference": "blå stol"}, by=keeper, now=timezone.now()).pk
