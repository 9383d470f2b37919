"""Whatever stands in an address, a page answers it; only the map has views that cannot be drawn, and says so."""

from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.nonsense import nonsense

PAGES = ("/find/", "/min-liste/", "/forslag.json", "/kort.json", "/oensk/")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(PAGES), asked=nonsense("box", "zoom", "ids", "for", "fra", "tak"))
@example(path="/kort.json", asked={"zoom": ["0" * 5000]})
@example(path="/kort.json", asked={"zoom": ["01999999999"]})
def test_every_address_is_answered(client: Client, world: None, path: str, asked: dict[str, list[str]]) -> None:
    answer = client.get(path, asked)
    assert answer.status_code in ({200, 400} if path == "/kort.json" else {200})
    if answer.status_code == 400:
        assert answer.json()["message"].startswith("Skriv et ")
        assert {"box", "zoom"} & set(asked)
