"""The stored cards of a page of hits, in one statement and without model instances: a page of results is made of them."""

from collections.abc import Iterable

from django.db import connection

from finder.sql.conditions import numbers


def stored_cards(activity_ids: Iterable[int], *, with_served: bool) -> dict[int, tuple[bytes, bytes]]:
    """Facts, and what the API serves (empty unless asked for), by activity id; ids without a card are absent."""
    ids = list(activity_ids)
    if not ids:
        return {}
    served = "served" if with_served else "''"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT activity_id, facts, {served} FROM finder_indexcard WHERE activity_id IN ({numbers(ids)})"
        )
        return {number: (bytes(facts), _bytes(written)) for number, facts, written in cursor.fetchall()}


def _bytes(written: bytes | memoryview | str) -> bytes:
    return written.encode() if isinstance(written, str) else bytes(written)
