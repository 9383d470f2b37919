"""What an empty list offers: whoever follows a link finds as many as it says."""

from urllib.parse import parse_qs, urlsplit

from django.utils import timezone
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from finder.parameters import parse, to_params
from finder.presentation.helping import nothing_found
from finder.presentation.links import QuestionLinks
from finder.search import search

CHOICES = {
    "q": ["faldskærm", "kaffe", "kor i Nordborg", "gratis kaffe på tirsdag"],
    "place": ["Nordborg", "6400", "Sønderborg"],
    "in": ["Nordborg", "6300"],
    "lat,lon": ["54.95,9.8", "55.05,9.74"],
    "radius_km": ["0.5", "3"],
    "category": ["games", "coffee_social"],
    "need": ["wheelchair", "hearing_loss"],
    "unknown": ["exclude"],
    "weekday": ["SU", "TU"],
    "starts_after": ["20:00"],
    "to": ["2026-11-24"],
    "free": ["true"],
    "max_price": ["20"],
    "age": ["40"],
    "ordering": ["distance", "next"],
    "show": ["misfits"],
    "page_size": ["2"],
    "without": ["place:Nordborg"],
}
ASKED = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in CHOICES.items()})


def as_parameters(asked: dict[str, str]) -> dict[str, list[str]]:
    """With a point taken apart into the two parameters it is."""
    return {
        one: [part]
        for name, value in asked.items()
        for one, part in zip(name.split(","), value.split(",") if "," in name else [value], strict=True)
    }


def offered(values: dict[str, list[str]]) -> list[str]:
    """What the empty list of these parameters offers, each link followed and its number found."""
    answer = search(parse(values).query)
    helped = nothing_found(answer, QuestionLinks.of(answer.query, "/find/"), now=timezone.now())
    offers = [one for group in helped.values() for one in group]
    for one in offers:
        followed = parse(parse_qs(urlsplit(one.address).query))
        assert (one.label, followed.errors) == (one.label, ())
        assert (one.label, search(followed.query).count) == (one.label, one.count)
    return [one.label for one in offers]


def test_places_near_a_point_are_looked_at_from_there_and_not_from_both(world: None) -> None:
    point = {"lat": ["55.045"], "lon": ["9.71"], "radius_km": ["1"], "category": ["coffee_social"], "online": ["false"]}
    assert "Nordborg" in offered(point)


def test_who_lets_go_of_the_place_is_not_asked_for_one_to_measure_from(world: None) -> None:
    far = {"place": ["Sønderborg"], "radius_km": ["1"], "ordering": ["distance"], "category": ["coffee_social"]}
    assert "Hele området, ikke kun Sønderborg" in offered(far)


def test_who_looks_at_misfits_that_are_not_there_is_offered_what_fits(world: None) -> None:
    assert "Uden: Tirsdag" in offered({"show": ["misfits"], "weekday": ["TU"]})


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=ASKED)
def test_every_offer_gives_exactly_its_number(world: None, asked: dict[str, str]) -> None:
    values = as_parameters(asked)
    assume(to_params(parse(values).query))
    offered(values)
