"""What the desk says of a suggestion: how far it is from where the client lives, and first of all that it is what they like."""

from collections.abc import Callable

import pytest
from django.utils import translation

from activities.vocabularies import Category
from casework.models import Client
from casework.reasons import reasons_for
from casework.views.suggestions import offers_for
from finder.telling.kinds import KIND_SENTENCES
from tests.casework.conftest import NOW
from tests.casework.offers import an_offer, write_index
from tests.factories import OrganisationFactory


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
    assert [one.away for one in offers_for(client_of(home=home), now=NOW)] == [away]


@pytest.mark.parametrize(
    ("house", "asked"),
    [
        ({"contact_phone": "74 00 00 00"}, ("74 00 00 00", "huset@example.dk")),
        ({}, ("", "huset@example.dk")),
    ],
)
def test_who_has_no_telephone_is_asked_through_the_house_or_by_mail(
    client_of: Callable[..., Client], house: dict[str, str], asked: tuple[str, str]
) -> None:
    an_offer("Strik og snak", organisation=OrganisationFactory(contact_email="huset@example.dk", **house))
    write_index()
    (offer,) = offers_for(client_of(), now=NOW)
    assert (offer.card.phone, offer.email) == asked


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"interests": "synge i kor"}, "Det er musik og sang. Der er ingen trin."),
        ({"categories": ["music_song"]}, "Det er musik og sang. Der er ingen trin."),
        ({"interests": "strikke"}, "Der er ingen trin."),
        ({}, "Der er ingen trin."),
    ],
)
def test_the_first_reason_is_that_they_like_it(
    client_of: Callable[..., Client], told: dict[str, object], reason: str
) -> None:
    offer = an_offer("Kor", category="music_song", facts={"step_free": "yes"})
    write_index()
    client = client_of(must_features=["step_free"], **told)
    (card,) = (one.card for one in offers_for(client, now=NOW))
    assert reasons_for(client, [offer])[offer.pk].fits == reason
    assert card.fits == reason[0].lower() + reason[1:]


@pytest.mark.parametrize("code", Category.values)
@pytest.mark.parametrize("language", ["da", "de", "en"])
def test_every_kind_has_a_sentence_of_its_own(code: str, language: str) -> None:
    with translation.override(language):
        said = [str(sentence) for sentence in KIND_SENTENCES.values()]
        assert (said.count(str(KIND_SENTENCES[code])), str(KIND_SENTENCES[code])[-1:]) == (1, ".")
