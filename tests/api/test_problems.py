"""Everything that can be wrong with a request: a problem (RFC 9457) that names the parameter and what would be right."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import Town
from tests.factories import ActivityFactory

UNREADABLE = "Der er noget i spørgsmålet, vi ikke kan bruge. Se under errors, hvad der ville være rigtigt."
UNKNOWN_PARAMETER = "Den parameter kender vi ikke. Se /api/v1/docs."


def problem(response: Any) -> dict[str, Any]:
    """The problem a response holds."""
    assert response.headers["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = json.loads(response.content)
    return body


@pytest.mark.parametrize(
    ("asked", "parameter", "message"),
    [
        ("radius_km=0.05&place=6400", "radius_km", "Skriv et tal mellem 0.1 og 100."),
        ("radius_km=5", "radius_km", "Skriv også et sted at måle fra."),
        ("max_price=gratis", "max_price", "Skriv et tal mellem 0 og 100000."),
        (
            "place=Utopia",
            "place",
            "Vi kender ikke stedet ”Utopia”. Skriv en by eller et postnummer, for eksempel 6400.",
        ),
        ("weekday=mandag", "weekday", "Vi kender ikke ”mandag”. Vælg en af: MO, TU, WE, TH, FR, SA, SU."),
        ("starts_after=25:00", "starts_after", "Skriv et klokkeslæt som 18:00."),
        ("from=2026-02-30", "from", "Skriv en dato som 2026-11-24."),
        ("age=-1", "age", "Skriv et helt tal mellem 0 og 120."),
        ("free=ja", "free", "Vi kender ikke ”ja”. Vælg en af: true, false."),
        ("page_size=101", "page_size", "Skriv et helt tal mellem 1 og 100."),
        ("page=2", "page", "Der er ikke så mange sider. Den sidste er 1."),
        ("age=", "age", "Skriv en værdi, eller lad parameteren være væk."),
        ("weekday=TU&weekday=", "weekday", "Skriv en værdi, eller lad parameteren være væk."),
        ("nearby=6400", "nearby", UNKNOWN_PARAMETER),
        ("format=xml", "format", UNKNOWN_PARAMETER),
    ],
)
def test_a_parameter_that_cannot_be_used(api: Client, town: Town, asked: str, parameter: str, message: str) -> None:
    response = api.get(f"/api/v1/activities?{asked}")
    assert response.status_code == 400
    assert problem(response) == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": UNREADABLE,
        "errors": [{"parameter": parameter, "message": message}],
    }


def test_everything_wrong_is_named_at_once(api: Client) -> None:
    errors = problem(api.get("/api/v1/activities?lat=55&age=x&colour=red"))["errors"]
    assert [one["parameter"] for one in errors] == ["age", "lon", "lat", "colour"]


@pytest.mark.parametrize(
    ("address", "parameter", "message"),
    [
        ("organisations?kind=club", "kind", "Vi kender ikke ”club”. Vælg en af: association, volunteer_group, municipal_offer, church, housing, patient_association, social_enterprise."),
        ("organisations?page=2", "page", "Der er ikke så mange sider. Den sidste er 1."),
        ("organisations?page=1&page=2", "page", "Skriv kun én værdi."),
        ("organisations?place=6400", "place", UNKNOWN_PARAMETER),
        ("places?page_size=0", "page_size", "Skriv et helt tal mellem 1 og 100."),
        ("places?in=!!!", "in", "Vi kender ikke stedet ”!!!”. Skriv en by eller et postnummer, for eksempel 6400."),
        ("activities?in=Київ", "in", "Vi kender ikke stedet ”Київ”. Skriv en by eller et postnummer, for eksempel 6400."),
        ("map?in=0000", "in", "Vi kender ikke stedet ”0000”. Skriv en by eller et postnummer, for eksempel 6400."),
        ("vocabulary?q=x", "q", UNKNOWN_PARAMETER),
        ("map?zoom=20", "zoom", "Skriv et helt tal mellem 0 og 19."),
        ("map?box=1,2,3", "box", "Skriv et område som vest,syd,øst,nord i grader, for eksempel 9.5,54.8,10.1,55.1."),
        ("map?box=nan,nan,nan,nan", "box", "Skriv et område som vest,syd,øst,nord i grader, for eksempel 9.5,54.8,10.1,55.1."),
        ("map?box=9,54,11,56&zoom=19", "box", "Området er for stort til den zoom. Vælg et mindre område eller en lavere zoom."),
        ("map?page=1", "page", "Kortet har hverken sider eller rækkefølge."),
    ],
)  # fmt: skip
def test_parameters_of_the_other_lists(api: Client, town: Town, address: str, parameter: str, message: str) -> None:
    response = api.get(f"/api/v1/{address}")
    assert (response.status_code, problem(response)["errors"]) == (400, [{"parameter": parameter, "message": message}])


@pytest.mark.parametrize("thing", ["activities", "organisations"])
@pytest.mark.parametrize("identity", ["999999", "0", "01", "-1", "x", "9" * 40, "²", "%00"])
def test_an_id_nobody_has(api: Client, town: Town, thing: str, identity: str) -> None:
    assert problem(api.get(f"/api/v1/{thing}/{identity}")) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "Der er ikke noget med det id.",
        "errors": [{"parameter": "id", "message": "Der er ikke noget med det id."}],
    }


def test_a_draft_is_nobodys_business(api: Client, town: Town) -> None:
    draft = ActivityFactory()
    assert api.get(f"/api/v1/activities/{draft.pk}").status_code == 404
    assert api.get(f"/api/v1/organisations/{draft.organisation_id}").status_code == 404


@pytest.mark.parametrize("path", ["/api/", "/api/v2/activities", "/api/v1/activities/", "/api/v1/nothing"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "BREW"])
def test_an_address_with_nothing(api: Client, path: str, method: str) -> None:
    assert problem(api.generic(method, path)) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "Der er ikke noget på den adresse. Se /api/v1/docs.",
        "errors": [],
    }


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_nothing_can_be_written(api: Client, method: str) -> None:
    response = api.generic(method, "/api/v1/activities", "{", content_type="application/json")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert problem(response)["detail"] == "Her kan man kun læse. Brug GET."


def test_nothing_but_json(api: Client) -> None:
    response = api.get("/api/v1/vocabulary", headers={"accept": "text/csv"})
    assert (response.status_code, problem(response)["detail"]) == (
        406,
        "Vi svarer kun med JSON. Bed om application/json.",
    )


def test_an_error_of_ours_says_nothing_of_itself(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object, **_more: object) -> None:
        raise RuntimeError("the inside of the machine")

    monkeypatch.setattr("api.v1.views.activities.search", fail)
    api.raise_request_exception = False
    response = api.get("/api/v1/activities")
    assert (response.status_code, problem(response)["detail"]) == (500, "Der gik noget galt hos os. Prøv igen om lidt.")


def test_problems_speak_the_language_asked_for(api: Client) -> None:
    response = api.get("/api/v1/activities?age=x", headers={"accept-language": "en-GB, da;q=0.5"})
    assert response.headers["Content-Language"] == "en"
