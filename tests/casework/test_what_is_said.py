"""What the desk says of a suggestion: how far it is from where the client lives, and first of all that it is what they like."""

from collections.abc import Callable

import pytest

from casework.models import Client
from casework.views.suggestions import offers_for
from tests.casework.conftest import NOW
from tests.casework.offers import an_offer, write_index


@pytest.mark.parametrize(
    ("home", "online", "away"),
    [
        ("Nordborg", "no", "16,8 km fra Nordborg"),
        ("6430", "no", "16,8 km fra Nordborg"),
        ("6400 Sønderborg", "no", "50 m fra Sønderborg"),
        ("", "no", ""),
        ("Nordborg", "yes", "Hjemmefra, på nettet"),
    ],
)
def test_the_way_is_told_from_where_the_client_lives(
    client_of: Callable[..., Client], home: str, online: str, away: str
) -> None:
    an_offer("Strik og snak", online=online)
    write_index()
    assert [one.card.away for one in offers_for(client_of(home=home), now=NOW)] == [away]
