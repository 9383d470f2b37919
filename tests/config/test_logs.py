"""No log holds what opens a list, or what answers a mail."""

import logging

import pytest

from config.logs import WithoutTokens


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("Gone: /liste/s3cr3t-_x/", "Gone: /liste/.../"),
        ("Unprocessable: /de/liste/s3cr3t/", "Unprocessable: /de/liste/.../"),
        ("Bad: '/bekraeft/a:b:c/passer/'", "Bad: '/bekraeft/.../passer/'"),
        ("/svar/a.b?x", "/svar/...?x"),
        ("Not Found: /raadgivning/3/liste/giv-med/", "Not Found: /raadgivning/3/liste/giv-med/"),
        ("Not Found: /min-liste/x", "Not Found: /min-liste/x"),
        ("Worker at 100% of its memory", "Worker at 100% of its memory"),
    ],
)
def test_a_token_is_cut_out(message: str, kept: str) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s", (message,), None)
    assert WithoutTokens().filter(record)
    assert record.getMessage() == kept
