"""What the interface says when it cannot answer: problem details (RFC 9457), also where Django or DRF refuses."""

import logging
import traceback
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

import orjson
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, MethodNotAllowed, NotAcceptable, NotFound, Throttled

from finder.parameters import ParameterError

CONTENT_TYPE = "application/problem+json"
logger = logging.getLogger(__name__)


class CannotRead(APIException):
    """Parameters that cannot be used; each is named with what would be right."""

    status_code = HTTPStatus.BAD_REQUEST

    def __init__(self, errors: Iterable[ParameterError]) -> None:
        """Keeps every error, in the order found."""
        self.errors = tuple(errors)
        super().__init__("parameters")


class NoSuchThing(NotFound):
    """An id nobody has, or whose thing nobody may see."""

    def __init__(self) -> None:
        """Names the id in the path."""
        self.errors = (ParameterError("id", _("Der er ikke noget med det id.")),)
        super().__init__("id")


def answer_to(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """DRF's exception handler: the problem an exception means. What nobody foresaw is logged without its message."""
    if isinstance(error, APIException):
        response = problem(error.status_code, _sentence_for(error), getattr(error, "errors", ()))
        if (seconds := getattr(error, "wait", None)) is not None:
            response.headers["Retry-After"] = str(seconds)
        return response
    if isinstance(error, Http404):
        return problem(HTTPStatus.NOT_FOUND, _nothing_here())
    if isinstance(error, (SuspiciousOperation, BadRequest)):
        return problem(HTTPStatus.BAD_REQUEST, _("Vi kan ikke læse det, du sendte."))
    return _our_fault(error, context)


def problem(status: int, detail: str, errors: Iterable[ParameterError] = ()) -> HttpResponse:
    """One problem as a response; `errors` name the parameters at fault."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "errors": list(errors),
    }
    return HttpResponse(orjson.dumps(body), content_type=CONTENT_TYPE, status=status)


def _sentence_for(error: APIException) -> str:
    sentences = {
        CannotRead: _("Der er noget i spørgsmålet, vi ikke kan bruge. Se under errors, hvad der ville være rigtigt."),
        NoSuchThing: _("Der er ikke noget med det id."),
        NotFound: _nothing_here(),
        MethodNotAllowed: _("Her kan man kun læse. Brug GET."),
        NotAcceptable: _("Vi svarer kun med JSON. Bed om application/json."),
        Throttled: _("Det gik for hurtigt. Vent lidt, og prøv igen."),
    }
    return sentences.get(type(error)) or _("Vi kan ikke læse det, du sendte.")


def _nothing_here() -> str:
    return _("Der er ikke noget på den adresse. Se /api/v1/docs.")


def _our_fault(error: Exception, context: dict[str, Any]) -> HttpResponse:
    """The message is kept out of the log, for it may quote what somebody searched for; where it happened is enough."""
    request = context["request"]
    got_request_exception.send(sender=None, request=request)
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s: %s\n%s", request.path, type(error).__name__, where)
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, _("Der gik noget galt hos os. Prøv igen om lidt."))
