"""What every resource of the interface has in common: read-only, open to every page on the web, no cookie, no key."""

from hashlib import sha256
from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from rest_framework.exceptions import NotFound
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.languages import speaking_to
from api.throttling import PerMinute

# What was searched for stays with whoever asked: no proxy keeps it, and the browser asks again before using it.
PRIVATE = "private, no-cache"
PUBLIC = "public, max-age=3600"
OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Retry-After"}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class Resource(APIView):
    """Something anybody may read."""

    http_method_names = ["get", "head", "options"]
    throttle_classes = [PerMinute]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answers in the language asked for."""
        with speaking_to(request) as language:
            response = super().dispatch(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        return response

    @property
    def default_response_headers(self) -> dict[str, str]:
        """The headers of every answer, refusals too."""
        return {"Allow": "GET, HEAD, OPTIONS", "Vary": "Accept, Accept-Language", **OPEN_TO_ALL}

    def options(self, request: HttpRequest | Request, *args: Any, **kwargs: Any) -> Response:
        """Tells a browser what another site's page may ask (Fetch standard, CORS preflight)."""
        return Response(status=HTTPStatus.NO_CONTENT, headers=PREFLIGHT)


class GeoJSONRenderer(JSONRenderer):
    """Lets a client ask for `application/geo+json` (RFC 7946)."""

    media_type = "application/geo+json"


class Nowhere(Resource):
    """Every address beneath /api/ that is nothing else."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Says so, whatever the method."""
        raise NotFound

    def http_method_not_allowed(self, request: HttpRequest | Request, *args: Any, **kwargs: Any) -> Response:
        """The same for methods nobody knows."""
        raise NotFound


def reply(request: Request, body: Any, *, cache: str = PRIVATE, content_type: str = "application/json") -> HttpResponse:
    """The body as JSON with an ETag made from it; 304 where the client already has it (RFC 9110, 13.1.2)."""
    return reply_bytes(request, orjson.dumps(body), cache=cache, content_type=content_type)


def reply_bytes(
    request: Request, written: bytes, *, cache: str, content_type: str = "application/json"
) -> HttpResponse:
    """The same for JSON that is already written."""
    etag = f'"{sha256(written).hexdigest()[:32]}"'
    response: HttpResponse = HttpResponse(written, content_type=content_type)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = cache
    conditional = get_conditional_response(request._request, etag=etag, response=response)  # noqa: SLF001 (DRF's wrapper hides it)
    return conditional if isinstance(conditional, HttpResponse) else response
