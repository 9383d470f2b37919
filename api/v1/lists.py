"""Short lists beside the search: those who run something published, and the places that house it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Count, Exists, Model, OuterRef, QuerySet
from django.utils import timezone

from activities.models import Activity
from api.v1.addresses import Addresses, PageLinks
from api.v1.reading import beyond_end

T = TypeVar("T", bound=Model)
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of things: `field` is how an activity names such a thing, `body` how one is written."""

    name: str
    field: str
    body: Callable[[T, int, Addresses], dict[str, Any]]

    def page(self, things: QuerySet[T], *, asked: dict[str, Any], addresses: Addresses) -> dict[str, Any]:
        """The page `asked` for; raises CannotRead naming `page` when it lies beyond the end."""
        page, size = asked.get("page", 1), asked.get("page_size", PAGE_SIZE)
        count = things.count()
        if page > (last := max(1, -(-count // size))):
            raise beyond_end(last)
        shown = list(things[(page - 1) * size : page * size])
        links = PageLinks(addresses, self.name, _pairs(asked))
        return {
            "count": count,
            "page": page,
            "page_size": size,
            "next": links.to(page + 1, exists=page < last),
            "previous": links.to(page - 1, exists=page > 1),
            "results": self.written(shown, addresses),
        }

    def active(self, things: QuerySet[T]) -> QuerySet[T]:
        """Those with something that may be found."""
        found = Activity.objects.findable(timezone.now())
        return things.filter(Exists(found.filter(**{self.field: OuterRef("pk")})))

    def written(self, things: list[T], addresses: Addresses) -> list[dict[str, Any]]:
        """Each thing with how much may be found there, counted in one statement."""
        found = Activity.objects.findable(timezone.now()).filter(**{f"{self.field}__in": things})
        counts = dict(found.order_by().values_list(self.field).annotate(Count("pk")))
        return [self.body(one, counts.get(one.pk, 0), addresses) for one in things]


def _pairs(asked: dict[str, Any]) -> list[tuple[str, str]]:
    lists = {name: value if isinstance(value, tuple) else (value,) for name, value in asked.items() if name != "page"}
    return [(name, str(value)) for name, values in lists.items() for value in values]


def named_like(things: QuerySet[T], text: str) -> QuerySet[T]:
    """Those whose name holds the text, whatever the case; compared here, since databases disagree on æ, ø and å."""
    wanted = text.casefold()
    return things.filter(pk__in=[pk for pk, name in things.values_list("pk", "name") if wanted in name.casefold()])
