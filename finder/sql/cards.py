"""The stored cards of a page of hits, in one statement and without model instances: a page of results is made of them."""

from collections.abc import Iterable

from django.db import connection

FACTS = "SELECT activity_id, facts, '' FROM finder_indexcard WHERE activity_id IN ({places})"
FACTS_AND_SERVED = (
    "SELECT activity_id, facts, served FROM finder_indexcard JOIN finder_indexrecord USING (activity_id)"
    " WHERE activity_id IN ({places})"
)


def stored_cards(activity_ids: Iterable[int], *, with_served: bool) -> dict[int, tuple[bytes, bytes]]:
    """Facts, and what the API serves (empty unless asked for), by activity id; ids without a card are absent."""
    ids = list(activity_ids)
    if not ids:
        return {}
    # Ids stand beside the statement, not in it: the same words for every page of twenty, which databases know again.
    statement = (FACTS_AND_SERVED if with_served else FACTS).format(places=", ".join(["%s"] * len(ids)))
    with connection.cursor() as cursor:
        cursor.execute(statement, ids)
        return {number: (bytes(facts), _bytes(written)) for number, facts, written in cursor.fetchall()}


def _bytes(written: bytes | memoryview | str) -> bytes:
    return written.encode() if isinstance(written, str) else bytes(written)
