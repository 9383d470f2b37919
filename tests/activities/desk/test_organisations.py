"""Getting in: registering, claiming by the known address, inviting, and who may let others in."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from accounts.models import User
from activities import invitations, organisations
from activities.models import Invitation, Membership, Organisation
from activities.organisations import LastOwnerError
from tests.factories import MembershipFactory, UserFactory

BrowserOf = Callable[[User], Client]
ME = {"name": "Gåklubben", "kind": "association", "contact_email": "gaa@example.dk"}


def link() -> str:
    """The link of the last mail."""
    lines = str(Email.objects.latest("pk").message).split()
    return "/forening/" + next(one for one in lines if "/forening/" in one).split("/forening/")[1]


def test_whoever_registers_is_the_owner_and_begins_at_once(browser_of: BrowserOf, db: None) -> None:
    user = UserFactory()
    answer = browser_of(user).post("/forening/opret/", {**ME, "cvr": "DK 13 58 56 28"})
    made = Organisation.objects.get()
    assert (answer["Location"], made.slug, made.cvr, made.is_verified) == (
        f"/forening/vores/{made.pk}/ny/", "gaaklubben", "13585628", False,
    )  # fmt: skip
    assert Membership.objects.get().role == "owner"


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"name": ""}, "Skriv, hvad I hedder."),
        ({"name": "www.gaa.dk"}, "Skriv et navn, ikke et link."),
        ({"cvr": "12345678"}, "Et CVR-nummer har otte cifre."),
        ({"contact_email": "gaa@"}, "E-mailen ser forkert ud."),
    ],
)
def test_a_registration_says_what_would_be_right(
    browser_of: BrowserOf, db: None, values: dict[str, str], error: str
) -> None:
    answer = browser_of(UserFactory()).post("/forening/opret/", {**ME, **values})
    assert (answer.status_code, error in answer.content.decode(), Organisation.objects.count()) == (422, True, 0)


def test_a_name_we_know_is_asked_about_first(browser_of: BrowserOf, organisation: Organisation) -> None:
    client, mine = browser_of(UserFactory()), {**ME, "name": "Kaffevennerne i Skovby"}
    asked = client.post("/forening/opret/", mine).content.decode()
    assert ("Ja, Kaffevennerne" in asked, Organisation.objects.count()) == (True, 1)
    client.post("/forening/opret/", {**mine, "_new": "1"})
    assert Organisation.objects.count() == 2


def test_a_claim_is_answered_from_the_known_address(browser_of: BrowserOf, organisation: Organisation) -> None:
    Organisation.objects.filter(pk=organisation.pk).update(contact_email="formand@example.dk")
    claimant = UserFactory(name="Ole")
    page = browser_of(claimant).post(f"/forening/overtag/{organisation.pk}/").content.decode()
    assert ("f…@example.dk" in page, "formand@example.dk" in page, Email.objects.get().to) == (
        True,
        False,
        ["formand@example.dk"],
    )
    address, stranger = link(), Client()
    stranger.get(address)
    assert not Membership.objects.filter(user=claimant).exists()
    stranger.post(address)
    assert (Membership.objects.get(user=claimant).role, stranger.post(address).status_code) == ("owner", 410)


def test_a_claim_writes_at_most_one_mail(organisation: Organisation) -> None:
    organisation.contact_email = "formand@example.dk"
    organisation.save()
    claimant, now = UserFactory(), timezone.now()
    invitations.claim(organisation, by=claimant, now=now)
    with pytest.raises(invitations.InvitationError, match="Vent på deres svar"):
        invitations.claim(organisation, by=claimant, now=now + timedelta(hours=1))
    assert Email.objects.count() == 1


def test_nobody_can_claim_what_has_no_address(organisation: Organisation) -> None:
    with pytest.raises(invitations.InvitationError, match="Vi kender ikke foreningens e-mail"):
        invitations.claim(organisation, by=UserFactory(), now=timezone.now())


def test_an_invitation_lets_one_in_once(browser_of: BrowserOf, person: User, organisation: Organisation) -> None:
    browser_of(person).post(f"/forening/vores/{organisation.pk}/inviter/", {"email": "Ny@example.dk", "role": "editor"})
    address, invited = link(), UserFactory(email="ny@example.dk")
    client = browser_of(invited)
    client.get(address)
    before = Membership.objects.filter(user=invited).exists()
    client.post(address)
    assert (before, Membership.objects.get(user=invited).role, client.get(address).status_code) == (
        False,
        "editor",
        410,
    )


@pytest.mark.parametrize("damage", ["forged", "old", "replaced", "withdrawn"])
def test_a_link_that_is_over_says_so(
    browser_of: BrowserOf, person: User, organisation: Organisation, damage: str
) -> None:
    asked = timezone.now()
    token = invitations.token_of(
        invitations.invite(organisation, email="ny@example.dk", role="editor", by=person, now=asked)
    )
    if damage == "forged":
        token = token[:-2] + "xx"
    elif damage == "old":
        from unittest.mock import patch

        with patch("activities.invitations.LINK_LIVES", timedelta(seconds=-1)):
            assert browser_of(UserFactory()).get(f"/forening/invitation/{token}/").status_code == 410
        return
    elif damage == "replaced":
        invitations.invite(
            organisation, email="ny@example.dk", role="editor", by=person, now=asked + timedelta(hours=1)
        )
    else:
        Invitation.objects.all().delete()
    assert browser_of(UserFactory()).get(f"/forening/invitation/{token}/").status_code == 410


def test_a_claim_s_link_does_not_open_an_invitation(organisation: Organisation, person: User) -> None:
    invitation = invitations.invite(organisation, email="ny@example.dk", role="owner", by=person, now=timezone.now())
    assert invitations.invitation_of(invitations.token_of(invitation), is_claim=True) is None


def test_an_organisation_keeps_an_owner(person: User, organisation: Organisation) -> None:
    only = Membership.objects.get(user=person)
    with pytest.raises(LastOwnerError):
        organisations.remove_member(only)
    with pytest.raises(LastOwnerError):
        organisations.change_role(only, role="editor")
    MembershipFactory(organisation=organisation, role="owner")
    organisations.remove_member(only)
    assert not Membership.objects.filter(user=person).exists()


def test_an_editor_lets_nobody_in_and_out_but_may_leave(
    browser_of: BrowserOf, person: User, organisation: Organisation
) -> None:
    editor = MembershipFactory(organisation=organisation)
    owner = Membership.objects.get(user=person)
    client, home = browser_of(editor.user), f"/forening/vores/{organisation.pk}/"
    answers = [
        client.post(f"{home}inviter/", {"email": "a@example.dk", "role": "owner"}).status_code,
        client.post(f"{home}med/{owner.pk}/", {"wish": "remove"}).status_code,
        client.post(f"{home}med/{editor.pk}/", {"wish": "owner"}).status_code,
        client.post(home, {**ME, "name": "Mine"}).status_code,
    ]
    editor.refresh_from_db()
    organisation.refresh_from_db()
    assert (answers, editor.role, organisation.name) == ([404, 404, 404, 422], "editor", "Kaffevennerne")
    client.post(f"{home}med/{editor.pk}/", {"wish": "remove"})
    assert list(Membership.objects.all()) == [owner]
