"""Goes through a table in batches by primary key: constant memory, and no cursor held open while others write."""

from collections.abc import Iterator
from typing import TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def in_batches(rows: "QuerySet[Row]", *, size: int) -> Iterator[list[Row]]:
    """Lists of at most `size` rows in the order of their primary keys; rows may be changed on the way."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:size]):
        yield batch
        last = batch[-1].pk
