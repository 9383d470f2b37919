"""What the interface answers about activities, as whole answers."""

from typing import Any

import pytest
from django.test import Client

from activities.publication import cancel_occurrence, pause, withdraw
from activities.vocabularies import AccessibilityFeature
from finder import index
from tests.api.conftest import Town
from tests.factories import NOW

SITE = "http://localhost"
UNKNOWN = {"value": "unknown", "source": None, "checked_on": None}
NOTHING_ASKED: dict[str, Any] = {"fits": [], "partly": [], "unknown": [], "misfits": []}


def said(value: str) -> dict[str, Any]:
    """A fact the organiser stated on the activity."""
    return {"value": value, "source": "organiser", "checked_on": "2026-11-23", "of_place": False}


def cafe_body(town: Town) -> dict[str, Any]:
    """The café as a result of a question that asks for nothing."""
    organisation = town.cafe.organisation
    return {
        "id": str(town.cafe.pk),
        "external_id": "s-1",
        "title": "Åben café",
        "url": f"{SITE}/aktivitet/{town.cafe.pk}/aaben-cafe/",
        "summary": "Kaffe og kage.",
        "organisation": {"id": str(organisation.pk), "name": "Ældre Sagen Als", "kind": "association"},
        "place": {
            "name": "Huset",
            "street_address": "Perlegade 1",
            "postcode": "6400",
            "town": "Sønderborg",
            "lat": 54.909,
            "lon": 9.789,
            "precision": "address",
        },
        "category": "coffee_social",
        "focus_area": "communities",
        "audiences": ["lonely"],
        "audiences_only": [],
        "accessibility": dict.fromkeys(AccessibilityFeature.values, UNKNOWN)
        | {"step_free": said("yes"), "hearing_loop": said("no")},
        "notes": {"step_free": "Rampe ved døren."},
        "price": {"dkk": 20.0, "unit": "visit", "note": "med kage"},
        "booking": "drop_in",
        "online": "no",
        "languages": ["da", "de"],
        "ages": {"min": 18, "max": None},
        "gender": "any",
        "capacity_status": "open",
        "contact": {"name": "Lis", "phone": "74 00 00 00", "email": "lis@example.dk"},
        "freshness": {
            "confirmed_at": "2026-11-23T09:00:00+00:00",
            "confirmed_by": "organiser",
            "confirm_by": "2027-02-21T09:00:00+00:00",
        },
        "asks_first": False,
        "distance_m": None,
        "next_occurrence": {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"},
        "is_fitting": True,
        "match": NOTHING_ASKED,
    }


def test_a_page_of_an_answer(api: Client, town: Town) -> None:
    answer = api.get("/api/v1/activities", {"ordering": "next", "page_size": "1"}).json()
    facets = answer.pop("facets")
    assert answer == {
        "count": 3,
        "fitting_count": 3,
        "excluded_count": 0,
        "page": 1,
        "page_size": 1,
        "next": f"{SITE}/api/v1/activities?ordering=next&page_size=1&page=2",
        "previous": None,
        "understood": {},
        "notices": [],
        "results": [cafe_body(town)],
    }
    assert set(facets) == {
        "category", "audience", "need", "feature", "weekday", "time_of_day", "free", "language", "online", "booking", "focus_area",
    }  # fmt: skip


def test_a_facet_counts_without_its_own_selection(api: Client, town: Town) -> None:
    facets = api.get("/api/v1/activities", {"category": "movement"}).json()["facets"]
    assert [one for one in facets["category"] if one["count"]] == [
        {"value": "coffee_social", "label": "Kaffe og samvær", "count": 1},
        {"value": "movement", "label": "Motion og bevægelse", "count": 1},
        {"value": "music_song", "label": "Musik og sang", "count": 1},
    ]
    assert facets["free"] == [{"value": "true", "label": "Gratis", "count": 1}]


def test_the_address_of_a_page_leads_to_it(api: Client, town: Town) -> None:
    first = api.get(
        "/api/v1/activities", {"ordering": "next", "page_size": "1", "category": ["movement", "music_song"]}
    ).json()
    second = api.get(first["next"]).json()
    assert [one["title"] for one in first["results"] + second["results"]] == ["Gåtur", "Syng med"]
    assert (second["next"], api.get(second["previous"]).json()) == (None, first)


def test_what_is_only_online_has_no_place_and_no_distance(api: Client, town: Town) -> None:
    (song,) = api.get("/api/v1/activities", {"place": "6400", "category": "music_song"}).json()["results"]
    assert (song["title"], song["place"], song["distance_m"]) == ("Syng med", None, None)


def test_nearest_first(api: Client, town: Town) -> None:
    results = api.get("/api/v1/activities", {"lat": "55.057", "lon": "9.741", "ordering": "distance"}).json()["results"]
    assert [(one["title"], one["distance_m"]) for one in results] == [
        ("Gåtur", 0),
        ("Åben café", 16739),
        ("Syng med", None),
    ]


def test_a_confirmed_no_is_left_out_and_what_is_not_known_is_said(api: Client, town: Town) -> None:
    answer = api.get("/api/v1/activities", {"feature": ["hearing_loop"], "ordering": "title"}).json()
    assert (answer["count"], answer["excluded_count"]) == (2, 1)
    assert [one["match"] for one in answer["results"]] == [
        {**NOTHING_ASKED, "unknown": [{"feature": "hearing_loop", "text": "der er teleslynge."}]}
    ] * 2


def test_what_is_not_known_can_be_left_out(api: Client, town: Town) -> None:
    answer = api.get("/api/v1/activities", {"feature": "step_free", "unknown": "exclude"}).json()
    (cafe,) = answer["results"]
    assert cafe["match"] == {**NOTHING_ASKED, "fits": [{"feature": "step_free", "text": "Der er ingen trin."}]}


def test_every_parameter_asks_the_same_as_on_the_page(api: Client, town: Town) -> None:
    asked = {
        "in": "Sønderborg", "audience": "lonely", "weekday": "TU", "time_of_day": "morning", "starts_after": "10:00",
        "ends_before": "12:00", "from": "2026-11-24", "to": "2026-11-24", "max_price": "20", "age": "70", "gender": "men",
        "language": "de", "booking": "drop_in", "organisation": str(town.cafe.organisation_id), "focus_area": "communities",
        "need": "wheelchair", "online": "false", "unknown": "include", "interpret": "false", "q": "kaffe",
    }  # fmt: skip
    assert [one["id"] for one in api.get("/api/v1/activities", asked).json()["results"]] == [str(town.cafe.pk)]


def test_what_was_understood_of_a_sentence(api: Client, town: Town) -> None:
    understood = api.get("/api/v1/activities", {"q": "gratis gåtur i Nordborg om formiddagen"}).json()["understood"]
    assert {name: understood[name] for name in ("place", "free", "time_of_day")} == {
        "place": "Nordborg",
        "free": True,
        "time_of_day": ["morning"],
    }
    plain = api.get("/api/v1/activities", {"q": "gratis gåtur i Nordborg", "interpret": "false"}).json()["understood"]
    assert "place" not in plain


def test_one_activity_with_everything(api: Client, town: Town) -> None:
    body = cafe_body(town)
    del body["is_fitting"]
    assert api.get(f"/api/v1/activities/{town.cafe.pk}").json() == {
        **body,
        "publication_status": "published",
        "description": "Vi drikker kaffe.",
        "first_visit": "Lis tager imod dig.",
        "directions": "Ring på.",
        "website": "https://example.dk/cafe",
        "occurrences": [{**body["next_occurrence"], "status": "scheduled", "reason": None}],
        "source": None,
        "updated_at": "2026-11-23T09:00:00+00:00",
    }


def test_one_activity_says_how_it_meets_what_was_asked(api: Client, town: Town) -> None:
    asked = {"feature": "step_free", "lat": "54.909", "lon": "9.789"}
    body = api.get(f"/api/v1/activities/{town.cafe.pk}", asked).json()
    assert (body["distance_m"], body["match"]["fits"]) == (0, [{"feature": "step_free", "text": "Der er ingen trin."}])


def test_a_date_that_is_called_off_stays_in_sight(api: Client, town: Town) -> None:
    cancel_occurrence(town.cafe.occurrences.get(), now=NOW, reason="Sygdom")
    body = api.get(f"/api/v1/activities/{town.cafe.pk}").json()
    assert body["next_occurrence"] is None
    assert [(one["status"], one["reason"]) for one in body["occurrences"]] == [("cancelled", "Sygdom")]


def test_a_resting_activity_says_so(api: Client, town: Town) -> None:
    pause(town.walk, now=NOW)
    assert api.get(f"/api/v1/activities/{town.walk.pk}").json()["publication_status"] == "paused"


def test_an_activity_without_a_telephone_has_its_organisation_s(api: Client, town: Town) -> None:
    town.walk.organisation.contact_phone = "74 00 11 11"
    town.walk.organisation.save()
    index.rebuild(now=NOW, version=2)
    found = api.get("/api/v1/activities", {"q": "gåtur"}).json()["results"][0]
    one = api.get(f"/api/v1/activities/{town.walk.pk}").json()
    wanted = {"name": None, "phone": "74 00 11 11", "email": None}
    assert (found["contact"], one["contact"]) == (wanted, wanted)


def test_of_what_has_stopped_nobody_is_told_whom_one_called(api: Client, town: Town) -> None:
    withdraw(town.cafe, now=NOW)
    body = api.get(f"/api/v1/activities/{town.cafe.pk}").json()
    assert (body["contact"], body["website"]) == ({"name": None, "phone": None, "email": None}, None)


def test_a_page_with_facets_takes_four_statements(api: Client, town: Town, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(4):
        api.get("/api/v1/activities", {"place": "6400", "feature": "step_free", "q": "kaffe"})


@pytest.mark.parametrize(
    ("language", "text"), [("en", "/en/aktivitet/"), ("de", "/de/aktivitet/"), ("fr, *", "/aktivitet/")]
)
def test_addresses_of_pages_are_in_the_language_of_the_answer(
    api: Client, town: Town, language: str, text: str
) -> None:
    answer = api.get(f"/api/v1/activities/{town.cafe.pk}", headers={"accept-language": language}).json()
    assert answer["url"].startswith(f"{SITE}{text}")
