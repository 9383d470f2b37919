"""Signing in by an e-mailed code, the whole way and every way it can go wrong."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from post_office.models import Email
from pytest_django import Settings

from accounts.models import User
from tests.accounts.conftest import CODE, SIGN_IN, code_sent_to, make_person, sign_in

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ADDRESS = "karen@example.dk"


def wrong(code: str) -> str:
    """A code that is not this one."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


def is_signed_in(client: Client) -> bool:
    """Whether the account page opens."""
    return client.get("/konto/").status_code == 200


def test_a_code_signs_in_and_leads_back_to_where_one_was_going(client: Client, person: User) -> None:
    assert sign_in(client, ADDRESS, to="/om/") == "/om/"
    assert is_signed_in(client)


def test_the_address_may_be_written_in_any_case(client: Client, person: User) -> None:
    client.post(SIGN_IN, {"login": " Karen@Example.DK "})
    client.post(CODE, {"code": code_sent_to(ADDRESS)})
    assert is_signed_in(client)


def test_one_is_not_led_to_another_site(client: Client, person: User) -> None:
    assert sign_in(client, ADDRESS, to="https://evil.example/") == "/forening/"


def test_one_comes_to_the_desk_and_finds_the_way_back_to_it(client: Client, person: User) -> None:
    assert sign_in(client, ADDRESS) == "/forening/"
    assert '<a class="button main" href="/forening/">Gå til det, I laver</a>' in client.get("/konto/").content.decode()


def test_a_wrong_code_is_said_in_words_and_the_right_one_still_works(client: Client, person: User) -> None:
    client.post(SIGN_IN, {"login": ADDRESS})
    code = code_sent_to(ADDRESS)
    answer = client.post(CODE, {"code": wrong(code)})
    assert "Koden er ikke rigtig. Se efter i den nyeste mail fra os." in answer.content.decode()
    client.post(CODE, {"code": code})
    assert is_signed_in(client)


def test_three_wrong_codes_end_the_code(client: Client, person: User) -> None:
    client.post(SIGN_IN, {"login": ADDRESS})
    code = code_sent_to(ADDRESS)
    answers = [client.post(CODE, {"code": wrong(code)}).status_code for _ in range(3)]
    assert answers == [200, 200, 302]
    client.post(CODE, {"code": code})
    assert not is_signed_in(client)


def test_a_code_is_too_old_after_a_quarter_of_an_hour(client: Client, person: User) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        client.post(SIGN_IN, {"login": ADDRESS})
        clock.shift(timedelta(minutes=15, seconds=1))
        client.post(CODE, {"code": code_sent_to(ADDRESS)})
        assert not is_signed_in(client)


def test_a_code_works_once(client: Client, person: User) -> None:
    client.post(SIGN_IN, {"login": ADDRESS})
    code = code_sent_to(ADDRESS)
    client.post(CODE, {"code": code})
    client.post("/konto/log-ud/")
    client.post(CODE, {"code": code})
    assert not is_signed_in(client)


def test_a_code_works_only_in_the_browser_that_asked(client: Client, person: User) -> None:
    client.post(SIGN_IN, {"login": ADDRESS})
    stranger = Client()
    stranger.post(CODE, {"code": code_sent_to(ADDRESS)})
    assert not is_signed_in(stranger)


def test_a_new_code_ends_the_old_one(client: Client, person: User) -> None:
    client.post(SIGN_IN, {"login": ADDRESS})
    old = code_sent_to(ADDRESS)
    client.post(CODE, {"action": "resend"})
    new = code_sent_to(ADDRESS)
    client.post(CODE, {"code": old})
    assert is_signed_in(client) == (old == new)
    client.post(CODE, {"code": new})
    assert is_signed_in(client)


def test_codes_for_one_address_run_out_whoever_asks(person: User) -> None:
    answers = [Client(REMOTE_ADDR=f"10.0.0.{n}").post(SIGN_IN, {"login": ADDRESS}) for n in range(4)]
    sent = Email.objects.filter(to=ADDRESS).count()
    assert (sent, [answer.status_code for answer in answers[:3]]) == (3, [302, 302, 302])


def test_one_machine_cannot_ask_for_ever(db: None) -> None:
    client = Client()
    answers = [client.post(SIGN_IN, {"login": f"nobody{n}@example.dk"}).status_code for n in range(31)]
    assert 429 in answers
    assert "Vent et øjeblik" in client.post(SIGN_IN, {"login": ADDRESS}).content.decode()


def test_a_claimed_address_of_origin_moves_no_limit(db: None) -> None:
    answers = [
        Client()
        .post(SIGN_IN, {"login": f"nobody{n}@example.dk"}, headers={"x-forwarded-for": f"10.1.0.{n}"})
        .status_code
        for n in range(31)
    ]
    assert 429 in answers


