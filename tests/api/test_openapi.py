"""The description is true: valid OpenAPI 3.1, the parser's own parameters, and answers of the shapes it promises."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction
from schemathesis.specs.openapi.checks import positive_data_acceptance

from finder.parameters import PARAMETERS
from tests.api.conftest import Town

# Parameters that contradict each other (a latitude without a longitude, a page beyond the end) are refused with 400, which no
# OpenAPI document can foretell of parameters one by one.
UNFORETOLD: list[CheckFunction] = [positive_data_acceptance]
# Schemathesis reads what a WSGI application sends as it stands.
UNCOMPRESSED = {"Accept-Encoding": "identity"}
TAKES_NOTHING = {"/api/v1/organisations/{id}", "/api/v1/vocabulary"}
PATHS = (
    "/api/v1/activities",
    "/api/v1/activities/{id}",
    "/api/v1/map",
    "/api/v1/organisations",
    "/api/v1/organisations/{id}",
    "/api/v1/places",
    "/api/v1/vocabulary",
)


@pytest.fixture
def document(api: Client) -> dict[str, Any]:
    """The OpenAPI document."""
    answer: dict[str, Any] = api.get("/api/v1/openapi.json").json()
    return answer


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """Requests leave the test's own transaction open, as they do in Django's test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def described(town: Town, kept_connection: None) -> Any:
    """The document as a source of requests."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


def test_the_document_is_openapi_3_1(document: dict[str, Any]) -> None:
    validate(document)
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": "http://localhost", "description": "Kom som du er"}]
    assert all(path["get"]["security"] == [{}] for path in document["paths"].values())


def test_every_address_is_described(document: dict[str, Any]) -> None:
    assert tuple(sorted(document["paths"])) == PATHS


def test_the_search_has_the_parsers_parameters(document: dict[str, Any]) -> None:
    parameters = {one["name"]: one for one in document["paths"]["/api/v1/activities"]["get"]["parameters"]}
    assert list(parameters) == [one.name for one in PARAMETERS]
    assert parameters["radius_km"]["schema"] == {"type": "number", "minimum": 0.1, "maximum": 100}
    assert parameters["weekday"] == {
        "in": "query",
        "name": "weekday",
        "schema": {
            "type": "array",
            "items": {"type": "string", "enum": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]},
            "examples": [["TU"]],
        },
        "style": "form",
        "explode": True,
        "description": "Day of the week (RFC 5545).",
    }


def test_every_refusal_is_a_problem(document: dict[str, Any]) -> None:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for path in document["paths"].values():
        for status, response in path["get"]["responses"].items():
            content = {kind: {"schema": one["schema"]} for kind, one in response.get("content", {}).items()}
            assert status < "400" or content == problem
        assert {"400", "429"} <= path["get"]["responses"].keys()


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", PATHS)
def test_answers_are_as_described(described: Any, path: str, mode: GenerationMode) -> None:
    operation = described[path]["GET"]
    if mode is GenerationMode.NEGATIVE and not operation.query:
        assert path in TAKES_NOTHING, "only what takes no parameters has nothing that could be wrong"
        return

    @settings(max_examples=15, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(generation_mode=mode))
    def check(case: Any) -> None:
        case.call_and_validate(excluded_checks=UNFORETOLD, headers=UNCOMPRESSED)

    check()


def test_one_thing_is_as_described(described: Any, town: Town) -> None:
    for path, pk in (
        ("activities", town.cafe.pk),
        ("activities", town.song.pk),
        ("organisations", town.cafe.organisation_id),
    ):
        case = described[f"/api/v1/{path}/{{id}}"]["GET"].Case(path_parameters={"id": str(pk)})
        assert case.call_and_validate(headers=UNCOMPRESSED).status_code == 200


def test_the_page_to_try_it_runs_under_the_sites_own_policy(api: Client) -> None:
    page = api.get("/api/v1/docs")
    text = page.content.decode()
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert all(word not in text for word in ("https://", "<style", "style=", "onload", "<script>"))
    assert 'data-document="/api/v1/openapi.json"' in text
