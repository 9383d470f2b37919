"""Readers without an account: a page of something published, and a browser that sends its forms."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from activities.models import Activity
from tests.factories import NOW, PublishedActivityFactory

Send = Callable[..., Any]


@pytest.fixture
def coffee() -> Activity:
    """Published, with an address."""
    cache.clear()
    activity: Activity = PublishedActivityFactory(title="Kaffe", contact_email="kaffe@example.dk")
    return activity


@pytest.fixture
def send() -> Send:
    """Opens a page, waits, and sends its form from a browser without cookies; the answer has status and text."""

    def sent(path: str, *, wait_s: int = 30, origin: str = "http://testserver", **typed: str) -> tuple[int, str]:
        with time_machine.travel(NOW, tick=False) as clock:
            client = Client(enforce_csrf_checks=True, headers={"origin": origin})
            token = re.findall(r'name="token" value="([^"]+)"', client.get(path).content.decode())
            clock.shift(wait_s)
            answer = client.post(path, {"token": token[0] if token else "", "trap": "", **typed})
            assert (client.cookies, answer.cookies) == ({}, {})
        return answer.status_code, answer.content.decode()

    return sent
