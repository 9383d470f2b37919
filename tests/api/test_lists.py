"""Organisations, places, words and the map, as whole answers."""

from typing import Any

import pytest
from django.test import Client

from activities.vocabularies import AccessibilityFeature
from tests.api.conftest import Town
from tests.factories import OrganisationFactory, PlaceFactory, StatementFactory

SITE = "http://localhost"
UNKNOWN = {"value": "unknown", "source": None, "checked_on": None}


def test_organisations_with_something_published(api: Client, town: Town) -> None:
    OrganisationFactory(name="Har intet endnu")
    pk = str(town.cafe.organisation_id)
    sagen: dict[str, Any] = {
        "id": pk,
        "external_id": None,
        "name": "Ældre Sagen Als",
        "url": f"{SITE}/forening/{pk}/aeldre-sagen-als/",
        "kind": "association",
        "summary": "",
        "website": None,
        "contact": {"phone": None, "email": None},
        "is_verified": False,
        "activity_count": 2,
        "activities": f"{SITE}/api/v1/activities?organisation={pk}",
    }
    answer = api.get("/api/v1/organisations", {"kind": ["association", "church"], "page_size": "1", "page": "2"}).json()
    assert answer == {
        "count": 2,
        "page": 2,
        "page_size": 1,
        "next": None,
        "previous": f"{SITE}/api/v1/organisations?kind=association&kind=church&page_size=1&page=1",
        "results": [sagen],
    }
    assert api.get(f"/api/v1/organisations/{pk}").json() == sagen
    assert [one["id"] for one in api.get(sagen["activities"]).json()["results"]] == [
        str(town.cafe.pk),
        str(town.walk.pk),
    ]


@pytest.mark.parametrize("text", ["ældre", "ÆLDRE S", "sagen"])
def test_a_name_is_found_whatever_the_case(api: Client, town: Town, text: str) -> None:
    results = api.get("/api/v1/organisations", {"q": text}).json()["results"]
    assert [one["name"] for one in results] == ["Ældre Sagen Als"]


def test_places_with_something_published(api: Client, town: Town) -> None:
    PlaceFactory(name="Tomt hus", town="Nordborg", postcode="6430")
    StatementFactory(activity=None, place=town.walk.place, feature="accessible_parking", value="partly", source="venue")
    place_features = [
        "step_free", "accessible_parking", "dropoff_at_door", "near_public_transport", "wide_doors", "lift",
        "accessible_toilet", "changing_place", "guide_dog_welcome", "tactile_guidance", "hearing_loop", "good_acoustics",
    ]  # fmt: skip
    assert api.get("/api/v1/places", {"in": "Nordborg"}).json()["results"] == [
        {
            "id": str(town.walk.place_id),
            "name": "Søen",
            "street_address": "",
            "postcode": "6430",
            "town": "Nordborg",
            "lat": 55.057,
            "lon": 9.741,
            "precision": "address",
            "directions": "",
            "accessibility": dict.fromkeys(place_features, UNKNOWN)
            | {"accessible_parking": {"value": "partly", "source": "venue", "checked_on": "2026-11-23"}},
            "activity_count": 1,
        }
    ]


@pytest.mark.parametrize(("asked", "names"), [({"in": "6400"}, ["Huset"]), ({"in": "soenderborg"}, ["Huset"]), ({"q": "SØ"}, ["Søen"]), ({}, ["Søen", "Huset"])])  # fmt: skip
def test_places_by_town_and_name(api: Client, town: Town, asked: dict[str, str], names: list[str]) -> None:
    assert [one["name"] for one in api.get("/api/v1/places", asked).json()["results"]] == names


def test_the_vocabulary_says_what_codes_are_called(api: Client) -> None:
    words = api.get("/api/v1/vocabulary").json()
    assert words["category"][0] == {"value": "coffee_social", "label": "Kaffe og samvær"}
    assert words["need"][0] == {
        "value": "wheelchair",
        "label": "Jeg bruger kørestol",
        "core": ["step_free", "wheelchair_participation"],
        "other": ["wide_doors", "lift", "accessible_toilet", "accessible_parking"],
    }
    assert words["feature"][0] == {
        "value": "step_free",
        "label": "Trinfrit fra vej til lokale",
        "group": "inside",
        "is_of_place": True,
        "also_known_as": {
            "a11yjson": ["pathways.isKerbstoneFree", "entrances"],
            "osm": ["wheelchair", "step_count"],
            "god_adgang": [1, 2],
        },
        "measure": None,
    }
    assert [one["value"] for one in words["feature"]] == AccessibilityFeature.values
    assert words["feature_group"][0]["label"] == "Komme derhen"


def test_the_map_is_geojson(api: Client, town: Town) -> None:
    response = api.get("/api/v1/map", {"box": "9.5,54.8,10.1,55.1", "zoom": "11"})
    assert response.headers["Content-Type"] == "application/geo+json"
    assert response.json() == {
        "type": "FeatureCollection",
        "features": [
            _point(town, "cafe", [9.789, 54.909], "coffee_social", "aaben-cafe"),
            _point(town, "walk", [9.741, 55.057], "movement", "gaatur"),
        ],
    }


def _point(town: Town, name: str, coordinates: list[float], category: str, slug: str) -> dict[str, object]:
    activity = getattr(town, name)
    item = {
        "id": str(activity.pk),
        "title": activity.title,
        "category": category,
        "url": f"{SITE}/aktivitet/{activity.pk}/{slug}/",
    }
    label = {"walk": "Nordborg", "cafe": "Sønderborg"}[name]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": coordinates},
        "properties": {"count": 1, "label": label, "items": [item]},
    }


def test_the_map_follows_the_question(api: Client, town: Town) -> None:
    features = api.get("/api/v1/map", {"free": "true"}).json()["features"]
    assert [one["properties"]["items"][0]["title"] for one in features] == ["Gåtur"]
