"""What a result shows of an activity: facts gathered once when it changes, the same for page, map and API."""

from datetime import datetime
from typing import Any, NamedTuple

import orjson

from activities.accessibility import KnownFact, known_facts
from activities.contact import whom_to_ask
from activities.freshness import is_from_list
from activities.models import Activity
from activities.recurrence import COPENHAGEN
from activities.vocabularies import UNKNOWN, AccessibilityFeature
from finder.clock import minute_of

Card = dict[str, Any]
NOTHING_KNOWN = {"value": "unknown", "source": None, "checked_on": None}


class StoredCard(NamedTuple):
    """A card as it is stored: what pages and explanations read, and what machines are served as it stands."""

    facts: bytes
    served: bytes


def write_card(activity: Activity, facts: dict[str, KnownFact] | None = None) -> StoredCard:
    """The card as JSON: an object for ourselves, and the inside of an object for the API (braces left off)."""
    known = known_facts(activity) if facts is None else facts
    return StoredCard(orjson.dumps(card_of(activity, known)), orjson.dumps(served_of(activity, known))[1:-1])


def read_card(stored: bytes | memoryview) -> Card:
    """A stored card as a dictionary."""
    card: Card = orjson.loads(stored)
    return card


def value_of(card: Card, feature: str) -> str:
    """What is known of one feature: yes, partly, no or unknown."""
    value: str = card["values"].get(feature, UNKNOWN)
    return value


def card_of(activity: Activity, facts: dict[str, KnownFact]) -> Card:
    """The facts of one activity that results are made of, in codes; `values` has the features that are known."""
    contact = whom_to_ask(activity)
    return {
        "id": str(activity.pk),
        "external_id": activity.external_id,
        "title": activity.title,
        "url": f"/aktivitet/{activity.pk}/{activity.slug}/",
        "summary": activity.summary,
        "organisation": {"id": str(activity.organisation_id), "name": activity.organisation.name},
        "place": _place(activity),
        "category": activity.category,
        **_audiences(activity),
        "values": {code: fact.value for code, fact in facts.items()},
        "price": {"dkk": _kroner(activity), "unit": activity.price_unit or None, "note": activity.price_note},
        "booking": activity.booking or None,
        "online": activity.online or None,
        "gender": activity.gender,
        "min_age": activity.min_age,
        "max_age": activity.max_age,
        "languages": activity.languages,
        "capacity_status": activity.capacity_status,
        "phone": contact.phone,
        "email": contact.email,
        "confirmed_on": _day_of(activity.confirmed_at),
        "from_list": is_from_list(activity),
        "ask_after": minute_of(activity.confirm_by) if activity.confirm_by else None,
    }


def served_of(activity: Activity, facts: dict[str, KnownFact]) -> dict[str, Any]:
    """What is known of an activity whoever asks: all 37 features, and what nobody has told us as null or `unknown`."""
    organisation, contact = activity.organisation, whom_to_ask(activity)
    return {
        "id": str(activity.pk),
        "external_id": activity.external_id or None,
        "title": activity.title,
        "summary": activity.summary,
        "organisation": {"id": str(organisation.pk), "name": organisation.name, "kind": organisation.kind},
        "place": _place(activity),
        "category": activity.category,
        "focus_area": activity.focus_area or None,
        **_audiences(activity),
        "accessibility": {code: _fact(facts.get(code)) for code in AccessibilityFeature.values},
        "notes": {code: fact.note for code, fact in facts.items() if fact.note},
        "price": {"dkk": _kroner(activity), "unit": activity.price_unit or None, "note": activity.price_note or None},
        "booking": activity.booking or None,
        "online": activity.online or None,
        "languages": activity.languages,
        "ages": {"min": activity.min_age, "max": activity.max_age},
        "gender": activity.gender or None,
        "capacity_status": activity.capacity_status,
        "contact": {name: getattr(contact, name) or None for name in ("name", "phone", "email")},
        "freshness": {
            "confirmed_at": activity.confirmed_at,
            "confirmed_by": activity.confirmed_by or None,
            "confirm_by": activity.confirm_by,
        },
    }


def _audiences(activity: Activity) -> dict[str, list[str]]:
    named = activity.audiences.all()
    only = [one.audience for one in named if one.welcome == "only"]
    return {"audiences": [one.audience for one in named], "audiences_only": only}


def _place(activity: Activity) -> dict[str, Any] | None:
    place = activity.place
    if activity.is_only_online or place is None:
        return None
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


def _kroner(activity: Activity) -> float | None:
    return None if activity.price_dkk is None else float(activity.price_dkk)


def _day_of(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(COPENHAGEN).date().isoformat()
