"""A constant page of the same size, through the same server and the same middleware: nothing can be faster."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse

FLOOR_DIR = Path(__file__).resolve().parents[1] / "var" / "bench"


@cache
def _stored(name: str) -> bytes:
    stored: bytes = (FLOOR_DIR / name).read_bytes()
    return stored


def floor_html(_request: HttpRequest) -> HttpResponse:
    """A results page as it was once rendered."""
    return HttpResponse(_stored("page.html"))


def floor_json(_request: HttpRequest) -> HttpResponse:
    """An API answer as it was once written."""
    return HttpResponse(_stored("page.json"), content_type="application/json")
