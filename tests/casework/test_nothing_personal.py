"""After the whole flow the database holds the reference, and nothing else of a person: no name, no number, no word in clear text."""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client as Browser
from django.utils import timezone

from accounts.models import User
from casework.models import AccessRecord, Answer, Client, Shortlist
from tests.casework.lists import PERSON, a_list, item_of
from tests.casework.offers import write_index

NOTE, AGREED, REASON, ANSWER = (
    "Bange for hunde.",
    "Hun ringer selv på fredag.",
    "Fordi hun sang i kor.",
    "Kun hvis det ikke regner.",
)
INTERESTS = "akvarelmaling"


def every_cell() -> Iterator[str]:
    """Each value of each table, as the database itself gives it; sessions unpacked, too."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 (our own tables)
            for row in cursor.fetchall():
                yield from (str(bytes(cell) if isinstance(cell, memoryview) else cell) for cell in row)
    yield from (str(session.get_decoded()) for session in Session.objects.all())


def test_only_the_reference_is_found(caseworker: User, browser_of: Callable[[User], Browser]) -> None:
    desk, phone = browser_of(caseworker), Browser()
    told = {"reference": "blå stol", "interests": INTERESTS, "note": NOTE, "home": "Nordborg"}
    refused = [
        desk.post("/raadgivning/ny/", told | {"note": f"{NOTE} Hun hedder noget, cpr {PERSON['cpr']}"}),
        desk.post("/raadgivning/ny/", told | {"reference": PERSON["name"]}),
        desk.post("/raadgivning/ny/", told | {"interests": f"Skriv til {PERSON['email']}"}),
    ]
    desk.post("/raadgivning/ny/", told)
    client = Client.objects.get()
    desk.get(f"/raadgivning/?q={PERSON['cpr']}")
    desk.get(f"/raadgivning/?q={PERSON['name']}")
    _the_list(client, desk, caseworker)
    _the_way_back(client, desk, phone)
    cells = list(every_cell())
    secrets = (*PERSON.values(), PERSON["phone"].replace(" ", ""), NOTE, AGREED, REASON, ANSWER, INTERESTS)
    assert [answer.status_code for answer in refused] == [422, 422, 422]
    assert [secret for secret in secrets if any(secret in cell for cell in cells)] == []
    assert any("blå stol" in cell for cell in cells)
    assert (Shortlist.objects.get().agreed, Answer.objects.first().words) == (AGREED, ANSWER)  # type: ignore[union-attr]  # there is one


def _the_list(client: Client, desk: Browser, caseworker: User) -> None:
    shortlist = a_list(client, by=caseworker, confirmed_at=timezone.now())
    write_index()
    path = f"/raadgivning/{client.pk}/liste/"
    for agreed in (f"Ring {PERSON['phone']}", AGREED):
        page = desk.get(path).content.decode()
        base = page.partition('name="base" value="')[2].partition('"')[0]
        typed = {"base": base, "agreed": agreed, f"reason-{item_of(shortlist, 'Kor').pk}": REASON}
        desk.post(path, {**typed, "language": "da", "invites_words": "1", "do": "save"})
    desk.get(f"{path}papir-a4.pdf")
    desk.get(f"{path}laes-op/")


def _the_way_back(client: Client, desk: Browser, phone: Browser) -> None:
    path = f"/raadgivning/{client.pk}/liste/"
    desk.post(f"{path}link/")
    page = desk.get(f"{path}giv-med/").content.decode()
    code = page.partition("data-code>")[2].partition("<")[0]
    token = page.partition('<p class="address"><a href="')[2].partition('"')[0].rstrip("/").rpartition("/")[2]
    shown = phone.post(f"/liste/{token}/", {"code": code}).content.decode()
    key = shown.partition('name="key" value="')[2].partition('"')[0]
    item = item_of(Shortlist.objects.get(), "Kor").pk
    for words in (f"Ring til mig på {PERSON['phone']}", ANSWER):
        phone.post(f"/liste/{token}/", {"key": key, "item": item, "answer": "maybe", "words": words})
    cells = list(every_cell())
    assert token
    assert [secret for secret in (token, code, key) if any(secret in cell for cell in cells)] == []


def test_the_record_of_a_run_is_complete(caseworker: User, browser_of: Callable[[User], Browser]) -> None:
    desk, phone = browser_of(caseworker), Browser()
    desk.post("/raadgivning/ny/", {"reference": "blå stol"})
    client = Client.objects.get()
    _the_list(client, desk, caseworker)
    _the_way_back(client, desk, phone)
    verbs = [f"{one.verb}{'' if one.outcome == 'allowed' else '!'}" for one in AccessRecord.objects.order_by("pk")]
    assert verbs == [
        "create", "change", "pick", "pick", "pick",
        "read", "read", "reorder", "change!", "read", "read", "reorder",
        "read", "print", "read", "print", "read", "hand_over", "read", "open_link", "answer",
    ]  # fmt: skip
    assert all(one.reference == "blå stol" for one in AccessRecord.objects.all())


def test_no_table_scores_or_predicts_anybody() -> None:
    names = {field.name for model in apps.get_app_config("casework").get_models() for field in model._meta.get_fields()}
    words = ("score", "rank", "risk", "predict", "probab", "name", "cpr", "phone", "diagnos", "birth", "street")
    assert sorted(name for name in names for word in words if word in name) == []
