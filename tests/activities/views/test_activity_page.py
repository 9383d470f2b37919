"""The page of one activity says everything a nervous person needs, and nothing that is not known."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from activities.freshness import mark_confirmed
from activities.models import Activity, Occurrence
from activities.vocabularies import PublicationStatus
from tests.factories import NOW


def words(client: Client, activity: Activity) -> str:
    """The page as text, spaces collapsed."""
    html = client.get(activity.get_absolute_url()).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


@pytest.mark.parametrize(
    "said",
    [
        "I morgen, tirsdag 24. november kl. 10.00",
        "Lis står i døren kl. 9.55.",
        "12,50 kr. pr. gang",
        "Dansk og tysk",
        "2 timer",
        "Hver tirsdag kl. 10.00–12.00",
        "Tirsdag 1. december kl. 10.00–12.00 Aflyst: huset er lejet ud",
        "Flyttet fra tirsdag 8. december kl. 10.00",
        "Delvist. Du kan være med i noget af det fra kørestol. Ét trin ved køkkenet.",
        "Ja. Der er ingen trin.",
        "Om stedet. Det ved vi fra stedet (23. november)",
        "Det ved vi fra foreningen (23. november)",
        "Kom bare alene",
        "34 ting ved vi ikke",
        "Vi ved ikke, om du skal melde dig til",
        "Vi ved ikke, om der er plads",
        "Ring til Lis",
        "Bekræftet 23. november",
    ],
)
def test_the_page_says(client: Client, coffee: Activity, said: str) -> None:
    assert said in words(client, coffee)


@pytest.mark.parametrize(
    ("by_what", "days", "said"),
    [
        ("import", 1, "Fra en liste, 22. november"),
        ("import", 100, "Fra en liste, 15. august. Ring først."),
        ("link", 1, "Bekræftet 22. november"),
        ("link", 100, "Sidst bekræftet 15. august. Ring først."),
    ],
)
def test_what_came_from_a_list_nobody_has_confirmed(
    client: Client, coffee: Activity, by_what: str, days: int, said: str
) -> None:
    mark_confirmed(coffee, now=NOW - timedelta(days=days), by_what=by_what)
    coffee.save()
    assert said in words(client, coffee)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "Aflyst i morgen: Sygdom Næste gang er tirsdag 8. december kl. 13.00."),
        (0, "Aflyst i dag: Sygdom Næste gang er tirsdag 8. december kl. 13.00."),
        (5, "Aflyst 24. november: Sygdom Næste gang er tirsdag 8. december kl. 13.00."),
    ],
)
def test_the_page_begins_with_it_when_the_nearest_date_is_called_off(
    client: Client, coffee: Activity, days: int, said: str
) -> None:
    first = Occurrence.objects.earliest("starts_at")
    Occurrence.objects.filter(pk=first.pk).update(status="cancelled", reason="Sygdom")
    with time_machine.travel(first.starts_at - timedelta(days=days, hours=1), tick=False):
        text = words(client, coffee)
    assert (said in text, text.index(said) < text.index("Din første gang")) == (True, True)


def test_the_page_says_what_is_called_off_when_nothing_else_comes(client: Client, coffee: Activity) -> None:
    Occurrence.objects.exclude(status="cancelled").delete()
    text = words(client, coffee)
    assert "Aflyst 1. december: huset er lejet ud" in text
    assert "Der er ingen kommende datoer lige nu." in text


def test_few_statements_no_cookie_and_a_strict_policy(
    client: Client, coffee: Activity, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        answer = client.get(coffee.get_absolute_url())
    assert (dict(answer.cookies), answer.has_header("Set-Cookie")) == ({}, False)
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_an_old_title_leads_to_the_new(client: Client, coffee: Activity) -> None:
    answer = client.get(f"/aktivitet/{coffee.pk}/et-gammelt-navn/")
    assert (answer.status_code, answer["Location"]) == (301, coffee.get_absolute_url())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"publication_status": PublicationStatus.PAUSED}, "Holder pause lige nu."),
        ({"publication_status": PublicationStatus.WITHDRAWN}, "Det her findes ikke mere."),
        ({"confirmed_at": NOW - timedelta(days=91), "confirm_by": NOW - timedelta(days=1)}, "Ring, før du går derhen."),
        (
            {"confirmed_at": NOW - timedelta(days=112), "confirm_by": NOW - timedelta(days=22)},
            "Derfor står det her ikke længere på listen.",
        ),
    ],
)
def test_a_page_that_is_not_live_says_so(
    client: Client, coffee: Activity, changes: dict[str, object], said: str
) -> None:
    Activity.objects.filter(pk=coffee.pk).update(**changes)
    assert said in words(client, coffee)


def test_an_activity_without_coming_dates_keeps_its_page(client: Client, coffee: Activity) -> None:
    Occurrence.objects.all().delete()
    assert "Der er ingen kommende datoer lige nu." in words(client, coffee)
    assert "noindex" in client.get(coffee.get_absolute_url()).content.decode()


@pytest.mark.parametrize("status", [PublicationStatus.DRAFT, PublicationStatus.SUBMITTED])
def test_what_was_never_published_has_no_page(client: Client, coffee: Activity, status: str) -> None:
    Activity.objects.filter(pk=coffee.pk).update(publication_status=status, published_at=None)
    assert client.get(coffee.get_absolute_url()).status_code == 404


def test_machines_read_the_dates_with_their_offset(client: Client, coffee: Activity) -> None:
    html = client.get(coffee.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert data["@type"] == "Event"
    assert data["startDate"] == "2026-11-24T10:00:00+01:00"
    assert data["eventSchedule"] == [
        {
            "@type": "Schedule",
            "startDate": "2026-09-01",
            "startTime": "10:00:00",
            "endTime": "12:00:00",
            "repeatFrequency": "P1W",
            "byDay": ["https://schema.org/Tuesday"],
            "scheduleTimezone": "Europe/Copenhagen",
        }
    ]
    assert [one["eventStatus"].rpartition("/")[2] for one in data["subEvent"]] == [
        "EventScheduled", "EventCancelled", "EventRescheduled",
    ]  # fmt: skip
    assert (data["offers"]["price"], data["offers"]["priceCurrency"]) == ("12.50", "DKK")


def test_a_title_cannot_end_the_block_of_data(client: Client, coffee: Activity) -> None:
    Activity.objects.filter(pk=coffee.pk).update(title="</script><script>alert(1)</script>")
    coffee.refresh_from_db()
    assert "<script>alert" not in client.get(coffee.get_absolute_url()).content.decode()


def test_what_is_free_and_what_nobody_priced(client: Client, coffee: Activity) -> None:
    Activity.objects.filter(pk=coffee.pk).update(price_dkk=0, price_unit="")
    assert "Pris Gratis" in words(client, coffee)
    Activity.objects.filter(pk=coffee.pk).update(price_dkk=None)
    assert "Vi kender ikke prisen" in words(client, coffee)
    assert "isAccessibleForFree" not in client.get(coffee.get_absolute_url()).content.decode()


def test_when_where_and_the_price_stand_together_at_the_top(client: Client, coffee: Activity) -> None:
    said = words(client, coffee)
    assert "I morgen, tirsdag 24. november kl. 10.00 Huset, Sønderborg 12,50 kr. pr. gang" in said
    parts = ("Godt at vide", "Næste gange", "Her er det", "Kan jeg være med?")
    assert sorted(parts, key=said.index) == list(parts)


def test_a_price_note_is_danish_on_a_german_page(client: Client, coffee: Activity) -> None:
    Activity.objects.filter(pk=coffee.pk).update(price_dkk=0, price_unit="", price_note="kaffe 12 kr.")
    html = client.get(f"/de{coffee.get_absolute_url()}").content.decode()
    assert html.count('Kostenlos, <span lang="da">kaffe 12 kr.</span>') == 2


@pytest.mark.parametrize(("language", "is_warned"), [("en", True), ("de", False)])
def test_what_to_say_on_the_phone_is_danish_with_its_meaning(
    client: Client, coffee: Activity, language: str, is_warned: bool
) -> None:
    html = client.get(f"/{language}{coffee.get_absolute_url()}").content.decode()
    danish = '<b lang="da">”Jeg har set jer på Kom som du er.”</b>'
    meaning = {"en": "It means: “I saw you on", "de": "Das heißt: „Ich habe euch auf"}[language]
    assert html.index(danish) < html.index(meaning)
    assert ("Expect them to answer in Danish." in html) == is_warned, "German is spoken there, English is not"


def test_the_organisation_shows_what_it_runs(client: Client, coffee: Activity) -> None:
    html = client.get(coffee.organisation.get_absolute_url()).content.decode()
    assert all(said in html for said in ("Kaffeklubben", "Kaffe i Nørregade", "I morgen kl. 10.00"))


def test_an_organisation_with_nothing_published_has_no_page(client: Client, coffee: Activity) -> None:
    Activity.objects.update(publication_status=PublicationStatus.PAUSED)
    assert client.get(coffee.organisation.get_absolute_url()).status_code == 404
