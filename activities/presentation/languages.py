"""Words that are the same for everybody who reads in one language: worked out once, then only looked up."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

from django.conf import settings
from django.utils import translation

Said = TypeVar("Said")


def current_language() -> str:
    """The code of the language of the moment."""
    return translation.get_language() or settings.LANGUAGE_CODE


def once_per_language(say: Callable[..., Said]) -> Callable[..., Said]:
    """Keeps what `say` gives, by language and by what it is given (things with a hash, in their order)."""

    @lru_cache(maxsize=8192)
    def kept(_language: str, *given: Any) -> Said:
        return say(*given)

    @wraps(say)
    def said(*given: Any) -> Said:
        return kept(current_language(), *given)

    return said
