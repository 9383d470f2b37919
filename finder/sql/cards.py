"""Stored cards and records by activity id, in one statement and without model instances."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from finder.cards import Card, read_card

CARDS = "SELECT activity_id, facts FROM finder_indexcard WHERE activity_id {among}"
RECORDS = "SELECT activity_id, served FROM finder_indexrecord WHERE activity_id {among}"


def stored_cards(activity_ids: Iterable[int]) -> dict[int, Card]:
    """What results show, by activity id; ids without a card are absent."""
    return {number: read_card(facts) for number, facts in _rows(CARDS, activity_ids)}


def stored_records(activity_ids: Iterable[int]) -> dict[int, bytes]:
    """What the API serves as it is written, by activity id; ids without a record are absent."""
    return {number: bytes(served) for number, served in _rows(RECORDS, activity_ids)}


def _rows(statement: str, activity_ids: Iterable[int]) -> list[tuple[Any, ...]]:
    """Ids stand beside the statement, not in it: the same words for every page of twenty, which databases know again."""
    ids = list(activity_ids)
    if not ids:
        return []
    # PostgreSQL takes the list as one value, which is sent and planned faster than twenty.
    among, values = (
        ("= ANY(%s)", [ids]) if connection.vendor == "postgresql" else (f"IN ({', '.join(['%s'] * len(ids))})", ids)
    )
    with connection.cursor() as cursor:
        cursor.execute(statement.format(among=among), values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
