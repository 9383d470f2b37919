"""Answers about a place that is not one's own: they wait for its owner or an approver, who takes them over or leaves them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from activities.models import Activity, FeatureStatement, PlaceProposal
from tests.factories import MembershipFactory, PublishedActivityFactory

BrowserOf = Callable[[User], Client]


@pytest.fixture
def proposal(shown: Activity) -> PlaceProposal:
    """Others, who meet at the place `shown` owns, say that there is no lift."""
    other = PublishedActivityFactory(place=shown.place, title="Skak", organisation__name="Skakklubben")
    place = shown.place
    assert place
    FeatureStatement.objects.create(place=place, feature="lift", value="yes", source="venue", checked_on="2026-01-01")
    return PlaceProposal.objects.create(
        place=place, feature="lift", value="no", note="Den er i stykker", activity=other, proposed_at=timezone.now()
    )


def value_of(proposal: PlaceProposal) -> tuple[str, int]:
    return proposal.place.statements.get(feature="lift").value, PlaceProposal.objects.count()


def test_an_approver_takes_it_over_and_the_second_is_told(
    browser_of: BrowserOf, approver: User, proposal: PlaceProposal
) -> None:
    client = browser_of(approver)
    assert "Den er i stykker" in client.get("/forening/godkend/").content.decode()
    texts = [
        client.post(f"/forening/godkend/sted/{proposal.pk}/", {"answer": "yes"}, follow=True).content.decode()
        for _ in range(2)
    ]
    assert ("Det gælder nu for stedet." in texts[0], "En anden har svaret imens." in texts[1]) == (True, True)
    assert value_of(proposal) == ("no", 0)


ANSWERS = {"yes": ("Det gælder nu for stedet.", ("no", 0)), "no": ("Det gælder kun for den ene aktivitet.", ("yes", 0))}


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_owner_reads_it_on_the_desk_and_decides(
    browser_of: BrowserOf, person: User, verify: Callable[[], None], proposal: PlaceProposal, answer: str
) -> None:
    verify()
    client = browser_of(person)
    desk = client.get("/forening/").content.decode()
    assert ("Andre siger noget om jeres sted" in desk, "Skakklubben" in desk, "Den er i stykker" in desk) == (True,) * 3
    words, then = ANSWERS[answer]
    text = client.post(f"/forening/sted/{proposal.pk}/", {"answer": answer}, follow=True).content.decode()
    assert (words in text, value_of(proposal)) == (True, then)


def test_an_owner_nobody_has_verified_leaves_it_to_an_approver(
    browser_of: BrowserOf, person: User, proposal: PlaceProposal
) -> None:
    client = browser_of(person)
    assert "Andre siger noget" not in client.get("/forening/").content.decode()
    assert (client.post(f"/forening/sted/{proposal.pk}/", {"answer": "yes"}).status_code, value_of(proposal)) == (
        404, ("yes", 1),
    )  # fmt: skip


def test_who_proposed_it_and_strangers_do_not_decide(
    browser_of: BrowserOf, verify: Callable[[], None], proposal: PlaceProposal
) -> None:
    verify()
    proposer = MembershipFactory(organisation=proposal.activity.organisation).user
    statuses = [
        browser_of(one).post(f"/forening/sted/{proposal.pk}/", {"answer": "yes"}).status_code
        for one in (proposer, MembershipFactory().user)
    ]
    assert (statuses, value_of(proposal)) == ([404, 404], ("yes", 1))


def test_an_answer_that_is_none_changes_nothing(browser_of: BrowserOf, approver: User, proposal: PlaceProposal) -> None:
    status = browser_of(approver).post(f"/forening/godkend/sted/{proposal.pk}/", {"answer": "maybe"}).status_code
    assert (status, value_of(proposal)) == (404, ("yes", 1))
