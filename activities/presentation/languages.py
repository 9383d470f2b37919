"""Words that are the same for everybody who reads in one language: worked out once, then only looked up."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.utils import translation

Given = ParamSpec("Given")
Said = TypeVar("Said")


def current_language() -> str:
    """The code of the language of the moment."""
    return translation.get_language() or settings.LANGUAGE_CODE


def once_per_language(say: Callable[Given, Said]) -> Callable[Given, Said]:
    """Keeps what `say` gives, by language and by what it is given (things with a hash)."""

    @lru_cache(maxsize=8192)
    def kept(_language: str, *given: Any, **named: Any) -> Said:
        return say(*given, **named)

    @wraps(say)
    def said(*given: Given.args, **named: Given.kwargs) -> Said:
        return kept(current_language(), *given, **named)  # type: ignore[arg-type]  # all of them have a hash

    return said
