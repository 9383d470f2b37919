"""What the field suggests while somebody types: what the finder knows, and the associations one can find something of."""

import time
from functools import lru_cache

from django.utils import translation

from activities.models import Organisation
from finder.language.suggestions import Suggestion, SuggestionIndex, own_suggestions
from finder.models import IndexEntry

# Seconds for which the names of associations are kept: a new one is suggested within that time.
NAMES_KEPT_S = 600
MOST_NAMES = 20_000
WEIGHT_OF_ASSOCIATION = 15


def suggest(prefix: str, *, limit: int) -> list[Suggestion]:
    """At most `limit` suggestions in the language of the page: kinds, needs, people, phrases, places, associations."""
    kept_until = int(time.time() // NAMES_KEPT_S)
    return _index(translation.get_language() or "da", kept_until).suggest(prefix, limit=limit)


@lru_cache(maxsize=3)
def _index(_language: str, kept_until: int) -> SuggestionIndex:
    return SuggestionIndex([*own_suggestions(), *_associations(kept_until)])


@lru_cache(maxsize=1)
def _associations(_kept_until: int) -> tuple[Suggestion, ...]:
    found = IndexEntry.objects.values("organisation_id").distinct()
    names = Organisation.objects.filter(pk__in=found).order_by("name").values_list("name", "pk")[:MOST_NAMES]
    return tuple(Suggestion("organisation", name, str(pk), WEIGHT_OF_ASSOCIATION) for name, pk in names)


def forget() -> None:
    """Looks the names up anew when somebody types next."""
    _index.cache_clear()
    _associations.cache_clear()
