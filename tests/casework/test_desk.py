"""The caseworker's desk, page by page: few taps to suggestions, nothing kept that says who somebody is, nothing lost."""

import csv
import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client as Browser
from django.utils import timezone

from accounts.models import User
from activities.models import Activity
from activities.occurrences import materialise
from casework import clients
from casework.models import AccessRecord, Client
from tests.casework.conftest import NOW, recorded
from tests.factories import PublishedActivityFactory, ScheduleFactory, StatementFactory

WHO = {"cpr": "010190-1234", "phone": "20 30 40 50", "email": "anna@example.dk", "name": "Anna Jensen"}


@pytest.fixture
def desk(caseworker: User, browser_of: Callable[[User], Browser]) -> Browser:
    """The caseworker's browser."""
    return browser_of(caseworker)


@pytest.fixture
def knitting(db: None) -> Any:
    """Something everybody can find, about which little is known."""
    made = PublishedActivityFactory(title="Strik og snak", category="creative", confirmed_at=timezone.now())
    ScheduleFactory(activity=made)
    StatementFactory(activity=made, feature="wheelchair_participation", value="yes")
    findable(made)
    return made


def findable(activity: Activity) -> None:
    """Gives it dates and puts it in the index, as a change does once it is kept."""
    materialise(activity, now=timezone.now())
    call_command("rebuild_index", verbosity=0)


def page_of(browser: Browser, path: str, **data: Any) -> str:
    """What a page says."""
    return browser.get(f"/raadgivning/{path}", data).content.decode()


def test_from_the_form_to_suggestions_in_one_step(desk: Browser, knitting: Any) -> None:
    told = {
        "reference": "blå stol",
        "needs": ["wheelchair", "needs_calm"],
        "must_needs": ["wheelchair"],
        "categories": ["creative"],
        "home": "6400",
        "max_price": "0",
        "starts_after": "540",
        "note": "Kom glad sidst.",
    }
    answer = desk.post("/raadgivning/ny/", told, follow=True)
    made = Client.objects.get()
    assert answer.redirect_chain == [(f"/raadgivning/{made.pk}/", 302)]
    assert (made.must_needs, made.nice_needs, made.home, made.max_price, made.starts_after) == (
        ["wheelchair"], ["needs_calm"], "6400 Sønderborg", 0, 540,
    )  # fmt: skip
    page = answer.content.decode()
    for said in (
        "Strik og snak",
        "Passer, fordi",
        "Det ved vi ikke. Spørg dem:",
        "Er der trin på vejen ind?",
        "Læg på listen",
    ):
        assert said in page, said


def test_only_the_reference_is_needed(desk: Browser) -> None:
    assert desk.post("/raadgivning/ny/", {"reference": "S-17"}).status_code == 302
    said = desk.post("/raadgivning/ny/", {"needs": ["wheelchair"]})
    assert said.status_code == 422
    page = said.content.decode()
    assert "Skriv en reference, for eksempel blå stol eller S-17." in page
    assert 'id="needs-wheelchair" name="needs" value="wheelchair" checked' in page


@pytest.mark.parametrize("field", ["reference", "interests", "note"])
@pytest.mark.parametrize("kind", ["cpr", "phone", "email"])
def test_what_says_who_it_is_is_neither_kept_nor_recorded(desk: Browser, field: str, kind: str) -> None:
    said = desk.post("/raadgivning/ny/", {"reference": "S-17", "home": "Nordborg", field: f"x {WHO[kind]}"})
    assert said.status_code == 422
    assert "Her må ingen kunne se, hvem det handler om." in said.content.decode()
    assert "Nordborg" in said.content.decode(), "what was typed is still there"
    assert Client.objects.count() == 0
    last = AccessRecord.objects.first()
    assert last is not None
    assert (last.verb, last.outcome, last.detail) == ("create", "refused", field)


def test_a_reference_that_is_a_name_is_answered_kindly(desk: Browser) -> None:
    page = desk.post("/raadgivning/ny/", {"reference": WHO["name"]}).content.decode()
    assert "Det ligner et navn. Brug noget, kun du kan føre tilbage, for eksempel blå stol eller S-17." in page


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"home": "Perlegade 12"}, "Skriv kun en by eller et postnummer"),
        ({"starts_after": "900", "ends_before": "600"}, "Vælg et tidspunkt, der er senere end det første."),
        ({"max_km": "9999"}, "Vælg en af mulighederne."),
        ({"needs": ["flying"]}, "Vælg en af mulighederne."),
        ({"note": "x" * 2001}, "Teksten er for lang: 2001 tegn."),
        ({"note": "x" * 100_000}, "Teksten er for lang: 100000 tegn."),
        ({"note": "<b>"}, "Skriv uden HTML-koder."),
    ],
)
def test_what_cannot_be_is_said_in_words(desk: Browser, told: dict[str, Any], sentence: str) -> None:
    said = desk.post("/raadgivning/ny/", {"reference": "S-17", **told})
    assert (said.status_code, sentence in said.content.decode()) == (422, True)