def test_nobody_learns_who_has_an_account(person: User) -> None:
    known, unknown = Client(), Client()
    answers = [
        (one.status_code, one.headers["Location"])
        for one in (known.post(SIGN_IN, {"login": ADDRESS}), unknown.post(SIGN_IN, {"login": "nobody@example.dk"}))
    ]
    assert answers[0] == answers[1]
    assert known.get(CODE).content.decode().count("Skriv koden") == unknown.get(CODE).content.decode().count(
        "Skriv koden"
    )
    assert Email.objects.get(to="nobody@example.dk").subject == "Vi kender ikke denne e-mail"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Skriv din e-mail."), ("karen", "E-mailen ser forkert ud. Skriv den sådan her: navn@eksempel.dk.")],
)
def test_an_address_that_is_none_is_said_in_words(client: Client, db: None, typed: str, said: str) -> None:
    assert said in client.post(SIGN_IN, {"login": typed}).content.decode()


def test_a_closed_account_lets_nobody_in(client: Client, person: User) -> None:
    User.objects.update(is_active=False)
    client.post(SIGN_IN, {"login": ADDRESS})
    if Email.objects.filter(to=ADDRESS, subject__startswith="Din kode").exists():
        client.post(CODE, {"code": code_sent_to(ADDRESS)})
    assert not is_signed_in(client)


@pytest.mark.parametrize("typed", ["İda@example.dk", f"{'i' * 300}@example.dk"])
def test_an_address_that_cannot_be_stored_makes_no_account(client: Client, db: None, typed: str) -> None:
    answer = client.post("/konto/opret/", {"email": typed, "name": "Ida"}).content.decode()
    assert ("E-mailen ser forkert ud." in answer, User.objects.count()) == (True, 0)


def test_a_new_person_makes_an_account_with_name_and_address(client: Client, db: None) -> None:
    client.post("/konto/opret/", {"email": "Ny@Example.dk", "name": " Nina   Ny "})
    assert not is_signed_in(client)
    client.post("/konto/bekraeft/", {"code": code_sent_to("ny@example.dk")})
    assert is_signed_in(client)
    made = User.objects.get()
    assert (made.email, made.name, made.role, made.has_usable_password()) == ("ny@example.dk", "Nina Ny", "", False)


def test_who_has_an_account_already_is_told_by_mail_only(client: Client, person: User) -> None:
    answer = client.post("/konto/opret/", {"email": ADDRESS, "name": "Karen"})
    assert answer.headers["Location"] == "/konto/bekraeft/"
    assert Email.objects.get().subject == "Du har en konto i forvejen"


def test_a_new_account_needs_a_name(client: Client, db: None) -> None:
    answer = client.post("/konto/opret/", {"email": "ny@example.dk", "name": " "}).content.decode()
    assert '<a href="#id_name">Skriv dit navn.</a>' in answer
    assert not User.objects.exists()


def test_signing_out_everywhere_ends_every_session(person: User, signed_in: Callable[[User], Client]) -> None:
    phone, computer = signed_in(person), signed_in(person)
    phone.post("/konto/log-ud/alle-steder/")
    assert (is_signed_in(phone), is_signed_in(computer)) == (False, False)
    assert sign_in(computer, ADDRESS) == "/forening/"


def test_a_changed_secret_key_signs_nobody_out(
    person: User, signed_in: Callable[[User], Client], settings: Settings
) -> None:
    client = signed_in(person)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert is_signed_in(client)


def test_a_new_address_counts_once_its_code_is_typed(person: User, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(person)
    client.post("/konto/e-mail/", {"action_add": "1", "email": "ny@example.dk"})
    assert User.objects.get().email == ADDRESS
    client.post("/konto/bekraeft/", {"code": code_sent_to("ny@example.dk")})
    assert User.objects.get().email == "ny@example.dk"


def test_the_name_is_changed_in_place(person: User, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(person)
    assert client.post("/konto/", {"name": "Karen Berg"}).headers["Location"] == "/konto/"
    assert User.objects.get().name == "Karen Berg"
    assert "Skriv dit navn." in client.post("/konto/", {"name": ""}).content.decode()


def test_an_account_is_deleted_for_good(person: User, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(person)
    assert "Slet min konto for altid" in client.get("/konto/slet/").content.decode()
    client.post("/konto/slet/")
    assert not User.objects.exists()
    assert not is_signed_in(client)


def test_two_people_may_not_share_an_address(person: User, signed_in: Callable[[User], Client]) -> None:
    make_person("anden@example.dk")
    client = signed_in(person)
    client.post("/konto/e-mail/", {"action_add": "1", "email": "anden@example.dk"})
    assert set(User.objects.values_list("email", flat=True)) == {ADDRESS, "anden@example.dk"}
