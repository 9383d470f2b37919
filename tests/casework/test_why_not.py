"""Why an activity is not on a client's list: the limit it breaks with both figures, or what places it further down."""

from datetime import timedelta
from typing import Any

import pytest

from casework.profile import Profile
from casework.why_not import why_not
from tests.casework.offers import TUESDAY_AT_TEN, an_offer, write_index
from tests.factories import NOW, PlaceFactory

pytestmark = pytest.mark.django_db


def reasons(profile: Profile, title: str = "Kaffe i huset", **fields: Any) -> tuple[str, ...]:
    """Why a new offer is not suggested."""
    activity = an_offer(title, **fields)
    write_index()
    return why_not(profile, activity.pk, now=NOW)


@pytest.mark.parametrize(
    ("fields", "profile", "reason"),
    [
        ({"facts": {"step_free": "no"}}, Profile(must_features=("step_free",)), "Der er trin på vejen ind."),
        ({"online": "no"}, Profile(from_home=True), "Man kan ikke være med hjemmefra."),
        ({"booking": "sign_up"}, Profile(drop_in=True), "Man skal melde sig til."),
        ({"booking": "referral"}, Profile(drop_in=True), "Man skal henvises."),
        (
            {},
            Profile(home="Nordborg", max_km=8),
            "Den ligger 17 km fra Nordborg, og I har sagt højst 8 km.",
        ),
        ({"price_dkk": 60}, Profile(max_price=50), "Den koster 60 kr., og I har sagt højst 50 kr."),
        ({"min_age": 18, "max_age": 30}, Profile(age=31), "Alderen passer ikke: fra 18 til 30 år."),
        ({"gender": "women"}, Profile(gender="men"), "Den er kun for kvinder."),
        ({"gender": "men"}, Profile(gender="women"), "Den er kun for mænd."),
        ({"languages": ["de", "en"]}, Profile(languages=("da",)), "Der bliver talt tysk og engelsk."),
        ({"capacity_status": "full"}, Profile(), "Alle pladser er optaget."),
        (
            {"audiences": ["hearing_loss"], "welcome": "only"},
            Profile(audiences=("lonely",)),
            "Den er kun for en gruppe, I ikke har nævnt.",
        ),
        (
            {},
            Profile(weekdays=("MO",)),
            "Næste gang er tirsdag 24. november kl. 10.00. Det passer ikke med den tid, I har.",
        ),
    ],
)
def test_a_limit_that_is_broken_is_named(fields: dict[str, Any], profile: Profile, reason: str) -> None:
    assert reasons(profile, **fields) == (reason,)


def test_what_is_over_since_it_was_indexed_says_so() -> None:
    activity = an_offer()
    write_index()
    assert why_not(Profile(), activity.pk, now=NOW + timedelta(days=2)) == (
        "Der er ingen nye datoer, eller de er ikke bekræftet længe.",
    )


def test_every_broken_limit_is_named() -> None:
    profile = Profile(max_price=0, home="6400", max_km=5, age=17)
    place = PlaceFactory(town="Nordborg", postcode="6430", latitude=55.0573, longitude=9.7408)
    assert reasons(profile, price_dkk="12.50", place=place, min_age=18) == (
        "Den ligger 17 km fra Sønderborg, og I har sagt højst 5 km.",
        "Den koster 12,50 kr., og I har sagt højst 0 kr.",
        "Alderen passer ikke: fra 18 år.",
    )


def test_a_limit_missed_by_little_is_told_to_a_tenth() -> None:
    place = PlaceFactory(latitude=54.90896 + 8.26 / 111.195, longitude=9.78917)
    assert reasons(Profile(home="6400", max_km=8), place=place) == (
        "Den ligger 8,3 km fra Sønderborg, og I har sagt højst 8 km.",
    )


def test_a_place_nobody_knows_cannot_be_measured() -> None:
    place = PlaceFactory(latitude=None, longitude=None)
    assert reasons(Profile(home="6400"), place=place) == (
        "Vi ved ikke, hvor den ligger, så vi kan ikke sige, om den er for langt væk.",
    )


def test_what_is_suggested_needs_no_reason() -> None:
    assert reasons(Profile()) == ()


def test_what_nobody_may_see_is_not_told_about() -> None:
    hidden = "Den vises ikke for nogen lige nu."
    assert reasons(Profile(), publication_status="draft") == (hidden,)
    assert reasons(Profile(), starts_at=TUESDAY_AT_TEN - timedelta(days=7)) == (hidden,)
    assert why_not(Profile(), 999_999, now=NOW) == (hidden,)


def test_what_fits_less_well_says_what_it_lacks() -> None:
    for number in range(5):
        an_offer(f"Skakklub {number}", category="games", facts={"step_free": "yes"}, audiences=["senior"])
    profile = Profile(interests="skak", must_features=("step_free",), audiences=("senior",))
    assert reasons(profile, "Sejltur", category="outdoors", audiences=["young_adult"]) == (
        "Den passer, men 5 andre ligger tættere på det, I bad om.",
        "Vi ved ikke, om der er trin på vejen ind.",
        "Den er ikke især for dem, I nævnte.",
    )


def test_variety_is_a_reason() -> None:
    for number in range(3):
        an_offer(f"Kaffe {number}")
    an_offer("Sang", category="music_song")
    an_offer("Skak", category="games")
    assert reasons(Profile(audiences=("lonely",)), "Kaffe igen") == (
        "Den passer, men 5 andre ligger tættere på det, I bad om.",
        "Der er allerede noget af samme slags på listen: kaffe og samvær.",
    )
