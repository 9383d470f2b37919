"""Which language the sentences of an answer are in: Danish, unless the request asks for another one we speak."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header


@contextmanager
def speaking_to(request: HttpRequest) -> Iterator[str]:
    """Speaks the language `Accept-Language` prefers (RFC 9110, 12.5.4) and yields its code; no cookie takes part."""
    code = _preferred(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    with translation.override(code):
        yield code


@lru_cache(maxsize=256)
def _preferred(header: str) -> str:
    for code, quality in parse_accept_lang_header(header):
        if code == "*" or not quality:
            break
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def path_prefix() -> str:
    """What stands before the path of a page in the language of the moment; nothing for the site's own language."""
    code = translation.get_language() or settings.LANGUAGE_CODE
    return "" if code == settings.LANGUAGE_CODE else f"/{code}"
