"""Two approvers read the same at once: the second who answers is told, and nothing is approved that nobody has read."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from accounts.models import User
from activities import revision
from activities.models import Activity, Organisation, PublicReport, Revision
from tests.activities.desk.test_publishing import answered_as_read, seen_on
from tests.factories import ActivityFactory, ApproverFactory, MembershipFactory

BrowserOf = Callable[[User], Client]
TOLD, AGAIN = "En anden har svaret imens.", "Der er rettet mere imens. Se det igen, før du svarer."
QUEUE = "/forening/godkend"


@pytest.fixture
def both(browser_of: BrowserOf, approver: User) -> tuple[Client, Client]:
    """Their browsers."""
    return browser_of(approver), browser_of(ApproverFactory())


def page_of(row: Organisation | Activity | Revision) -> str:
    word = {"Organisation": "forening", "Activity": "aktivitet", "Revision": "rettelse"}[type(row).__name__]
    return f"{QUEUE}/{word}/{row.pk}/"


@pytest.fixture
def waiting(request: pytest.FixtureRequest, organisation: Organisation, person: User, shown: Activity) -> object:
    """An organisation, a new activity or an edit that waits."""
    if request.param == "edit":
        return revision.propose(shown, changes={"title": "Nyt"}, base_version=shown.version, by=person)
    return (
        ActivityFactory(organisation=organisation, publication_status="submitted")
        if request.param == "activity"
        else organisation
    )


@pytest.mark.parametrize("waiting", ["organisation", "activity", "edit"], indirect=True)
@pytest.mark.parametrize("second", ["yes", "back"])
def test_the_second_is_told(both: tuple[Client, Client], waiting: Organisation, second: str) -> None:
    page = page_of(waiting)
    seen = [seen_on(one, page) for one in both]
    first = answered_as_read(both[0], page, seen[0], answer="yes")
    told = answered_as_read(both[1], page, seen[1], answer=second, reason="Hm.")
    assert ("Godkendt." in first, TOLD in told, Email.objects.count()) == (True, True, 1)


@pytest.mark.parametrize("waiting", ["organisation", "activity", "edit"], indirect=True)
def test_what_is_written_meanwhile_is_read_first(
    both: tuple[Client, Client], waiting: Organisation | Activity | Revision, person: User, shown: Activity
) -> None:
    page = page_of(waiting)
    seen = seen_on(both[0], page)
    if isinstance(waiting, Revision):
        revision.propose(shown, changes={"summary": "Noget helt andet"}, base_version=shown.version, by=person)
    else:
        waiting.save()
    assert AGAIN in answered_as_read(both[0], page, seen, answer="yes")
    assert "Godkendt." in answered_as_read(both[0], page, seen_on(both[0], page), answer="yes")


def test_a_report_is_looked_after_once(both: tuple[Client, Client], shown: Activity) -> None:
    report = PublicReport.objects.create(activity=shown, reason="time", sent_at=timezone.now())
    texts = [one.post(f"{QUEUE}/besked/{report.pk}/", follow=True).content.decode() for one in both]
    assert ["Godt. Den er ude af køen." in texts[0], TOLD in texts[1]] == [True, True]


def test_nobody_of_the_queue_is_somebody_else(shown: Activity, browser_of: BrowserOf) -> None:
    member = MembershipFactory(organisation=shown.organisation).user
    assert browser_of(member).post(f"{QUEUE}/besked/1/").status_code == 404
