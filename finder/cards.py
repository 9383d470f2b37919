"""What a result shows of an activity: facts gathered once when it changes, the same for page, map and API."""

from typing import Any

import orjson

from activities.accessibility import KnownFact, known_facts
from activities.models import Activity, Organisation, Place
from activities.vocabularies import AccessibilityFeature

NOTHING_KNOWN = {"value": "unknown", "source": None, "checked_on": None}


def write_card(activity: Activity, facts: dict[str, KnownFact] | None = None) -> bytes:
    """The card as JSON bytes, ready to be stored."""
    return orjson.dumps(card_of(activity, known_facts(activity) if facts is None else facts))


def read_card(stored: bytes | memoryview) -> dict[str, Any]:
    """A stored card as a dictionary."""
    card: dict[str, Any] = orjson.loads(stored)
    return card


def card_of(activity: Activity, facts: dict[str, KnownFact]) -> dict[str, Any]:
    """The facts of one activity, in codes; all 37 features, what is not known as `unknown`."""
    return {
        "id": str(activity.pk),
        "external_id": activity.external_id,
        "title": activity.title,
        "url": f"/aktivitet/{activity.pk}/{activity.slug}/",
        "summary": activity.summary,
        "first_visit": activity.first_visit,
        "organisation": _organisation(activity.organisation),
        "place": None if activity.is_only_online or activity.place is None else _place(activity.place),
        "category": activity.category,
        "focus_area": activity.focus_area or None,
        "audiences": [one.audience for one in activity.audiences.all()],
        "audiences_only": [one.audience for one in activity.audiences.all() if one.welcome == "only"],
        "accessibility": {code: _fact(facts.get(code)) for code in AccessibilityFeature.values},
        "notes": {code: fact.note for code, fact in facts.items() if fact.note},
        "price": _price(activity),
        "booking": activity.booking or None,
        "online": activity.online or None,
        "gender": activity.gender,
        "min_age": activity.min_age,
        "max_age": activity.max_age,
        "languages": activity.languages,
        "capacity_status": activity.capacity_status,
        "contact": {"name": activity.contact_name, "phone": activity.contact_phone, "email": activity.contact_email},
        "confirmed_at": activity.confirmed_at,
        "confirmed_by": activity.confirmed_by,
        "confirm_by": activity.confirm_by,
    }


def _organisation(organisation: Organisation) -> dict[str, Any]:
    return {"id": str(organisation.pk), "name": organisation.name, "kind": organisation.kind}


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "street_address": place.street_address,
        "postcode": place.postcode,
        "town": place.town,
        "lat": place.latitude,
        "lon": place.longitude,
        "precision": place.precision,
    }


def _fact(fact: KnownFact | None) -> dict[str, Any]:
    if fact is None:
        return NOTHING_KNOWN
    return {"value": fact.value, "source": fact.source, "checked_on": fact.checked_on, "of_place": fact.is_of_place}


def _price(activity: Activity) -> dict[str, Any]:
    amount = None if activity.price_dkk is None else float(activity.price_dkk)
    return {"dkk": amount, "unit": activity.price_unit or None, "note": activity.price_note}
