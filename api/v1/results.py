"""Answers of the finder in the words of version 1: codes and facts as they are, unknown as unknown."""

from datetime import datetime
from typing import Any

from api.v1.addresses import Addresses, PageLinks
from finder.answer import Answer, FacetValue, Match, Result
from finder.parameters import to_params

Card = dict[str, Any]


def answer_body(answer: Answer, addresses: Addresses) -> dict[str, Any]:
    """A page of results with what the whole answer holds."""
    pairs = [pair for pair in to_params(answer.query) if pair[0] != "page"]
    links = PageLinks(addresses, "activities", pairs)
    return {
        "count": answer.count,
        "fitting_count": answer.fitting_count,
        "excluded_count": answer.excluded_count,
        "page": answer.page,
        "page_size": answer.page_size,
        "next": links.to(answer.page + 1, exists=answer.has_next),
        "previous": links.to(answer.page - 1, exists=answer.has_previous),
        "understood": answer.understood,
        "notices": answer.notices,
        "facets": {name: _facet(values) for name, values in answer.facets.items()},
        "results": [result_body(result, addresses) for result in answer.results],
    }


def _facet(values: list[FacetValue]) -> list[dict[str, Any]]:
    return [{"value": one.value, "label": one.label, "count": one.count} for one in values]


def result_body(result: Result, addresses: Addresses) -> dict[str, Any]:
    """One result."""
    return {
        **facts_of(result.card, addresses, asks_first=result.asks_first),
        "distance_m": result.distance_m,
        "next_occurrence": occurrence_body(result.next_starts_at, result.next_ends_at),
        "is_fitting": result.is_fitting,
        "match": match_body(result.match),
    }


def match_body(match: Match) -> dict[str, Any]:
    """Why it is here; each item is written as `{feature, text}`."""
    return {"fits": match.fits, "partly": match.partly, "unknown": match.unknown, "misfits": match.misfits}


def occurrence_body(starts_at: datetime | None, ends_at: datetime | None) -> dict[str, Any] | None:
    """When it is next; None when nobody knows of a coming time."""
    return None if starts_at is None else {"starts_at": starts_at, "ends_at": ends_at}


def facts_of(card: Card, addresses: Addresses, *, asks_first: bool) -> dict[str, Any]:
    """What is known of an activity whoever asks; what nobody has told us is null, `unknown` or an empty list."""
    return {
        "id": card["id"],
        "external_id": card["external_id"] or None,
        "title": card["title"],
        "url": addresses.pages + card["url"],
        "summary": card["summary"],
        "organisation": card["organisation"],
        "place": card["place"],
        "category": card["category"],
        "focus_area": card["focus_area"],
        "audiences": card["audiences"],
        "audiences_only": card["audiences_only"],
        "accessibility": card["accessibility"],
        "notes": card["notes"],
        "price": {**card["price"], "note": card["price"]["note"] or None},
        "booking": card["booking"],
        "online": card["online"],
        "languages": card["languages"],
        "ages": {"min": card["min_age"], "max": card["max_age"]},
        "gender": card["gender"] or None,
        "capacity_status": card["capacity_status"],
        "contact": {name: value or None for name, value in card["contact"].items()},
        "freshness": _freshness(card, asks_first=asks_first),
    }


def _freshness(card: Card, *, asks_first: bool) -> dict[str, Any]:
    return {
        "confirmed_at": card["confirmed_at"],
        "confirmed_by": card["confirmed_by"] or None,
        "confirm_by": card["confirm_by"],
        "asks_first": asks_first,
    }
