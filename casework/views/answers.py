"""Answers that several pages of the desk give."""

from typing import Any

from django.http import HttpResponse

UNPROCESSABLE, CONFLICT = 422, 409


def attachment(content: str | bytes, *, name: str, kind: str) -> HttpResponse:
    """A file to keep. Its name says what it is, never whose."""
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
