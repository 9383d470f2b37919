"""Staff come through the municipality's own sign-in: a fake OpenID Connect provider on the loopback says who they are."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import Resolver404, resolve
from pytest_django import Settings

from accounts import claims, encryption
from accounts.models import Role, User
from tests.accounts.conftest import make_person

DOOR, ANSWER = "/konto/log-ind/kommune/", "/konto/log-ind/kommune/svar/"
KEY = "a key of thirty-two bytes and more, for HS256"
RIKKE = {
    "sub": "42",
    "email": "Rikke@Example.dk",
    "name": "Rikke Rask",
    "role": "caseworker",
    "unit": "Socialpsykiatrien",
}


@dataclass
class Provider:
    """What the provider says of whoever signs in."""

    said: dict[str, Any] = field(default_factory=lambda: dict(RIKKE))
    address: str = ""
    audience: str = "kom-som-du-er"
    status: int = 200
    asked: list[dict[str, list[str]]] = field(default_factory=list)

    def answer_to(self, path: str) -> dict[str, Any]:
        """One of the three documents a provider serves."""
        if path.startswith("/.well-known/"):
            ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            return {
                "issuer": self.address,
                "jwks_uri": f"{self.address}/jwks",
                **{f"{name}_endpoint": f"{self.address}/{end}" for name, end in ends.items()},
            }
        return (
            self.said
            if path == "/userinfo"
            else {"access_token": "t", "token_type": "Bearer", "id_token": self.token()}
        )

    def token(self) -> str:
        """The signed statement itself."""
        now = int(time.time())
        return jwt.encode({**self.said, "iss": self.address, "aud": self.audience, "iat": now, "exp": now + 60}, KEY)


def handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    """Serves what `provider` says."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer()

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            provider.asked.append(parse_qs(self.rfile.read(length).decode()))
            self.answer()

        def answer(self) -> None:
            body = json.dumps(provider.answer_to(urlsplit(self.path).path)).encode()
            self.send_response(provider.status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: Any) -> None:
            pass

    return Handler


@pytest.fixture
def provider(settings: Settings, monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[Provider]:
    """The provider, and an installation that trusts it and wants a second factor of staff."""
    for proxy in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(proxy, raising=False)
    fake = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(fake))
    fake.address = f"http://127.0.0.1:{server.server_address[1]}"
    app = {"provider_id": "kommune", "name": "K", "client_id": "kom-som-du-er", "secret": "s"}
    settings.OIDC_ISSUER = fake.address
    settings.REQUIRE_SECOND_FACTOR = True
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True, "APPS": [{**app, "settings": {"server_url": fake.address}}],
        }
    }  # fmt: skip
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield fake
    server.shutdown()
    server.server_close()


def come_in(client: Client) -> Any:
    """Goes to the municipality's sign-in and comes back from it."""
    there = parse_qs(urlsplit(client.get(DOOR).headers["Location"]).query)
    return client.get(ANSWER, {"code": "c", "state": there["state"][0]})


def test_a_caseworker_comes_in_with_role_and_unit(client: Client, provider: Provider) -> None:
    assert come_in(client).headers["Location"] == "/raadgivning/"
    person = User.objects.get()
    assert (person.email, person.name, person.role, person.unit, person.has_usable_password()) == (
        "rikke@example.dk", "Rikke Rask", Role.CASEWORKER, "Socialpsykiatrien", False,
    )  # fmt: skip
    assert client.get("/konto/").status_code == 200


def test_the_sign_in_page_leads_there(client: Client, provider: Provider) -> None:
    assert f'href="{DOOR}"' in client.get("/konto/log-ind/").content.decode()


def test_the_answer_is_bound_to_the_question(client: Client, provider: Provider) -> None:
    there = parse_qs(urlsplit(client.get(DOOR).headers["Location"]).query)
    assert there["code_challenge_method"] == ["S256"]
    stranger = Client().get(ANSWER, {"code": "c", "state": there["state"][0]})
    assert (stranger.status_code, User.objects.count()) == (400, 0)


