"""Whatever is asked, the interface answers or names what is wrong."""

from string import ascii_letters

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finder.parameters import PARAMETERS
from tests.api.conftest import Town

ODD = st.sampled_from(["", " ", "\x00", "🦆" * 300, "'; DROP TABLE x; --", "a" * 10_000, "-0", "1e999", "NaN", "٣", "true", "6400", "ß", "\u202e", "%", "* NEAR ("])  # fmt: skip
VALUES = st.one_of(
    ODD,
    st.text(max_size=30),
    st.integers().map(str),
    st.sampled_from([code for one in PARAMETERS for code in one.choices]),
)
NAMES = st.one_of(
    st.sampled_from([*(one.name for one in PARAMETERS), "box", "zoom", "kind"]),
    st.text(ascii_letters, min_size=1, max_size=8),
)
QUESTIONS = st.dictionaries(NAMES, st.lists(VALUES, min_size=1, max_size=3), max_size=5)
ADDRESSES = st.sampled_from(["activities", "map", "organisations", "places", "vocabulary", "activities/1"])


@given(address=ADDRESSES, asked=QUESTIONS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_question_is_answered_or_refused_by_name(
    api: Client, town: Town, address: str, asked: dict[str, list[str]]
) -> None:
    response = api.get(f"/api/v1/{address}", asked)
    assert response.status_code in {200, 400, 404}
    if response.status_code == 400:
        assert {one["parameter"] for one in response.json()["errors"]} - {"lat", "lon"} <= set(asked)
