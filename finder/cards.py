"""What a result shows of an activity: facts gathered once when it changes, the same for page, map and API."""

from typing import Any, NamedTuple

import orjson

from activities.accessibility import KnownFact, known_facts
from activities.models import Activity, Organisation, Place
from activities.vocabularies import UNKNOWN, AccessibilityFeature
from finder.clock import minute_of

NOTHING_KNOWN = {"value": "unknown", "source": None, "checked_on": None}


class StoredCard(NamedTuple):
    """A card as it is stored: what pages and explanations read, and what machines are served as it stands."""

    facts: bytes
    served: bytes


def write_card(activity: Activity, facts: dict[str, KnownFact] | None = None) -> StoredCard:
    """The card as JSON: an object for ourselves, and the inside of an object for the API (braces left off)."""
    known = known_facts(activity) if facts is None else facts
    card = card_of(activity, known)
    return StoredCard(orjson.dumps(card), orjson.dumps(served_of(card, known))[1:-1])


def read_card(stored: bytes | memoryview) -> dict[str, Any]:
    """A stored card as a dictionary."""
    card: dict[str, Any] = orjson.loads(stored)
    return card


def value_of(card: dict[str, Any], feature: str) -> str:
    """What is known of one feature: yes, partly, no or unknown."""
    value: str = card["values"].get(feature, UNKNOWN)
    return value


def card_of(activity: Activity, facts: dict[str, KnownFact]) -> dict[str, Any]:
    """The facts of one activity, in codes; `values` has the features that are known."""
    return {
        "id": str(activity.pk),
        "external_id": activity.external_id,
        "title": activity.title,
        "url": f"/aktivitet/{activity.pk}/{activity.slug}/",
        "summary": activity.summary,
        "organisation": _organisation(activity.organisation),
        "place": None if activity.is_only_online or activity.place is None else _place(activity.place),
        "category": activity.category,
        "focus_area": activity.focus_area or None,
        "audiences": [one.audience for one in activity.audiences.all()],
        "audiences_only": [one.audience for one in activity.audiences.all() if one.welcome == "only"],
        "values": {code: fact.value for code, fact in facts.items()},
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
        "ask_after": minute_of(activity.confirm_by) if activity.confirm_by else None,
    }


def served_of(card: dict[str, Any], facts: dict[str, KnownFact]) -> dict[str, Any]:
    """What is known of an activity whoever asks: all 37 features, and what nobody has told us as null or `unknown`."""
    return {
        "id": card["id"],
        "external_id": card["external_id"] or None,
        "title": card["title"],
        "summary": card["summary"],
        "organisation": card["organisation"],
        "place": card["place"],
        "category": card["category"],
        "focus_area": card["focus_area"],
        "audiences": card["audiences"],
        "audiences_only": card["audiences_only"],
        "accessibility": {code: _fact(facts.get(code)) for code in AccessibilityFeature.values},
        "notes": {code: fact.note for code, fact in facts.items() if fact.note},
        "price": {**card["price"], "note": card["price"]["note"] or None},
        "booking": card["booking"],
        "online": card["online"],
        "languages": card["languages"],
        "ages": {"min": card["min_age"], "max": card["max_age"]},
        "gender": card["gender"] or None,
        "capacity_status": card["capacity_status"],
        "contact": {name: value or None for name, value in card["contact"].items()},
        "freshness": {name: card[name] or None for name in ("confirmed_at", "confirmed_by", "confirm_by")},
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
