"""The client's page: nothing before the code word, nothing that says who it is for, one tap to answer, and no cookie."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.utils import timezone

from accounts.models import User
from activities.models import Occurrence
from casework import links, shortlists
from casework.links import Key
from casework.models import AccessRecord, Answer, Client, ListLink, OutcomeCount, Shortlist
from tests.casework.conftest import recorded
from tests.casework.lists import PERSON, a_list, handed_over, item_of, opened

TOMORROW = timedelta(days=1)


@pytest.fixture
def shortlist(caseworker: User, person: Client) -> Shortlist:
    """Three activities tomorrow, by the real clock."""
    starts_at = timezone.now() + TOMORROW
    return a_list(person, by=caseworker, starts_at=starts_at, confirmed_at=timezone.now())


@pytest.fixture
def key(shortlist: Shortlist, caseworker: User) -> Key:
    """What the client was given."""
    return handed_over(shortlist, by=caseworker)


def say(phone: Browser, way_in: Key, /, **said: object) -> str:
    """Sends one form of the page."""
    return phone.post(f"/liste/{way_in.token}/", said).content.decode()


def test_a_scanner_sees_a_field_and_changes_nothing(key: Key) -> None:
    before = (list(ListLink.objects.values_list()), AccessRecord.objects.count())
    answer = Browser().get(f"/liste/{key.token}/")
    page = answer.content.decode()
    assert (answer.status_code, "Skriv dit kodeord" in page, "Kaffe" in page) == (200, True, False)
    assert (list(ListLink.objects.values_list()), AccessRecord.objects.count()) == before


def test_nothing_of_the_page_is_kept_or_told(key: Key) -> None:
    phone, _page, _key = opened(key)
    answer = phone.get(f"/liste/{key.token}/")
    headers = {name: answer.headers[name] for name in ("Referrer-Policy", "X-Robots-Tag")}
    assert headers == {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
    assert "no-store" in answer.headers["Cache-Control"]
    assert phone.cookies == {}


def test_the_code_word_opens_the_list(key: Key, person: Client, caseworker: User) -> None:
    _phone, page, _key = opened(key)
    assert [title for title in ("Kaffe", "Kor", "Gåtur") if title in page] == ["Kaffe", "Kor", "Gåtur"]
    told = (person.reference, person.note, caseworker.name, caseworker.email, key.code_word)
    assert [one for one in told if one in page] == []


def test_whom_to_call_is_one_tap_away(key: Key) -> None:
    page = opened(key)[1]
    assert '<a class="button" href="tel:70000000">' in page[page.index("Hvis du vil tale med os") :]


def test_a_wrong_word_is_told_kindly_and_recorded(key: Key) -> None:
    answer = Browser().post(f"/liste/{key.token}/", {"code": "sommer hat"})
    assert (answer.status_code, "Det var ikke kodeordet." in answer.content.decode()) == (422, True)
    assert recorded()[-1] == ("", "open_link", "blå stol", "refused")


def test_the_sixth_try_rests_even_with_the_right_word(key: Key) -> None:
    for _try in range(5):
        Browser().post(f"/liste/{key.token}/", {"code": "sommer hat"})
    answer = Browser().post(f"/liste/{key.token}/", {"code": key.code_word})
    assert (answer.status_code, "Prøv igen om en time" in answer.content.decode()) == (429, True)


@pytest.mark.parametrize("how", ["forged", "revoked", "expired", "replaced"])
def test_a_link_that_is_over_says_whom_to_call(
    key: Key, shortlist: Shortlist, caseworker: User, how: str, settings: Any
) -> None:
    settings.CASEWORK_PHONE = "11 22 33 44"
    token = key.token
    if how == "forged":
        token = token[::-1]
    if how == "revoked":
        links.revoke(shortlist, by=caseworker, now=timezone.now())
    if how == "replaced":
        handed_over(shortlist, by=caseworker)
    if how == "expired":
        over = timezone.now() - timedelta(minutes=1)
        ListLink.objects.update(made_at=over - timedelta(days=60), expires_at=over)
    for answer in (Browser().get(f"/liste/{token}/"), Browser().post(f"/liste/{token}/", {"code": key.code_word})):
        page = answer.content.decode()
        assert (answer.status_code, "11 22 33 44" in page, "Kaffe" in page) == (410, True, False)
    assert recorded()[-1] == ("", "open_link", "", "refused")


def test_guessing_links_stops(db: None) -> None:
    statuses = [Browser().get(f"/liste/guess-{number}/").status_code for number in range(32)]
    assert statuses == [*[410] * 30, 429, 429]
    refused = AccessRecord.objects.filter(outcome="refused").order_by("pk").values_list("detail", flat=True)
    assert list(refused) == [*["link: none"] * 30, "31 attempts this hour from one address, counted only"]


def test_one_tap_answers_and_the_caseworker_sees_it(key: Key, shortlist: Shortlist) -> None:
    phone, _page, form_key = opened(key)
    item = item_of(shortlist, "Kor")
    page = say(phone, key, key=form_key, item=item.pk, answer="yes")
    assert "Tak. Det er dejligt at høre." in page
    page = say(phone, key, key=form_key, item=item.pk, answer="no")
    assert "Vil du sige hvorfor?" in page
    say(phone, key, key=form_key, item=item.pk, answer="no", reason="did_not_dare_alone")
    say(phone, key, key=form_key, item=item.pk, answer="no", reason="did_not_dare_alone")
    said = list(Answer.objects.order_by("pk").values_list("kind", "reason"))
    assert said == [("yes", ""), ("no", ""), ("no", "did_not_dare_alone")]
    assert recorded()[-1] == ("", "answer", "blå stol", "allowed")


def test_been_there_then_again(key: Key, shortlist: Shortlist) -> None:
    phone, page, form_key = opened(key)
    assert "Jeg vil gerne igen" not in page
    item = item_of(shortlist, "Kor")
    assert "Jeg vil gerne igen" in say(phone, key, key=form_key, item=item.pk, answer="went")
    say(phone, key, key=form_key, item=item.pk, answer="again")
    counted = dict(OutcomeCount.objects.values_list("kind", "number"))
    assert counted == {"lists": 1, "answers": 2, "first_visits": 1, "returns": 1}


@pytest.mark.parametrize(
    "said",
    [
        {"answer": "perhaps"},
        {"answer": "no", "reason": "lazy"},
        {"answer": ""},
        {"answer": "yes", "item": "1" * 30},
        {"answer": "yes", "item": "x"},
    ],
)
def test_what_is_no_answer_of_ours_changes_nothing(key: Key, shortlist: Shortlist, said: dict[str, str]) -> None:
    phone, _page, form_key = opened(key)
    answer = phone.post(f"/liste/{key.token}/", {"key": form_key, "item": item_of(shortlist, "Kor").pk, **said})
    assert (answer.status_code in {200, 422}, Answer.objects.count()) == (True, 0)


def test_items_of_other_lists_cannot_be_answered(key: Key, client_of: Any, caseworker: User) -> None:
    other = item_of(a_list(client_of("rød dør"), by=caseworker, titles=("Skak",)), "Skak")
    phone, _page, form_key = opened(key)
    assert "Det står ikke på listen mere." in say(phone, key, key=form_key, item=other.pk, answer="yes")
    assert Answer.objects.count() == 0


def test_own_words_only_where_they_were_asked_for(key: Key, shortlist: Shortlist) -> None:
    phone, _page, form_key = opened(key)
    item = item_of(shortlist, "Kor")
    said = {"key": form_key, "item": item.pk, "answer": "maybe", "words": "Måske til foråret."}
    assert "Vil du skrive lidt?" not in say(phone, key, **said)
    assert Answer.objects.get().words == ""
    Shortlist.objects.filter(pk=shortlist.pk).update(invites_words=True)
    assert "Vil du skrive lidt?" in say(phone, key, **said)
    page = say(phone, key, **{**said, "words": f"Ring til mig: {PERSON['phone']}"})
    assert "Det ligner et telefonnummer." in page
    assert PERSON["phone"] in page  # nothing typed is lost
    assert [one.words for one in Answer.objects.order_by("pk")] == ["", "Måske til foråret."]


def test_a_page_left_open_asks_for_the_word_and_loses_no_answer(key: Key, shortlist: Shortlist) -> None:
    item = item_of(shortlist, "Kor")
    page = say(Browser(), key, key="too old", item=item.pk, answer="yes")
    assert "Siden har stået åben længe." in page
    assert f'name="item" value="{item.pk}"' in page
    assert Answer.objects.count() == 0
    say(Browser(), key, code=key.code_word, item=item.pk, answer="yes")
    assert Answer.objects.get().item == item


def test_a_replayed_key_is_worth_nothing_after_a_new_link(key: Key, shortlist: Shortlist, caseworker: User) -> None:
    phone, _page, form_key = opened(key)
    new = handed_over(shortlist, by=caseworker)
    assert (
        say(phone, key, key=form_key, item=item_of(shortlist, "Kor").pk, answer="yes").count("Linket virker ikke") > 0
    )
    assert "Skriv dit kodeord" in say(phone, new, key=form_key, item=item_of(shortlist, "Kor").pk, answer="yes")
    assert Answer.objects.count() == 0


def test_what_is_cancelled_says_so_at_once(key: Key, shortlist: Shortlist) -> None:
    item = item_of(shortlist, "Kor")
    Occurrence.objects.filter(activity=item.activity_id).update(status="cancelled")
    _phone, page, _key = opened(key)
    assert "Det her findes ikke" not in page
    assert "Der er ingen kommende datoer lige nu." in page


@pytest.mark.parametrize(
    ("language", "prefix", "heard"),
    [
        ("da", "", "Derfor kan det passe til dig"),
        ("easy", "", "Hvem møder mig?"),
        ("easy", "/en", "Your"),
        ("de", "/de", "Dein"),
    ],
)
def test_the_list_speaks_the_language_of_the_page(
    key: Key, shortlist: Shortlist, caseworker: User, language: str, prefix: str, heard: str
) -> None:
    shortlists.agree(
        shortlist, agreed="Vi tales.", language=language, invites_words=False, by=caseworker, now=timezone.now()
    )
    Shortlist.objects.filter(pk=shortlist.pk).update(language=language)
    shortlists.say_why(item_of(shortlist, "Kor"), "Du sang før.", match="", by=caseworker, now=timezone.now())
    _phone, page, _key = opened(key, language=prefix)
    assert heard in page
    if prefix:
        assert '<p class="own-words" lang="da">Vi tales.</p>' in page
