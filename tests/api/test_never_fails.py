"""Whatever is asked, the interface answers or names what is wrong."""

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.conftest import Town
from tests.nonsense import nonsense

ADDRESSES = st.sampled_from(["activities", "map", "organisations", "places", "vocabulary", "activities/1"])


@given(address=ADDRESSES, asked=nonsense("box", "zoom", "kind"))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_question_is_answered_or_refused_by_name(
    api: Client, town: Town, address: str, asked: dict[str, list[str]]
) -> None:
    response = api.get(f"/api/v1/{address}", asked)
    assert response.status_code in {200, 400, 404}
    if response.status_code == 400:
        assert {one["parameter"] for one in response.json()["errors"]} - {"lat", "lon"} <= set(asked)
