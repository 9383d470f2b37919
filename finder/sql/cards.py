"""Stored cards and records by activity id, each in one statement and without model instances."""

from collections.abc import Iterable

from django.db import connection

from finder.cards import Card, read_card


def stored_cards(activity_ids: Iterable[int]) -> dict[int, Card]:
    """What results show, by activity id; ids without a card are absent."""
    return {number: read_card(facts) for number, facts in _rows("finder_indexcard", "facts", activity_ids)}


def stored_records(activity_ids: Iterable[int]) -> dict[int, bytes]:
    """What the API serves, as it is written, by activity id; ids without a record are absent."""
    return dict(_rows("finder_indexrecord", "served", activity_ids))


def _rows(table: str, column: str, activity_ids: Iterable[int]) -> list[tuple[int, bytes]]:
    """Ids stand beside the statement, not in it: the same words for every page of twenty, which databases know again."""
    ids = list(activity_ids)
    if not ids:
        return []
    places = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT activity_id, {column} FROM {table} WHERE activity_id IN ({places})", ids)
        return [(number, bytes(stored)) for number, stored in cursor.fetchall()]
