"""Answers of the finder in the words of version 1: codes and facts as they are, unknown as unknown."""

from datetime import datetime
from typing import Any

import orjson

from api.v1.addresses import Addresses, PageLinks
from finder.answer import Answer, Facet, Match, Result
from finder.parameters import to_params


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
        "facets": {name: _values(facet) for name, facet in answer.facets.items()},
        "results": [result_body(result, addresses) for result in answer.results],
    }


def _values(facet: Facet) -> list[dict[str, Any]]:
    return [{"value": value, "label": facet.labels[value], "count": count} for value, count in facet.counts.items()]


def result_body(result: Result, addresses: Addresses) -> orjson.Fragment:
    """One result: what is known of it, written when it changed, and what this question adds."""
    added = {
        "url": addresses.pages + result.card["url"],
        "asks_first": result.asks_first,
        "distance_m": result.distance_m,
        "next_occurrence": occurrence_body(result.next_starts_at, result.next_ends_at),
        "is_fitting": result.is_fitting,
        "match": match_body(result.match),
    }
    return orjson.Fragment(b"{" + result.served + b"," + orjson.dumps(added)[1:])


def match_body(match: Match) -> dict[str, Any]:
    """Why it is here; each item is written as `{feature, text}`."""
    return {"fits": match.fits, "partly": match.partly, "unknown": match.unknown, "misfits": match.misfits}


def occurrence_body(starts_at: datetime | None, ends_at: datetime | None) -> dict[str, Any] | None:
    """When it is next; None when nobody knows of a coming time."""
    return None if starts_at is None else {"starts_at": starts_at, "ends_at": ends_at}
