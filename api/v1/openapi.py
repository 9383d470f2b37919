"""The OpenAPI document of version 1, worked out once per address the site is reached at."""

from functools import lru_cache
from typing import Any

import orjson
from django.conf import settings
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator

from api.v1.schemas import SCHEMAS

DESCRIPTION = """
What the site finds, for other people's programs. Everybody may read it: there is no key, no account and no cookie, and nothing
is kept of what is asked.

* **Unknown is not yes and not no.** A fact nobody has told us is `unknown`, null or an empty list, and it never counts as either.
* **Sentences** (labels, explanations, problems) are Danish; `Accept-Language: en` or `de` asks for another language.
* **Problems** are problem details (RFC 9457); `errors` names each parameter at fault and what would be right. A parameter that is
  not known is refused, so that a misspelt one never gives an answer to another question.
* **Again and again:** answers carry an `ETag`; send it back as `If-None-Match` and an answer that is still true is a 304.
* **Ids** are opaque strings. Codes never change their name; new codes and new keys may come.
"""
GENERATOR: Any = SchemaGenerator  # drf-spectacular ships no types
TAGS = {
    "activities": "What one can take part in.",
    "organisations": "Those who run it.",
    "places": "Where it is held.",
    "vocabulary": "The coded words all the others use.",
    "map": "What was found, as points.",
}


@lru_cache(maxsize=8)
def openapi_document(site: str) -> bytes:
    """The document as JSON; `site` is scheme and host."""
    with translation.override("en"):
        document: dict[str, Any] = GENERATOR().get_schema(request=None, public=True)
    return orjson.dumps({**document, "servers": [{"url": site, "description": settings.SITE_NAME}]})


def complete(result: dict[str, Any], **_of_the_generator: Any) -> dict[str, Any]:
    """Puts in what the generator does not know: the shapes, the tags and who we are."""
    contact = {"name": settings.SITE_OWNER, "email": settings.SITE_EMAIL, "url": settings.SITE_URL}
    return {
        **result,
        "info": {**result["info"], "title": settings.SITE_NAME, "description": DESCRIPTION.strip(), "contact": contact},
        "tags": [{"name": name, "description": description} for name, description in TAGS.items()],
        "components": {"schemas": SCHEMAS},
    }
