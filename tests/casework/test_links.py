"""Links and code words: only both together open a list, guesses are few and recorded, and nothing stored opens anything."""

from datetime import timedelta

import pytest
import time_machine

from accounts.models import User
from casework import links
from casework.codewords import WORDS, hash_of, is_right, new_code_word, plain
from casework.links import Knock
from casework.models import Client, ListLink, Shortlist
from tests.casework.conftest import NOW, recorded
from tests.casework.lists import a_list


@pytest.fixture
def shortlist(caseworker: User, person: Client) -> Shortlist:
    """A list ready to be handed over."""
    return a_list(person, by=caseworker)


def test_words_are_many_and_never_alike() -> None:
    assert (len(WORDS), len(set(map(plain, WORDS)))) == (256, 256)
    assert len({new_code_word() for _one in range(50)}) > 40


@pytest.mark.parametrize("said", ["æble kaffe", "Æble-Kaffe", "  AEBLE  kaffe ", "æblekaffe"])
def test_a_code_word_may_be_written_as_one_likes(shortlist: Shortlist, said: str) -> None:
    stored = hash_of("æble kaffe", link="x")
    assert (is_right(said, stored=stored, link="x"), is_right(said, stored=stored, link="y")) == (True, False)
    assert not is_right("kaffe æble", stored=stored, link="x")


def test_link_and_code_word_open_it_and_neither_is_stored(shortlist: Shortlist, caseworker: User) -> None:
    key = links.hand_over(shortlist, by=caseworker, now=NOW)
    link = links.link_of(key.token, now=NOW)
    assert link
    assert links.knock(link, key.code_word, now=NOW) == Knock.OPEN
    stored = str(list(ListLink.objects.values_list()))
    assert [secret for secret in (key.token, key.code_word, plain(key.code_word)) if secret in stored] == []
    assert len(key.token) * 6 >= 128
    assert recorded()[-2:] == [
        (caseworker.email, "hand_over", "blå stol", "allowed"), ("", "open_link", "blå stol", "allowed"),
    ]  # fmt: skip


def test_a_link_ends_by_time_by_hand_or_by_a_newer_one(shortlist: Shortlist, caseworker: User) -> None:
    first = links.hand_over(shortlist, by=caseworker, now=NOW)
    second = links.hand_over(shortlist, by=caseworker, now=NOW)
    assert links.link_of(first.token, now=NOW) is None
    assert links.link_of(second.token, now=NOW + timedelta(days=59)) is not None
    assert links.link_of(second.token, now=NOW + timedelta(days=60)) is None
    links.revoke(shortlist, by=caseworker, now=NOW)
    assert links.link_of(second.token, now=NOW) is None


def test_expired_links_are_forgotten(shortlist: Shortlist, caseworker: User) -> None:
    links.hand_over(shortlist, by=caseworker, now=NOW)
    assert (links.forget_expired(now=NOW + timedelta(days=59)), links.forget_expired(now=NOW + timedelta(days=60))) == (
        0, 1,
    )  # fmt: skip
    assert ListLink.objects.count() == 0


def test_five_wrong_words_in_an_hour_and_the_link_rests(shortlist: Shortlist, caseworker: User) -> None:
    key = links.hand_over(shortlist, by=caseworker, now=NOW)
    link = links.link_of(key.token, now=NOW)
    assert link
    assert [links.knock(link, "kaffe æble x", now=NOW) for _try in range(6)] == [*[Knock.WRONG] * 5, Knock.TOO_OFTEN]
    assert links.knock(link, key.code_word, now=NOW) == Knock.TOO_OFTEN
    assert links.knock(link, key.code_word, now=NOW + timedelta(minutes=61)) == Knock.OPEN
    assert [line[3] for line in recorded() if line[1] == "open_link"] == [*["refused"] * 5, "allowed"]


def test_twenty_wrong_words_in_all_close_it_for_good(shortlist: Shortlist, caseworker: User) -> None:
    key = links.hand_over(shortlist, by=caseworker, now=NOW)
    link = links.link_of(key.token, now=NOW)
    assert link
    for hour in range(4):
        for _try in range(5):
            links.knock(link, "forkert", now=NOW + timedelta(hours=2 * hour))
    assert links.link_of(key.token, now=NOW + timedelta(hours=9)) is None


def test_the_key_of_a_page_is_for_its_link_and_an_hour(shortlist: Shortlist, caseworker: User) -> None:
    first = links.link_of(links.hand_over(shortlist, by=caseworker, now=NOW).token, now=NOW)
    assert first
    with time_machine.travel(NOW):
        key = links.key_for(first)
        second = links.link_of(links.hand_over(shortlist, by=caseworker, now=NOW).token, now=NOW)
        assert second
        fitting = (links.fits(key, first), links.fits(key, second), links.fits("forged", first))
    with time_machine.travel(NOW + timedelta(minutes=61)):
        assert (fitting, links.fits(key, first)) == ((True, False, False), False)
