"""Whether the site can answer, for whoever watches the server: asked often, kept nowhere, silent about everything else."""

from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from finder.models import IndexVersion

UNAVAILABLE = 503


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 where the database answers and the index has been written, else 503; the body says which of the two is missing."""
    found = {"database": True, "index": False}
    try:
        found["index"] = IndexVersion.objects.exists()
    except Error:
        found["database"] = False
    return JsonResponse(found, status=200 if all(found.values()) else UNAVAILABLE)
