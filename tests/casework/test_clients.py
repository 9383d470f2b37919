"""What a caseworker does with a client: two at once lose nothing, and each deed leaves its record."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command

from accounts.models import Role, User
from casework import clients
from casework.models import AccessRecord, Client
from tests.casework.conftest import NOW, UNIT, recorded
from tests.factories import UserFactory

LATER = NOW + timedelta(hours=1)


def test_a_client_is_what_was_told(client_of: Callable[..., Client], caseworker: User) -> None:
    made = client_of(must_needs=["wheelchair"], interests="strik", age_band="65_79", note="Kom glad.")
    made.refresh_from_db()
    assert (made.reference, made.owner, made.unit, made.version) == ("blå stol", caseworker, UNIT, 1)
    profile = made.profile()
    assert (profile.must_needs, profile.interests, profile.age, profile.note) == (
        ("wheelchair",), "strik", 72, "Kom glad.",
    )  # fmt: skip


def test_a_reference_is_taken_once_by_each_caseworker(client_of: Callable[..., Client], colleague: User) -> None:
    client_of("Blå stol")
    with pytest.raises(clients.ReferenceTakenError, match="Du har allerede en med den reference"):
        client_of("blå STOL")
    client_of("blå stol", by=colleague)
    assert Client.objects.count() == 2


def test_only_what_differs_is_written_and_recorded(person: Client, caseworker: User) -> None:
    changed = clients.change(person, {"home": "Augustenborg", "note": person.note}, base=1, by=caseworker, now=LATER)
    assert (changed.home, changed.version, changed.last_activity_at) == ("Augustenborg", 2, LATER)
    assert AccessRecord.objects.values_list("verb", "detail")[0] == ("change", "home")


def test_saving_the_same_again_is_no_change(person: Client, caseworker: User) -> None:
    clients.change(person, {"home": person.home}, base=1, by=caseworker, now=LATER)
    person.refresh_from_db()
    assert (person.version, recorded()) == (1, [("rikke@kommune.example", "create", "blå stol", "allowed")])


def test_the_second_of_two_loses_nothing(person: Client, caseworker: User, colleague: User) -> None:
    clients.change(person, {"home": "Augustenborg"}, base=1, by=caseworker, now=LATER)
    with pytest.raises(clients.ChangedMeanwhileError) as meanwhile:
        clients.change(person, {"home": "Gråsten"}, base=1, by=colleague, now=LATER)
    assert meanwhile.value.current.home == "Augustenborg"
    kept = clients.change(person, {"home": "Gråsten"}, base=2, by=colleague, now=LATER)
    assert (kept.home, kept.version) == ("Gråsten", 3)


def test_sharing_ends_at_the_unit(person: Client, caseworker: User, outsider: User) -> None:
    lead = UserFactory(role=Role.TEAM_LEAD, unit=UNIT)
    for stranger in (outsider, lead, caseworker):
        with pytest.raises(clients.CaseworkError, match="i din egen afdeling"):
            clients.share(person, colleague=stranger, by=caseworker, now=LATER)
    person.unit = ""
    with pytest.raises(clients.CaseworkError, match="ingen at dele med"):
        clients.share_with_unit(person, is_shared=True, by=caseworker, now=LATER)


def test_people_without_a_unit_are_not_of_one_unit(client_of: Callable[..., Client]) -> None:
    alone = [UserFactory(role=Role.CASEWORKER) for _ in range(2)]
    made = client_of(by=alone[0])
    Client.objects.filter(pk=made.pk).update(is_shared_with_unit=True)
    assert [Client.objects.visible_to(one).count() for one in alone] == [1, 0]


def test_what_is_deleted_is_gone_and_only_its_reference_stays_in_the_record(person: Client, caseworker: User) -> None:
    number = person.pk
    clients.delete(person, by=caseworker, now=LATER)
    assert Client.objects.count() == 0
    assert AccessRecord.objects.values_list("verb", "reference", "client_number", "detail")[0] == (
        "delete", "blå stol", number, "",
    )  # fmt: skip


def test_a_client_is_handed_on(person: Client, caseworker: User, outsider: User) -> None:
    clients.hand_on(person, to=outsider, by=caseworker, now=LATER)
    assert (person.owner, person.unit) == (outsider, "Job")
    assert Client.objects.visible_to(caseworker).count() == 0


def test_all_clients_of_somebody_who_left_are_handed_on_or_none(
    client_of: Callable[..., Client], caseworker: User, colleague: User, capsys: pytest.CaptureFixture[str]
) -> None:
    for reference in ("en", "to", "tre"):
        client_of(reference)
    call_command("hand_on_clients", caseworker.email, colleague.email)
    assert capsys.readouterr().out == "Handed on: 3\n"
    assert set(Client.objects.values_list("owner__email", flat=True)) == {colleague.email}
    client_of("en")
    with pytest.raises(Exception, match="Du har allerede en med den reference"):
        call_command("hand_on_clients", caseworker.email, colleague.email)
