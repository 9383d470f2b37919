"""Who may open and do what on the desk: one table of address by person. A stranger finds nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from accounts.models import Role, User
from activities.models import Activity, Membership
from activities.views.desk.urls import urlpatterns
from tests.factories import ActivityFactory, MembershipFactory, UserFactory

PEOPLE = ("anonymous", "stranger", "caseworker", "editor", "owner", "approver")
SIGN_IN, NO, YES, ON = 302, 404, 200, 302
# GET, or POST where only that exists; {organisation}, {activity}, {other} (draft) and {member} are filled in.
TABLE: dict[str, tuple[int, ...]] = {
    "GET /forening/": (YES, YES, YES, YES, YES, YES),
    "GET /forening/opret/": (SIGN_IN, YES, YES, YES, YES, YES),
    "GET /forening/vores/{organisation}/": (SIGN_IN, NO, NO, YES, YES, YES),
    "POST /forening/vores/{organisation}/inviter/": (SIGN_IN, NO, NO, NO, ON, ON),
    "POST /forening/vores/{organisation}/inviter/1/fjern/": (SIGN_IN, NO, NO, NO, NO, NO),
    "POST /forening/vores/{organisation}/med/{member}/": (SIGN_IN, NO, NO, NO, ON, ON),
    "GET /forening/vores/{organisation}/liste/": (SIGN_IN, NO, NO, YES, YES, YES),
    "GET /forening/vores/{organisation}/ny/": (SIGN_IN, NO, NO, YES, YES, YES),
    "GET /forening/overtag/{organisation}/": (SIGN_IN, YES, YES, YES, YES, YES),
    "GET /forening/overtag/svar/forged/": (410, 410, 410, 410, 410, 410),
    "GET /forening/invitation/forged/": (SIGN_IN, 410, 410, 410, 410, 410),
    "GET /forening/aktivitet/{activity}/": (SIGN_IN, NO, NO, YES, YES, YES),
    "GET /forening/aktivitet/{activity}/vis/": (SIGN_IN, NO, NO, YES, YES, YES),
    "POST /forening/aktivitet/{other}/send/": (SIGN_IN, NO, NO, ON, ON, ON),
    "GET /forening/aktivitet/{activity}/sendt/": (SIGN_IN, NO, NO, YES, YES, YES),
    "POST /forening/aktivitet/{activity}/plads/": (SIGN_IN, NO, NO, NO, NO, NO),
    "GET /forening/aktivitet/{other}/smid-ud/": (SIGN_IN, NO, NO, YES, YES, YES),
    "POST /forening/aktivitet/{activity}/datoer/": (SIGN_IN, NO, NO, YES, YES, YES),
    "POST /forening/aktivitet/{activity}/find-adresse/": (SIGN_IN, NO, NO, YES, YES, YES),
    "POST /forening/aktivitet/{activity}/saa/bekraeft/": (SIGN_IN, NO, NO, ON, ON, ON),
    "GET /forening/aktivitet/{activity}/hvad/": (SIGN_IN, NO, NO, YES, YES, YES),
    "GET /forening/godkend/": (SIGN_IN, NO, NO, NO, NO, YES),
    "GET /forening/godkend/forening/{organisation}/": (SIGN_IN, NO, NO, NO, NO, YES),
    "GET /forening/godkend/aktivitet/{submitted}/": (SIGN_IN, NO, NO, NO, NO, YES),
    "GET /forening/godkend/rettelse/{edit}/": (SIGN_IN, NO, NO, NO, NO, YES),
    "GET /forening/godkend/ringeliste/": (SIGN_IN, NO, NO, NO, NO, YES),
    "POST /forening/godkend/ringeliste/1/": (SIGN_IN, NO, NO, NO, NO, NO),
    "POST /forening/godkend/besked/1/": (SIGN_IN, NO, NO, NO, NO, ON),
    "POST /forening/godkend/sted/1/": (SIGN_IN, NO, NO, NO, NO, ON),
    "POST /forening/sted/1/": (SIGN_IN, NO, NO, NO, NO, NO),
    "GET /forening/aktivitet/{activity}/gang/1/": (SIGN_IN, NO, NO, NO, NO, NO),
}


@pytest.fixture
def world(shown: Activity, draft: Activity, person: User, approver: User) -> dict[str, Any]:
    """One organisation with everything, and everybody who may come by."""
    from activities.revision import propose

    submitted = ActivityFactory(organisation=shown.organisation, publication_status="submitted")
    edit = propose(shown, changes={"title": "Nyt"}, base_version=shown.version, by=person)
    MembershipFactory()
    return {
        "people": {
            "anonymous": None,
            "stranger": MembershipFactory().user,
            "caseworker": UserFactory(role=Role.CASEWORKER),
            "editor": MembershipFactory(organisation=shown.organisation).user,
            "owner": person,
            "approver": approver,
        },
        "ids": {
            "organisation": shown.organisation_id,
            "activity": shown.pk,
            "other": draft.pk,
            "submitted": submitted.pk,
            "edit": edit.pk,
            "member": Membership.objects.get(user=person).pk,
        },
    }


@pytest.mark.parametrize("address", TABLE)
def test_the_table_holds(world: dict[str, Any], browser_of: Callable[[User], Client], address: str) -> None:
    method, path = address.format(**world["ids"]).split(" ")
    found = []
    for name in PEOPLE:
        user = world["people"][name]
        client = browser_of(user) if user else Client()
        found.append(getattr(client, method.lower())(path).status_code)
    assert tuple(found) == TABLE[address]


def test_every_address_of_the_desk_is_in_the_table() -> None:
    resolver = get_resolver()
    named = {
        resolver.resolve(
            address.split(" ")[1].format(
                **dict.fromkeys(["organisation", "activity", "other", "submitted", "edit", "member"], 1)
            )
        ).url_name
        for address in TABLE
    }
    assert {one.name for one in urlpatterns} - named == set()
