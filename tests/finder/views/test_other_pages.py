"""The front page, Min liste, the pages about the site, and what robots and lost people meet."""

import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings

from activities.models import Activity, Occurrence
from tests.factories import NOW, OccurrenceFactory


@pytest.mark.parametrize(
    "path", ["/", "/stil/", "/om/", "/privatliv/", "/hjaelp/", "/was/", "/was", "/min-liste/", "/de/", "/en/om/"]
)
def test_pages_answer_without_a_cookie(client: Client, world: None, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, dict(answer.cookies)) == (200, {})
    assert re.search(r"<h1[^>]*>", answer.content.decode())


def test_the_front_page_shows_what_happens_soon_and_every_kind(client: Client, world: None) -> None:
    html = client.get("/").content.decode()
    assert re.findall(r'<span class="when">([^<]+)</span><a href="[^"]+">([^<]+)</a>', html) == [
        ("I morgen kl. 10.00", "Kaffe uden trin"),
        ("Onsdag 25. november kl. 10.00", "Kaffe på loftet"),
        ("Torsdag 26. november kl. 10.00", "Kaffe i kælderen"),
        ("Torsdag 3. december kl. 10.00", "Kor på skærmen"),
    ]
    assert "4 ting at være med i" in html
    assert re.findall(r'href="/find/\?category=([a-z_]+)"', html)[-2:] == ["coffee_social", "music_song"]


@override_settings(DEMO_MODE=False)
def test_the_strip_about_examples_is_only_on_the_demo(client: Client, world: None) -> None:
    assert "example-strip" not in client.get("/").content.decode()


def test_min_liste_keeps_the_order_and_counts_what_is_gone(client: Client, world: None) -> None:
    fits, online = (Activity.objects.get(title=title).pk for title in ("Kaffe uden trin", "Kor på skærmen"))
    html = client.get(f"/min-liste/?ids={online},{fits},{online},999999,drop+table").content.decode()
    assert re.findall(r'<h2><a href="[^"]+">([^<]+)</a></h2>', html) == ["Kor på skærmen", "Kaffe uden trin"]
    assert "1 sted findes ikke mere." in html
    assert "Tirsdag 24. november kl. 10.00" in html


@pytest.mark.parametrize("comes", [True, False])
def test_my_list_says_first_what_is_called_off(client: Client, world: None, comes: bool) -> None:
    activity = Activity.objects.get(title="Kaffe uden trin")
    Occurrence.objects.filter(activity=activity).update(status="cancelled", reason="huset er lejet ud")
    if comes:
        later = NOW + timedelta(days=8)
        OccurrenceFactory(schedule=activity.schedules.get(), original_starts_at=later)
    html = client.get(f"/min-liste/?ids={activity.pk}").content.decode()
    following = " Næste gang er tirsdag 1. december kl. 10.00." if comes else ""
    assert f"<b>Aflyst 24. november: huset er lejet ud.{following}</b>" in html


@override_settings(DOCTOR_ON_CALL_PHONE="70 11 31 31")
def test_whoever_is_ill_is_given_the_number_of_their_own_region(client: Client) -> None:
    assert '<a class="phone-number" href="tel:70113131">70 11 31 31</a>' in client.get("/hjaelp/").content.decode()


@pytest.mark.parametrize(("path", "told"), [("/hjaelp/", 0), ("/de/hjaelp/", 1), ("/en/hjaelp/", 1)])
def test_who_reads_another_language_is_told_that_the_lines_answer_in_danish(
    client: Client, path: str, told: int
) -> None:
    html = client.get(path).content.decode()
    said = ("De svarer på dansk.", "Sie antworten auf Dänisch.", "They answer in Danish.")
    assert sum(html.count(one) for one in said) == told


@override_settings(WAS_URL="https://was.digst.dk/eksempel-dk")
def test_the_statement_stands_in_the_states_register(client: Client) -> None:
    answer = client.get("/was")
    assert (answer.status_code, answer["Location"]) == (302, "https://was.digst.dk/eksempel-dk")


def test_lost_people_are_met(client: Client, db: None) -> None:
    answer = client.get("/findes-ikke/")
    assert answer.status_code == 404
    assert "Det er ikke din skyld." in answer.content.decode()


def test_robots_and_the_map_of_the_site(client: Client, world: None) -> None:
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in client.get("/robots.txt").content.decode()
    listed = re.findall(r"<loc>http://testserver([^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    assert {"/", "/find/", "/om/"} < set(listed)
    assert {activity.get_absolute_url() for activity in Activity.objects.all()} < set(listed)


def test_a_form_of_an_old_page_is_met_with_what_to_do(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/konto/log-ind/", {"login": "fie@example.dk"})
    assert answer.status_code == 403
    assert "Hent siden igen, og send det en gang til." in answer.content.decode()
