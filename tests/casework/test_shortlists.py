"""Picking, ordering and giving reasons: what a caseworker does with a list, and what the record says of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client as Browser
from django.utils import timezone

from accounts.models import User
from casework import clients, shortlists
from casework.clients import CaseworkError
from casework.follow_up import due_for, follow_up
from casework.models import Client, HandoutLanguage, Shortlist
from casework.reasons import reasons_for
from tests.casework.conftest import NOW, recorded
from tests.casework.lists import PERSON, a_list, item_of, titles_of
from tests.casework.offers import an_offer, write_index


def test_a_list_keeps_the_order_one_gives_it(caseworker: User, person: Client) -> None:
    shortlist = a_list(person, by=caseworker)
    shortlists.move(item_of(shortlist, "Gåtur"), steps=-1, by=caseworker, now=NOW)
    shortlists.move(item_of(shortlist, "Kaffe"), steps=-1, by=caseworker, now=NOW)
    assert titles_of(shortlist) == ["Kaffe", "Gåtur", "Kor"]
    shortlists.remove(item_of(shortlist, "Gåtur"), by=caseworker, now=NOW)
    assert titles_of(shortlist) == ["Kaffe", "Kor"]
    assert [verb for _who, verb, _which, _ok in recorded()][-6:] == [
        "pick", "pick", "pick", "reorder", "reorder", "unpick",
    ]  # fmt: skip


def test_the_same_activity_twice_is_once_on_the_list(caseworker: User, person: Client) -> None:
    coffee = an_offer("Kaffe")
    first = shortlists.add(person, coffee, by=caseworker, now=NOW)
    assert shortlists.add(person, coffee, by=caseworker, now=NOW) == first


def test_a_list_is_short(caseworker: User, person: Client) -> None:
    a_list(person, by=caseworker, titles=tuple(f"Nr. {number}" for number in range(shortlists.MOST_ITEMS)))
    with pytest.raises(CaseworkError, match="Der er 10 på listen"):
        shortlists.add(person, an_offer("En til"), by=caseworker, now=NOW)


def test_a_reason_nobody_touched_is_the_match_and_is_not_stored(caseworker: User, person: Client) -> None:
    shortlist = a_list(person, by=caseworker, titles=("Kaffe",), facts={"step_free": "yes", "lift": "no"})
    item = item_of(shortlist, "Kaffe")
    assert item.activity
    match = reasons_for(person, [item.activity])[item.activity.pk].fits
    shortlists.say_why(item, match, match=match, by=caseworker, now=NOW)
    assert (match, item_of(shortlist, "Kaffe").reason) == ("Der er ingen trin.", "")


def test_unknown_is_a_question_and_no_reason(caseworker: User, person: Client) -> None:
    shortlist = a_list(person, by=caseworker, titles=("Kaffe",))
    activity = item_of(shortlist, "Kaffe").activity
    assert activity
    told = reasons_for(person, [activity])[activity.pk]
    assert told.fits == ""
    assert told.unknown[0] == "Om der er trin på vejen ind."


@pytest.mark.parametrize("kind", ["cpr", "phone", "email"])
def test_a_reason_never_says_who_it_is_for(caseworker: User, person: Client, kind: str) -> None:
    item = item_of(a_list(person, by=caseworker), "Kaffe")
    with pytest.raises(ValidationError) as refusal:
        shortlists.say_why(item, f"Ring til {PERSON[kind]}", match="", by=caseworker, now=NOW)
    assert refusal.value.code == kind
    item.refresh_from_db()
    assert item.reason == ""


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ({}, "da"),
        ({"languages": ["de", "da"]}, "da"),
        ({"languages": ["uk", "en"]}, "en"),
        ({"languages": ["ar"]}, "easy"),
        ({"nice_needs": ["reads_poorly"]}, "easy"),
    ],
)
def test_a_new_list_is_in_what_the_person_reads(
    caseworker: User, client_of: Callable[..., Client], told: dict[str, list[str]], language: str
) -> None:
    client = client_of("grøn dør", **told)
    assert shortlists.begin(client, by=caseworker, now=NOW).handout_language == HandoutLanguage(language)


def test_a_day_to_follow_up_stands_on_the_desk_from_that_day(caseworker: User, colleague: User, person: Client) -> None:
    shortlist = a_list(person, by=caseworker)
    follow_up(shortlist, on=NOW.date() + timedelta(days=3), by=caseworker, now=NOW)
    later = NOW + timedelta(days=3)
    assert list(due_for(caseworker, now=NOW)) == []
    assert list(due_for(caseworker, now=later)) == [shortlist]
    assert list(due_for(colleague, now=later)) == []
    follow_up(shortlist, on=None, by=caseworker, now=later)
    assert list(due_for(caseworker, now=later)) == []


@pytest.mark.parametrize("days", [-1, 400])
def test_a_day_that_is_over_or_far_off_is_refused(caseworker: User, person: Client, days: int) -> None:
    with pytest.raises(ValidationError, match="højst et år frem"):
        follow_up(a_list(person, by=caseworker), on=NOW.date() + timedelta(days=days), by=caseworker, now=NOW)


class TestThePage:
    """The page of a list: every button saves all that is typed."""

    @pytest.fixture
    def shortlist(self, caseworker: User, person: Client) -> Shortlist:
        made = a_list(person, by=caseworker)
        write_index()
        return made

    @pytest.fixture
    def path(self, person: Client) -> str:
        return f"/raadgivning/{person.pk}/liste/"

    @staticmethod
    def base(browser: Browser, path: str) -> str:
        return browser.get(path).content.decode().partition('name="base" value="')[2].partition('"')[0]

    def test_moving_keeps_what_was_typed(
        self, caseworker: User, shortlist: Shortlist, path: str, browser_of: Callable[[User], Browser]
    ) -> None:
        browser, item = browser_of(caseworker), item_of(shortlist, "Kor")
        sent = {"base": self.base(browser, path), f"reason-{item.pk}": "Du sang før.", "agreed": "Ring mandag."}
        answer = browser.post(path, sent | {"language": "de", "do": f"up:{item.pk}"})
        shortlist.refresh_from_db()
        assert answer.status_code == 302
        assert titles_of(shortlist) == ["Kor", "Kaffe", "Gåtur"]
        assert (item_of(shortlist, "Kor").reason, shortlist.agreed, shortlist.language) == (
            "Du sang før.", "Ring mandag.", "de",
        )  # fmt: skip

    def test_what_is_refused_stays_typed_and_the_rest_is_saved(
        self, caseworker: User, shortlist: Shortlist, path: str, browser_of: Callable[[User], Browser]
    ) -> None:
        browser, item = browser_of(caseworker), item_of(shortlist, "Kor")
        sent = {"base": self.base(browser, path), f"reason-{item.pk}": "Du sang før.", "language": "da"}
        answer = browser.post(path, sent | {"agreed": f"Ring til {PERSON['phone']}", "do": "on"})
        page = answer.content.decode()
        shortlist.refresh_from_db()
        assert (answer.status_code, shortlist.agreed, item_of(shortlist, "Kor").reason) == (422, "", "Du sang før.")
        assert "Det ligner et telefonnummer." in page
        assert PERSON["phone"] in page
        assert recorded()[-1] == (caseworker.email, "change", "blå stol", "refused")

    def test_two_caseworkers_at_once_lose_nothing(
        self, caseworker: User, shortlist: Shortlist, path: str, browser_of: Callable[[User], Browser]
    ) -> None:
        browser = browser_of(caseworker)
        base = self.base(browser, path)
        first = {"base": base, "agreed": "Den enes ord.", "language": "da", "do": "save"}
        assert browser.post(path, first).status_code == 302
        second = browser.post(path, first | {"agreed": "Den andens ord."})
        page = second.content.decode()
        shortlist.refresh_from_db()
        assert (second.status_code, shortlist.agreed) == (409, "Den enes ord.")
        assert "Den andens ord." in page
        assert "Den enes ord." in page

    def test_several_at_once_from_the_suggestions(
        self, caseworker: User, person: Client, browser_of: Callable[[User], Browser]
    ) -> None:
        numbers = [an_offer(title).pk for title in ("Skak", "Brætspil")]
        answer = browser_of(caseworker).post(
            f"/raadgivning/{person.pk}/liste/laeg-paa/", {"activity": [*numbers, "9999999", "x"], "see_list": "1"}
        )
        assert answer.headers["Location"] == f"/raadgivning/{person.pk}/liste/"
        found = shortlists.current_list(person)
        assert found
        assert titles_of(found) == ["Skak", "Brætspil"]

    def test_the_desk_says_what_is_due(
        self, caseworker: User, shortlist: Shortlist, path: str, browser_of: Callable[[User], Browser]
    ) -> None:
        Shortlist.objects.filter(pk=shortlist.pk).update(follow_up_on=timezone.localdate())
        browser = browser_of(caseworker)
        assert "Følg op. Det var" in browser.get("/raadgivning/").content.decode()
        browser.post(f"{path}fulgt-op/", {"desk": "1"})
        assert "Følg op. Det var" not in browser.get("/raadgivning/").content.decode()


@pytest.mark.parametrize("path", ["", "giv-med/", "papir-a4.pdf", "laes-op/"])
def test_only_those_a_client_is_shared_with_come_near_its_list(
    caseworker: User,
    colleague: User,
    outsider: User,
    person: Client,
    browser_of: Callable[[User], Browser],
    path: str,
) -> None:
    a_list(person, by=caseworker)
    address = f"/raadgivning/{person.pk}/liste/{path}"
    before = [browser_of(user).get(address).status_code for user in (caseworker, colleague, outsider)]
    clients.share(person, colleague=colleague, by=caseworker, now=NOW)
    after = [browser_of(user).get(address).status_code for user in (caseworker, colleague, outsider)]
    assert (before, after) == ([200, 404, 404], [200, 200, 404])
    assert recorded()[-1] == (outsider.email, "read", "blå stol", "refused")