def test_two_at_once_lose_nothing(desk: Browser, colleague: User, person: Client, browser_of: Any) -> None:
    clients.share(person, colleague=colleague, by=person.owner, now=NOW)
    theirs = browser_of(colleague)
    told = {"reference": "blå stol", "must_needs": ["wheelchair"], "base": "1", "interests": "strik"}
    assert theirs.post(f"/raadgivning/{person.pk}/ret/", {**told, "home": "Gråsten"}).status_code == 302
    asked = desk.post(f"/raadgivning/{person.pk}/ret/", {**told, "home": "Augustenborg", "note": "Ring først."})
    page = asked.content.decode()
    assert asked.status_code == 409
    for said in ("Gråsten", "Augustenborg", "Ring først.", 'name="base" value="2"'):
        assert said in page, said
    person.refresh_from_db()
    assert person.home == "Gråsten"
    looked = desk.post(f"/raadgivning/{person.pk}/ret/", {**told, "home": "Augustenborg", "base": "2", "_look": "1"})
    assert 'value="Augustenborg"' in looked.content.decode()
    assert desk.post(f"/raadgivning/{person.pk}/ret/", {**told, "home": "Augustenborg", "base": "2"}).status_code == 302
    person.refresh_from_db()
    assert (person.home, person.version) == ("Augustenborg", 3)


@pytest.mark.parametrize("base", ["", "x", "-1", "9" * 40])
def test_a_forged_version_saves_nothing(desk: Browser, person: Client, base: str) -> None:
    told = {"reference": "blå stol", "base": base, "home": "Gråsten"}
    assert desk.post(f"/raadgivning/{person.pk}/ret/", told).status_code == 409
    person.refresh_from_db()
    assert person.home == "Nordborg"


def test_the_record_of_a_visit_is_complete(desk: Browser, person: Client, colleague: User, knitting: Any) -> None:
    at = f"/raadgivning/{person.pk}"
    desk.get("/raadgivning/")
    desk.get("/raadgivning/", {"q": "blå"})
    desk.get(f"{at}/")
    desk.get(f"{at}/hvorfor-ikke/", {"q": "strik"})
    desk.post(f"{at}/ret/", {"reference": "blå stol", "base": "1", "home": "Gråsten", "must_needs": ["wheelchair"], "interests": "strik", "note": person.note})  # fmt: skip
    desk.post(f"{at}/del/", {"colleague": colleague.pk})
    desk.post(f"{at}/del-ikke/", {"colleague": colleague.pk})
    desk.get(f"{at}/hent.json")
    desk.get(f"{at}/hent.pdf")
    desk.get(f"{at}/opslag.csv")
    desk.post(f"{at}/slet/")
    told = [(verb, reference) for _email, verb, reference, _outcome in recorded()]
    ours = "blå stol"
    assert told == [
        ("create", ours), ("list", ""), ("search", ""), ("read", ours), ("suggest", ours), ("read", ours), ("explain", ours),
        ("read", ours), ("change", ours), ("share", ours), ("unshare", ours), ("export", ours), ("export", ours),
        ("read_record", ours), ("delete", ours),
    ]  # fmt: skip
    details = AccessRecord.objects.filter(verb__in=["search", "change", "share"]).order_by("pk")
    assert [one.detail for one in details] == ["blå", "home", colleague.email]


def test_a_search_that_says_who_it_is_leaves_only_its_kind(desk: Browser) -> None:
    for words in WHO.values():
        desk.get("/raadgivning/", {"q": words})
    assert list(AccessRecord.objects.order_by("pk").values_list("detail", flat=True)) == [
        "(cpr)", "(phone)", "(email)", "(name)",
    ]  # fmt: skip


def test_the_list_holds_ones_own_and_what_was_shared(
    desk: Browser, client_of: Callable[..., Client], colleague: User, outsider: User
) -> None:
    client_of("min egen")
    shared = client_of("delt stol", by=colleague)
    client_of("ikke delt", by=colleague)
    client_of("helt fremmed", by=outsider)
    clients.share_with_unit(shared, is_shared=True, by=colleague, now=NOW)
    page = page_of(desk, "")
    assert [said in page for said in ("min egen", "delt stol", "ikke delt", "helt fremmed")] == [
        True,
        True,
        False,
        False,
    ]
    found = page_of(desk, "", q="DELT")
    assert ("delt stol" in found, "min egen" in found) == (True, False)


def test_a_search_is_recorded_without_what_no_database_can_keep(desk: Browser) -> None:
    page_of(desk, "", q="st\x00ol")
    assert AccessRecord.objects.latest("pk").detail == "stol"


