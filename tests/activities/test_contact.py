"""Whom to ask about an activity: its own contact, else its organisation's, and nobody about what has stopped."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from activities.contact import NOBODY, Contact, whom_to_ask
from activities.models import Activity
from tests.factories import NOW, OccurrenceFactory, OrganisationFactory, ScheduleFactory

pytestmark = pytest.mark.django_db
OWN = {
    "contact_name": "Lisbeth",
    "contact_phone": "70 00 10 11",
    "contact_email": "lis@example.dk",
    "website": "https://a.example",
}
OF_HOUSE = {"contact_phone": "74 00 00 00", "contact_email": "huset@example.dk", "website": "https://huset.example"}


@pytest.fixture(autouse=True)
def at_now() -> Iterator[None]:
    """A Monday in November."""
    with time_machine.travel(NOW, tick=False):
        yield


def coffee(**fields: Any) -> Activity:
    """Coffee tomorrow, of an association with a telephone."""
    organisation = OrganisationFactory(name="Huset", slug="huset", **OF_HOUSE)
    told = {f"activity__{name}": value for name, value in fields.items()}
    schedule = ScheduleFactory(activity__title="Kaffe", activity__organisation=organisation, **told)
    OccurrenceFactory(schedule=schedule)
    activity: Activity = schedule.activity
    return activity


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        (OWN, Contact("Lisbeth", "70 00 10 11", "lis@example.dk", "https://a.example")),
        ({"contact_name": "Lisbeth"}, Contact("Lisbeth", "74 00 00 00", "huset@example.dk", "https://huset.example")),
        (
            {**OWN, "publication_status": "paused"},
            Contact("Lisbeth", "70 00 10 11", "lis@example.dk", "https://a.example"),
        ),
        (
            {**OWN, "publication_status": "expired"},
            Contact("", "74 00 00 00", "huset@example.dk", "https://huset.example"),
        ),
        ({**OWN, "publication_status": "withdrawn"}, NOBODY),
    ],
)
def test_whom_to_ask(fields: dict[str, Any], wanted: Contact) -> None:
    assert whom_to_ask(coffee(**fields)) == wanted


ADDRESSES = (
    "/aktivitet/{pk}/kaffe/",
    "/aktivitet/{pk}/kaffe/kalender.ics",
    "/min-liste/?ids={pk}",
    "/api/v1/activities/{pk}",
)


def said_of(activity: Activity, client: Client) -> str:
    """All that anybody is shown of one activity."""
    pages = (client.get(one.format(pk=activity.pk), headers={"host": "localhost"}) for one in ADDRESSES)
    return "\n".join(page.content.decode().replace("\r\n ", "") for page in pages)


@pytest.mark.parametrize("status", ["withdrawn", "expired"])
def test_nobody_is_shown_whom_one_called_about_what_has_stopped(client: Client, status: str) -> None:
    said = said_of(coffee(**OWN, publication_status=status), client)
    assert [
        one for one in ("Lisbeth", "70 00 10 11", "+4570001011", "lis@example.dk", "a.example") if one in said
    ] == []


def test_a_list_does_not_ask_to_call_about_what_has_stopped(client: Client) -> None:
    said = client.get(f"/min-liste/?ids={coffee(**OWN, publication_status='withdrawn').pk}").content.decode()
    assert ("Det her findes ikke mere." in said, "Ring først" in said) == (True, False)


@pytest.mark.parametrize("address", ADDRESSES)
def test_where_it_has_no_telephone_its_organisation_has_one(client: Client, address: str) -> None:
    said = client.get(address.format(pk=coffee().pk), headers={"host": "localhost"}).content.decode()
    assert "74 00 00 00" in said


def test_a_calendar_says_whom_to_write_to_where_nobody_can_be_called(client: Client) -> None:
    activity = coffee(contact_name="Lisbeth", contact_email="lis@example.dk")
    activity.organisation.contact_phone = ""
    activity.organisation.save()
    assert "Skriv til: Lisbeth lis@example.dk" in said_of(activity, client)
