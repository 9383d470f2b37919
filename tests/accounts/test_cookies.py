"""Cookies begin at the sign-in page: whoever only reads gets none."""

import pytest
from django.test import Client

READING = [
    "/",
    "/find/",
    "/min-liste/",
    "/om/",
    "/privatliv/",
    "/hjaelp/",
    "/was/",
    "/robots.txt",
    "/findes-ikke/",
    "/de/",
    "/en/om/",
]


@pytest.mark.parametrize("address", READING)
def test_a_reading_page_sets_no_cookie(client: Client, db: None, address: str) -> None:
    assert list(client.get(address).cookies) == []


def test_the_sign_in_page_sets_what_protects_its_form_and_nothing_else(client: Client, db: None) -> None:
    assert list(client.get("/konto/log-ind/").cookies) == ["csrftoken"]


def test_asking_for_a_code_begins_a_session(client: Client, db: None) -> None:
    client.post("/konto/log-ind/", {"login": "nobody@example.dk"})
    assert set(client.cookies) == {"csrftoken", "sessionid"} - ({"csrftoken"} - set(client.cookies))


def test_cookies_are_out_of_reach_for_scripts_and_other_sites(client: Client, db: None) -> None:
    client.post("/konto/log-ind/", {"login": "nobody@example.dk"})
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