def test_an_answer_cannot_be_given_twice(client: Client, provider: Provider) -> None:
    there = parse_qs(urlsplit(client.get(DOOR).headers["Location"]).query)
    answers = [client.get(ANSWER, {"code": "c", "state": there["state"][0]}).status_code]
    client.post("/konto/log-ud/")
    answers.append(client.get(ANSWER, {"code": "c", "state": there["state"][0]}).status_code)
    assert answers == [302, 400]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"role": "janitor"}, "Dit login giver dig ingen rolle her."),
        ({"role": None}, "Dit login giver dig ingen rolle her."),
        ({"role": {"caseworker": True}}, "Dit login giver dig ingen rolle her."),
        ({"role": ["caseworker", "team_lead"]}, "Dit login giver dig mere end én rolle her."),
        ({"unit": " "}, "Dit login siger ikke, hvilken afdeling du hører til."),
        ({"email": ""}, "Dit login siger ikke, hvilken e-mail du har."),
    ],
)
def test_claims_that_say_too_little_or_too_much_are_refused(
    client: Client, provider: Provider, said: dict[str, Any], why: str
) -> None:
    provider.said |= said
    answer = come_in(client)
    assert (answer.status_code, why in answer.content.decode()) == (403, True)
    assert not User.objects.exists()


def test_a_token_for_somebody_else_s_site_is_refused(client: Client, provider: Provider) -> None:
    provider.audience = "another-site"
    assert come_in(client).status_code == 400
    assert not User.objects.exists()


def test_a_provider_that_fails_is_said_in_words(client: Client, provider: Provider) -> None:
    provider.status = 503
    answer = client.get(DOOR)
    assert (answer.status_code, "Kommunens login svarede ikke" in answer.content.decode()) == (502, True)


def test_role_and_unit_follow_at_every_sign_in(client: Client, provider: Provider) -> None:
    come_in(client)
    provider.said |= {"role": ["team_lead", "something-else"], "unit": "Ældre"}
    come_in(Client())
    person = User.objects.get()
    assert (person.role, person.unit) == (Role.TEAM_LEAD, "Ældre")


def test_who_has_lost_the_role_has_lost_it_here_and_everywhere(client: Client, provider: Provider) -> None:
    come_in(client)
    provider.said["role"] = "janitor"
    assert come_in(Client()).status_code == 403
    person = User.objects.get()
    assert (person.role, person.unit) == (Role.NONE, "")
    assert client.get("/konto/").status_code == 302


def test_a_person_with_the_same_address_is_the_same_person(client: Client, provider: Provider) -> None:
    known = make_person("rikke@example.dk", name="Rikke")
    come_in(client)
    assert list(User.objects.values_list("pk", "role", "unit")) == [(known.pk, Role.CASEWORKER, "Socialpsykiatrien")]


def test_without_a_provider_the_door_is_not_there(client: Client, db: None) -> None:
    assert client.get(DOOR).status_code == 404
    assert DOOR not in client.get("/konto/log-ind/").content.decode()


@pytest.mark.parametrize("name", ["\x00", "a\x00b", "a b", "æ"])
def test_a_name_no_provider_can_have_is_no_door(name: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/konto/log-ind/{name}/")


def test_what_the_id_token_says_and_what_was_asked_for_go_together() -> None:
    assert claims.told({"id_token": {"a": 1, "b": 1}, "userinfo": {"b": 2}}) == {"a": 1, "b": 2}
    assert claims.told({"a": 1}) == {"a": 1}


def test_locked_texts_open_with_old_keys_until_they_are_locked_anew(settings: Settings) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    settings.ENCRYPTION_KEYS = [old]
    locked = encryption.encrypt("æøå")
    settings.ENCRYPTION_KEYS = [new, old]
    relocked = encryption.relock(locked)
    settings.ENCRYPTION_KEYS = [new]
    assert encryption.decrypt(relocked) == "æøå"
    with pytest.raises(encryption.UnreadableError):
        encryption.decrypt(locked)


def test_a_key_that_is_none_stops_the_start(settings: Settings) -> None:
    settings.ENCRYPTION_KEYS = ["short"]
    with pytest.raises(ImproperlyConfigured, match="ENCRYPTION_KEYS"):
        encryption.encrypt("x")
