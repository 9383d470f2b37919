"""Lists for tests: a client with a few activities picked, and the way into what was handed over."""

from typing import Any

from django.test import Client as Browser
from django.utils import timezone

from accounts.models import User
from casework import links, shortlists
from casework.links import Key
from casework.models import Client, Recommendation, Shortlist
from tests.casework.conftest import NOW
from tests.casework.offers import an_offer

PERSON = {
    "name": "Ingeborg Sandvej",
    "cpr": "120345-1234",
    "phone": "29 87 65 43",
    "email": "ingeborg@sandvej.example",
    "address": "Sandvej 12",
}


def a_list(
    client: Client, *, by: User, titles: tuple[str, ...] = ("Kaffe", "Kor", "Gåtur"), **fields: Any
) -> Shortlist:
    """A list with an activity for each title, all held tomorrow."""
    for title in titles:
        shortlists.add(client, an_offer(title, **fields), by=by, now=NOW)
    made = shortlists.current_list(client)
    assert made
    return made


def item_of(shortlist: Shortlist, title: str) -> Recommendation:
    """One item, fetched anew."""
    return Recommendation.objects.select_related("shortlist__client", "activity").get(shortlist=shortlist, title=title)


def titles_of(shortlist: Shortlist) -> list[str]:
    """What is on a list, in order."""
    return list(shortlist.items.values_list("title", flat=True))


def opened(key: Key, *, language: str = "") -> tuple[Browser, str, str]:
    """A phone without anything that has said the code word: the browser, the page, and the key in its forms."""
    phone = Browser()
    page = phone.post(f"{language}/liste/{key.token}/", {"code": key.code_word}).content.decode()
    found = page.partition('name="key" value="')[2].partition('"')[0]
    return phone, page, found


def handed_over(shortlist: Shortlist, *, by: User) -> Key:
    """A link and its code word, made now by the real clock: the pages read it."""
    return links.hand_over(shortlist, by=by, now=timezone.now())
