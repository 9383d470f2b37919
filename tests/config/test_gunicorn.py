"""The server's own logs hold paths, never what somebody searched for; its workers share what is loaded once."""

import gc
import logging

import pytest
from django.urls import clear_url_caches, get_resolver

from config import gunicorn

# gunicorn's codes for the request line, the query, the referring page and the visitor's address.
TELLTALE = ("%(r)s", "%(q)s", "%(f)s", "%(h)s")


def logged(message: str, *arguments: object) -> str:
    """What the filter leaves of a message."""
    record = logging.LogRecord("gunicorn.error", logging.ERROR, "", 0, message, arguments, None)
    assert gunicorn.without_queries(record)
    return record.getMessage()


def test_the_access_log_names_path_and_status_alone() -> None:
    assert [code for code in TELLTALE if code in gunicorn.access_log_format] == []


def test_a_broken_request_is_logged_without_its_query() -> None:
    assert logged("Error handling request %s %s", "GET", "/find?q=sorg&place=Nordborg") == (
        "Error handling request GET /find?..."
    )


def test_a_malformed_request_is_logged_without_its_query() -> None:
    assert logged("Invalid request from ip=127.0.0.1: Invalid HTTP request line: 'GET /find?q=sorg HTTP/x'") == (
        "Invalid request from ip=127.0.0.1: Invalid HTTP request line: 'GET /find?... HTTP/x'"
    )


def test_a_percent_sign_in_a_message_is_only_a_percent_sign() -> None:
    assert logged("Worker at 100% of its memory?") == "Worker at 100% of its memory?..."


def test_every_page_is_loaded_before_the_workers_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "freeze", lambda: None)
    clear_url_caches()
    gunicorn.when_ready(None)
    assert "url_patterns" in vars(get_resolver())
