"""The list says what fits, what nobody has told us and what does not, and loses nothing that was asked."""

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from activities.models import Organisation
from finder import suggesting

NOT_SAID = "Vi kender ikke stedet ”Atlantis”"


def page(client: Client, query: str = "") -> str:
    """The page's HTML."""
    answer = client.get(f"/find/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def titles(html: str) -> list[str]:
    """Titles in the order of the list."""
    return re.findall(r'class="invite-title"><a href="[^"]+">([^<]+)<', html)


def text(html: str) -> str:
    """As one reads it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html[html.index("<main") : html.index("</main>")]))


def test_what_fits_stands_before_what_nobody_knows(client: Client, world: None) -> None:
    html = page(client, "q=kaffe&place=Nordborg&need=wheelchair")
    assert titles(html) == ["Kaffe uden trin", "Kaffe i kælderen"]
    said = text(html)
    assert "Passer, fordi det handler om ”kaffe”. Der er ingen trin. Du kan være med fra kørestol." in said
    assert "Ved ikke, om der er trin på vejen ind, om man kan være med fra kørestol" in said
    assert "1 sted passer ikke. Se hvorfor" in said


def test_who_is_in_need_is_offered_a_number_before_anything_else(client: Client, world: None) -> None:
    html = page(client, "q=min+kæreste+slår+mig")
    said = text(html)
    assert said.index("Lev Uden Vold") < said.index("Startlinjen"), "those for what was told stand first"
    assert html.index("Gå til indholdet") > html.index('class="skip" href="#ring"'), "the first stop of the keyboard"
    order = [
        html.index(part)
        for part in ('id="ask"', 'id="ring"', "Har du det svært lige nu?", "<h1>", 'id="filtre"', 'id="liste"')
    ]
    assert order == sorted(order)
    assert [number in html for number in ('href="tel:1888"', 'href="tel:112"')] == [True, True]
    assert "tæt på" not in said
    calm = page(client, "q=kaffe")
    assert ("svært lige nu" in text(calm), "#ring" in calm) == (False, False)


def test_what_is_not_wanted_is_said_and_can_be_let_go(client: Client, world: None) -> None:
    html = page(client, "q=kaffe,+ikke+noget+med+sport")
    assert "Ikke: Motion og bevægelse" in text(html)
    assert "without=category%3Amovement" in html


def test_nobody_is_told_that_something_is_near_when_nothing_is(client: Client, world: None) -> None:
    said = text(page(client, "q=faldskærmsudspring"))
    assert "Det fandt vi ikke. Her er andre veje videre." in said
    assert "tæt på" not in said


def test_misfits_say_why(client: Client, world: None) -> None:
    html = page(client, "q=kaffe&place=Nordborg&need=wheelchair&show=misfits")
    assert titles(html) == ["Kaffe på loftet"]
    assert "Passer ikke: Der er trin på vejen ind." in text(html)
    assert 'data-question="q=kaffe&amp;place=Nordborg&amp;need=wheelchair&amp;show=misfits"' in html


def test_at_most_four_statements(
    client: Client, world: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(4):
        page(client, "q=kaffe&place=Nordborg&need=wheelchair&free=true")


def test_no_cookie_and_no_trace(client: Client, world: None) -> None:
    answer = client.get("/find/?q=kaffe")
    assert (dict(answer.cookies), answer["Referrer-Policy"]) == ({}, "same-origin")
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("place=Atlantis", NOT_SAID),
        ("in=!!!", "I byen: Vi kender ikke stedet ”!!!”."),
        ("age=900", "Alder: Skriv et helt tal mellem 0 og 120."),
        ("category=fodbold", "Vi kender ikke ”fodbold”."),
        ("page=99", "Der er kun 1 sider. Her er den sidste."),
        ("lat=55", "Et punkt har både lat og lon."),
        ("radius_km=5", "Skriv også et sted at måle fra."),
        ("from=i+morgen", "Skriv en dato som 2026-11-24."),
        ("starts_after=25:00", "Skriv et klokkeslæt som 18:00."),
    ],
)
def test_what_cannot_be_used_is_said_and_left_out(client: Client, world: None, query: str, said: str) -> None:
    html = page(client, query)
    assert said in text(html)
    assert titles(html) == ["Kaffe uden trin", "Kaffe på loftet", "Kaffe i kælderen", "Kor på skærmen"]


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "a" * 10_000, "q=%00%ff%fe", "q=%22+*+NEAR+(-", "q=%E2%80%AE%D7%A9%D7%9C%D7%95%D7%9D", "page=-1",
        "page=1e9", "lat=nan&lon=inf", "ukendt=1", "q=%F0%9F%AB%96", "&".join(["feature=step_free"] * 200),
    ],
)  # fmt: skip
def test_odd_input_is_never_an_error(client: Client, world: None, query: str) -> None:
    assert client.get(f"/find/?{query}").status_code == 200


def test_choices_are_chips_that_can_be_let_go_of(client: Client, world: None) -> None:
    html = page(client, "q=kaffe&place=Nordborg&need=wheelchair&weekday=TU&free=true&max_price=12.5")
    chips = re.findall(r'<a class="chip" href="([^"]+)"><span class="hidden">Fjern: </span>([^<]+) <svg', html)
    chips = [chip for chip in chips if chip[1] != "Kaffe og samvær"]  # read from the words
    assert [label for _address, label in chips] == ["Jeg bruger kørestol", "Tirsdag", "Gratis", "Højst 12,5 kr."]
    without_tuesday = parse_qs(urlsplit(chips[1][0].replace("&amp;", "&")).query)
    assert without_tuesday == {
        "q": ["kaffe"], "place": ["Nordborg"], "need": ["wheelchair"], "free": ["true"], "max_price": ["12.5"],
    }  # fmt: skip


def test_what_was_understood_can_be_let_go_of_or_made_to_decide(client: Client, world: None) -> None:
    sentence = "q=kaffe+i+Nordborg+om+tirsdagen"
    html = page(client, sentence)
    read = re.findall(
        r'<li class="read"><a class="chip" href="([^"]+)"><span class="hidden">Fjern: </span>([^<]+) <svg', html
    )
    assert [label for _address, label in read] == ["Kaffe og samvær", "Nær Nordborg", "Tirsdag"]
    assert parse_qs(urlsplit(read[2][0].replace("&amp;", "&")).query)["without"] == ["weekday:TU"]
    assert f'href="/find/?{sentence}&amp;weekday=TU"' in html
    assert "Fjern: </span>Tirsdag" not in page(client, f"{sentence}&without=weekday:TU")


def test_a_need_one_can_hear_is_a_chip_too(client: Client, world: None) -> None:
    html = page(client, "q=jeg+er+nerv%C3%B8s+og+vil+have+kaffe")
    chips = dict(
        re.findall(
            r'<li class="read"><a class="chip" href="[^"]+"><span class="hidden">Fjern: </span>([^<]+) <svg.*?class="only" href="([^"]+)"',
            html,
        )
    )
    asked = parse_qs(urlsplit(chips["Jeg er nervøs første gang"].replace("&amp;", "&")).query)
    assert asked["need"] == ["nervous_first_time"]
    assert (
        "Jeg er nervøs første gang"
        not in text(page(client, "q=jeg+er+nerv%C3%B8s&without=need:nervous_first_time")).split("Vælg til og fra")[0]
    )


def test_a_day_that_does_not_suit_is_one_chip(client: Client, world: None) -> None:
    said = text(page(client, "q=kaffe+men+ikke+om+mandagen"))
    assert "Fjern: Ikke om mandagen" in said
    assert "Tirsdag, Onsdag" not in said


def test_the_quick_row_counts_today_and_the_week(client: Client, world: None) -> None:
    row = text(page(client).replace("<main", "<main"))
    assert "De næste 7 dage 3" in row
    assert "I dag" not in row
    assert "Gratis 1" in row


def test_both_forms_carry_everything_that_was_asked(client: Client, world: None) -> None:
    html = page(client, "q=kaffe&place=Nordborg&need=wheelchair&gender=women&ordering=next&unknown=exclude")
    ask, filters = html.split('action="/find/"')[1:3]
    assert 'name="need" value="wheelchair"' in ask
    assert all(f'name="{name}"' in ask for name in ("gender", "ordering", "unknown", "q", "place"))
    assert all(f'type="hidden" name="{name}"' in filters for name in ("q", "place", "gender", "ordering"))
    assert re.search(r'name="need" value="wheelchair" checked', filters)
    assert re.search(r'name="unknown" value="exclude" checked', filters)


def test_nothing_found_helps(client: Client, world: None) -> None:
    html = page(client, "q=kaffe&place=Nordborg&weekday=SU")
    said = text(html)
    assert "Vi fandt ikke noget, der passer helt. Men vi er tæt på." in said
    assert "Uden: Søndag 3 steder" in said
    assert "Vis på kort" not in said


def test_only_online_has_no_distance_and_comes_last(client: Client, world: None) -> None:
    html = page(client, "place=Nordborg&radius_km=5")
    assert titles(html)[-1] == "Kor på skærmen"
    assert "Hjemmefra, på nettet" in text(html)


@pytest.mark.parametrize(("language", "path"), [("de", "/de/find/"), ("en", "/en/find/")])
def test_other_languages_have_addresses_of_their_own(client: Client, world: None, language: str, path: str) -> None:
    html = client.get(path).content.decode()
    assert f'<html lang="{language}">' in html
    assert re.search(rf'class="invite-title"><a href="/{language}/aktivitet/[^"]+" lang="da">', html)
    assert 'hreflang="da" href="http://127.0.0.1:8000/find/"' in html


@pytest.fixture
def fresh_names() -> Iterator[None]:
    """The names of associations are looked up anew, and forgotten afterwards."""
    suggesting.forget()
    yield
    suggesting.forget()


def test_suggestions(client: Client, world: None, fresh_names: None) -> None:
    def labels(query: str) -> list[str]:
        return [one["label"] for one in client.get(f"/forslag.json?{query}").json()["suggestions"]]

    name = str(Organisation.objects.filter(activities__isnull=False).values_list("name", flat=True)[0])
    assert labels("q=gud&for=place")[0] == "Guderup"
    assert labels("q=kaff")[0] == "Kaffe og samvær"
    assert labels("q=gude") == ["Guderup"]
    assert labels(f"q={name}") == [name]
    assert "min mand er død" in labels("q=min+mand")
    assert labels("q=k") == []
    assert labels("q=" + "x" * 5000) == []


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("q=I+do+not+know+anybody+here", "Read this page in English"),
        ("q=etwas+für+meine+Mutter", "Diese Seite auf Deutsch lesen"),
        ("q=noget+for+min+mor", ""),
        ("q=yoga", ""),
    ],
)
def test_who_writes_in_another_language_is_offered_the_page_in_it(
    client: Client, world: None, asked: str, offered: str
) -> None:
    html = page(client, asked)
    assert html.count('class="read-in"') == bool(offered)
    assert offered in html


def test_tomorrow_is_a_chip_that_can_be_made_the_only_day(client: Client, world: None) -> None:
    html = page(client, "q=noget+i+morgen")
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "I morgen" in text(html)
    assert f"from={tomorrow}&amp;to={tomorrow}" in html


def test_who_writes_of_somebody_else_is_not_told_that_it_is_they(client: Client, world: None) -> None:
    assert "Jeg har demens" in text(page(client, "q=jeg+har+demens"))
    said = text(page(client, "q=min+far+har+demens"))
    assert "”demens”" in said
    assert "Fjern: Jeg har demens" not in said
