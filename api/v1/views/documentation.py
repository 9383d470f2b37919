"""The interface described: for programs as OpenAPI, for people as a page on which to try it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe
from rest_framework.request import Request

from api.resource import PUBLIC, Resource, reply_bytes
from api.v1.addresses import Addresses
from api.v1.openapi import openapi_document
from api.v1.reading import refuse_other_than


class OpenAPI(Resource):
    """The document (OpenAPI 3.1)."""

    schema = None

    def get(self, request: Request) -> HttpResponse:
        """As it holds at the address it was asked at."""
        refuse_other_than(request.query_params, frozenset())
        return reply_bytes(request, openapi_document(Addresses.of(request).site), cache=PUBLIC)


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """The page; it runs on our own copy of Swagger UI and asks no other host."""
    with translation.override("en"):
        response = render(request, "api/docs.html")
    response.headers["Content-Language"] = "en"
    return response
