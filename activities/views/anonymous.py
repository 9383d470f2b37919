"""Pages where somebody without an account or a cookie answers: what stands for a session is a signed token in the address or form."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def for_anybody(view: View[Rest]) -> View[Rest]:
    """Reading changes nothing, so scanners may open every link; what is sent must come from our own page.

    No cookie takes part, so there is no session a foreign page could act with; a browser that names another origin is refused.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if request.method == "POST" and not is_own_origin(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    allowed = require_http_methods(["GET", "HEAD", "POST"])(guarded)
    return csrf_exempt(never_cache(allowed))


def is_own_origin(request: HttpRequest) -> bool:
    """Whether the browser names our own site as where the form stood, or names none (mail programs, RFC 8058)."""
    origin = request.headers.get("Origin")
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"
