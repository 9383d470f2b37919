"""Stored cards and records by activity id, in one statement and without model instances."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from finder.cards import Card, read_card

CARDS = "SELECT activity_id, facts FROM finder_indexcard WHERE activity_id IN ({places})"
CARDS_AND_RECORDS = (
    "SELECT activity_id, facts, served FROM finder_indexcard JOIN finder_indexrecord USING (activity_id)"
    " WHERE activity_id IN ({places})"
)


def stored_cards(activity_ids: Iterable[int]) -> dict[int, Card]:
    """What results show, by activity id; ids without a card are absent."""
    return {number: read_card(facts) for number, facts in _rows(CARDS, activity_ids)}


def stored_cards_and_records(activity_ids: Iterable[int]) -> dict[int, tuple[Card, bytes]]:
    """What results show, and what the API serves as it is written, by activity id; ids without either are absent."""
    return {
        number: (read_card(facts), bytes(served)) for number, facts, served in _rows(CARDS_AND_RECORDS, activity_ids)
    }


def _rows(statement: str, activity_ids: Iterable[int]) -> list[tuple[Any, ...]]:
    """Ids stand beside the statement, not in it: the same words for every page of twenty, which databases know again."""
    ids = list(activity_ids)
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement.format(places=", ".join(["%s"] * len(ids))), ids)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