def test_why_not_names_the_reason(desk: Browser, person: Client) -> None:
    stairs = PublishedActivityFactory(title="Trappekoret", confirmed_at=timezone.now())
    ScheduleFactory(activity=stairs)
    StatementFactory(activity=stairs, feature="step_free", value="no")
    findable(stairs)
    page = page_of(desk, f"{person.pk}/hvorfor-ikke/", q="TRAPPE")
    assert "trin" in page.partition("Trappekoret</a>")[2].partition("</section>")[0]
    assert "Vi kender ikke noget, der hedder sådan." in page_of(desk, f"{person.pk}/hvorfor-ikke/", q="zzz")


def test_a_draft_of_somebody_is_not_found_by_asking_why_not(desk: Browser, person: Client, knitting: Any) -> None:
    type(knitting).objects.filter(pk=knitting.pk).update(publication_status="draft")
    assert "Strik og snak" not in page_of(desk, f"{person.pk}/hvorfor-ikke/", q="strik")


def test_everything_under_a_reference_can_be_taken_along(desk: Browser, person: Client) -> None:
    data = json.loads(desk.get(f"/raadgivning/{person.pk}/hent.json").content)
    assert (data["reference"], data["codes"]["must_needs"], data["codes"]["note"], data["unit"]) == (
        "blå stol", ["wheelchair"], "Kom glad sidst.", "Fællesskaber",
    )  # fmt: skip
    assert {"what": "Skal passe", "said": "Jeg bruger kørestol"} in data["words"]
    assert "not anonymous" not in data["kind_of_data"]
    assert data["kind_of_data"].startswith("pseudonymised")
    paper = desk.get(f"/raadgivning/{person.pk}/hent.pdf")
    assert (paper.content[:5], paper.headers["Content-Disposition"]) == (
        b"%PDF-", 'attachment; filename="reference.pdf"',
    )  # fmt: skip


def test_the_record_can_be_taken_along_without_a_formula_in_it(desk: Browser, client_of: Callable[..., Client]) -> None:
    made = client_of("=1+1")
    desk.get(f"/raadgivning/{made.pk}/")
    text = desk.get(f"/raadgivning/{made.pk}/opslag.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text), delimiter=";"))
    assert [(row["verb"], row["reference"], row["outcome"]) for row in rows] == [
        ("read_record", "'=1+1", "allowed"), ("suggest", "'=1+1", "allowed"), ("read", "'=1+1", "allowed"), ("create", "'=1+1", "allowed"),
    ]  # fmt: skip
    again = json.loads(desk.get(f"/raadgivning/{made.pk}/opslag.json").content)
    assert [row["verb"] for row in again] == ["read_record", *(row["verb"] for row in rows)]


def test_free_words_lie_locked_in_the_database(desk: Browser) -> None:
    desk.post("/raadgivning/ny/", {"reference": "S-17", "interests": "klaverspil", "note": "Savner sin hund."})
    with connection.cursor() as cursor:
        cursor.execute("SELECT interests, note FROM casework_client")
        lying = cursor.fetchone()
    assert all(text.startswith("gAAAA") for text in lying)
    whole = whole_database()
    assert ("S-17" in whole, "klaverspil" in whole, "Savner" in whole) == (True, False, False)


def whole_database() -> str:
    """Every value of every table, as it lies there."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 (names of our own tables)
            told += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(told)


def test_a_note_no_key_opens_is_said_so_and_not_overwritten(desk: Browser, person: Client, settings: Any) -> None:
    settings.ENCRYPTION_KEYS = ["rUZ3TFJcl4Ts1Nw5LBKfxvFOR7jgLOaJTz9lzTrVQ0k="]
    page = page_of(desk, f"{person.pk}/")
    assert "(Teksten er låst med en nøgle, vi ikke har mere.)" in page
    locked = Client.objects.get()
    clients.change(locked, {"home": "Gråsten", "note": locked.note}, base=1, by=person.owner, now=NOW)
    settings.ENCRYPTION_KEYS = []
    assert Client.objects.get().note == "Kom glad sidst."


def test_small_counts_are_not_shown(desk: Browser, client_of: Callable[..., Client]) -> None:
    for number in range(4):
        client_of(f"nr {number}", now=timezone.now() - timedelta(days=1))
    assert page_of(desk, "tal/").count("Færre end fem") == 3
    client_of("nr 4", now=timezone.now())
    assert "Færre end fem" not in page_of(desk, "tal/")


def test_the_page_about_what_is_kept_names_every_field_and_never_says_anonymous(desk: Browser) -> None:
    page = page_of(desk, "hvad-vi-gemmer/")
    assert "Det er ikke anonymt." in page
    assert page.count("anonym") == 1
    assert "pseudonymiserede oplysninger" in page
    assert ("i 12 måneder" in page, "i 6 måneder" in page) == (True, True)
