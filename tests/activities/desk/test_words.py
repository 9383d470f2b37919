"""The steps that are words: what is refused, by its field and in a sentence."""

from datetime import UTC, datetime
from typing import Any

import pytest

from accounts.models import User
from activities.forms.words import ContactForm, WhatForm, WhoForm
from activities.models import Activity
from tests.activities.desk.conftest import form_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WHAT = {"title": "Kaffe", "category": "coffee_social", "summary": "Kom og drik kaffe."}
LINK = ["Skriv et navn, ikke et link. Linket kan stå ved kontakt."]
PHONE = ["Et dansk telefonnummer har otte cifre. Skriv det sådan her: 12 34 56 78."]


def errors_of(form: Any) -> dict[str, list[str]]:
    form.is_valid()
    return {name: list(errors) for name, errors in form.errors.items()}


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({}, {}),
        ({"title": "", "summary": " "}, {"title": ["Skriv, hvad I kalder det."], "summary": ["Skriv én sætning om det."]}),
        ({"title": "https://kaffe.example"}, {"title": LINK}),
        ({"title": "www.kaffe.dk"}, {"title": LINK}),
        ({"title": "123"}, {"title": ["Skriv et navn med bogstaver."]}),
        ({"description": "<b>Kom</b>"}, {"description": ["Skriv uden HTML-koder. Fjern <b>."]}),
        ({"description": "1 < 2 og 3 > 2"}, {}),
        ({"summary": "k" * 161}, {"summary": ["Teksten er for lang: 161 tegn. Brug højst 160."]}),
        ({"title": "k-" * 50_000}, {"title": ["Teksten er for lang: 100000 tegn. Brug højst 100."]}),
        ({"category": "disco"}, {"category": ["Vælg en af mulighederne."]}),
        ({"price_dkk": "mange"}, {"price_dkk": ["Skriv prisen som et tal, for eksempel 25. Skriv 0, hvis det er gratis."]}),
        ({"price_dkk": "-5"}, {"price_dkk": ["Skriv prisen som et tal, for eksempel 25. Skriv 0, hvis det er gratis."]}),
        ({"price_dkk": "999999"}, {"price_dkk": ["Prisen er meget høj. Skriv den i kroner, for eksempel 25."]}),
        ({"price_dkk": "25"}, {"price_unit": ["Vælg, hvad prisen gælder: en gang, en måned eller et år."]}),
        ({"price_dkk": "25,50 kr.", "price_unit": "visit"}, {}),
    ],
)  # fmt: skip
def test_what(draft: Activity, person: User, values: dict[str, str], errors: dict[str, list[str]]) -> None:
    assert errors_of(form_of(WhatForm, draft, person, {**WHAT, **values}, now=NOW)) == errors


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"contact_phone": "12 34 56 78"}, {}),
        ({"contact_email": "kaffe@example.dk"}, {}),
        ({}, {"contact_phone": ["Skriv en telefon eller en e-mail, så folk kan spørge."]}),
        ({"contact_phone": "1234"}, {}),
        ({"contact_phone": "12345678901"}, {"contact_phone": PHONE}),
        ({"contact_phone": "ring bare"}, {"contact_phone": PHONE}),
        ({"contact_phone": "12345678", "website": "javascript:alert(1)"}, {"website": ["Adressen ser forkert ud. Skriv den sådan her: www.eksempel.dk."]}),
        ({"contact_email": "kaffe@"}, {"contact_email": ["E-mailen ser forkert ud. Skriv den sådan her: navn@eksempel.dk."]}),
        ({"contact_name": "www.kaffe.dk", "contact_phone": "12345678"}, {"contact_name": LINK}),
    ],
)  # fmt: skip
def test_contact(draft: Activity, person: User, values: dict[str, str], errors: dict[str, list[str]]) -> None:
    assert errors_of(form_of(ContactForm, draft, person, values, now=NOW)) == errors


def test_a_website_gets_its_scheme(draft: Activity, person: User) -> None:
    form = form_of(ContactForm, draft, person, {"contact_phone": "12345678", "website": "kaffe.dk"}, now=NOW)
    assert form.is_valid()
    assert form.changes()["website"] == "https://kaffe.dk"


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({}, {}),
        ({"min_age": "60", "max_age": "18"}, {"max_age": ["Den højeste alder er lavere end den laveste. Byt om på dem."]}),
        ({"min_age": "gammel"}, {"min_age": ["Skriv et helt tal fra 0 til 120."]}),
        ({"welcome": "only"}, {"audiences": ["Vælg, hvem det er for, når det kun er for nogen."]}),
        ({"audiences": ["everybody"]}, {"audiences": ["Vælg en af mulighederne."]}),
    ],
)  # fmt: skip
def test_who(draft: Activity, person: User, values: dict[str, Any], errors: dict[str, list[str]]) -> None:
    from django.http import QueryDict

    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    assert errors_of(form_of(WhoForm, draft, person, data, now=NOW)) == errors
