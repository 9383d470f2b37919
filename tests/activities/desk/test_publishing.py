"""From a draft to everybody's eyes: sent, read by an approver, sent back with a reason, and told by mail."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from accounts.models import User
from activities import drafts
from activities.belongings import write_belongings
from activities.models import Activity, Organisation, Revision
from activities.places import state_feature
from activities.revision import propose
from tests.factories import PlaceFactory

BrowserOf = Callable[[User], Client]
TUESDAYS = {
    "start_date": "2026-09-01",
    "start_time": "10:00:00",
    "end_time": "12:00:00",
    "rrule": "FREQ=WEEKLY;BYDAY=TU",
}


@pytest.fixture
def ready(draft: Activity) -> Activity:
    """A draft with all that is needed."""
    Activity.objects.filter(pk=draft.pk).update(place=PlaceFactory(), contact_phone="12345678")
    write_belongings(draft, {"schedules": [TUESDAYS]}, now=timezone.now())
    draft.refresh_from_db()
    return draft


def desk(activity: Activity, what: str = "") -> str:
    return f"/forening/aktivitet/{activity.pk}/{what}"


def answer(client: Client, page: str, **said: str) -> str:
    """Reads a page of the queue, answers it as it was read, and gives the page one lands on."""
    return answered_as_read(client, page, seen_on(client, page), **said)


def seen_on(client: Client, page: str) -> str:
    return str(re.findall(r'name="seen" value="([^"]+)"', client.get(page).content.decode())[0])


def answered_as_read(client: Client, page: str, seen: str, **said: str) -> str:
    return client.post(page, {"seen": seen, **said}, follow=True).content.decode()


def status(activity: Activity) -> str:
    activity.refresh_from_db()
    return activity.publication_status


def mails() -> list[tuple[str, str]]:
    return [(mail.to[0], mail.subject) for mail in Email.objects.order_by("pk")]


def test_what_is_missing_is_said_and_nothing_is_sent(browser_of: BrowserOf, person: User, draft: Activity) -> None:
    answer = browser_of(person).post(desk(draft, "send/"), follow=True)
    assert (status(draft), "Skriv, hvornår det er. Skriv, hvor det er. Skriv, hvem man kan spørge." in answer.content.decode()) == (
        "draft", True,
    )  # fmt: skip


def test_a_new_organisation_waits_and_a_verified_one_does_not(
    browser_of: BrowserOf, person: User, ready: Activity, verify: Callable[[], None]
) -> None:
    client = browser_of(person)
    client.post(desk(ready, "send/"))
    waits = status(ready)
    other = drafts.copy_of(ready, now=timezone.now())
    verify()
    client.post(desk(other, "send/"))
    assert (waits, status(other)) == ("submitted", "published")


def test_an_approver_shows_it_and_everybody_is_told(
    browser_of: BrowserOf, person: User, approver: User, ready: Activity
) -> None:
    browser_of(person).post(desk(ready, "send/"))
    client = browser_of(approver)
    queue = client.get("/forening/godkend/").content.decode()
    answer(client, f"/forening/godkend/aktivitet/{ready.pk}/", answer="yes")
    assert ("Tirsdagskaffe" in queue, status(ready), mails()) == (
        True, "published", [("fie@example.dk", "Tirsdagskaffe er på siden nu")],
    )  # fmt: skip
    assert Client().get(ready.get_absolute_url()).status_code == 200


def test_sending_back_needs_a_reason_which_the_organiser_reads(
    browser_of: BrowserOf, person: User, approver: User, ready: Activity
) -> None:
    browser_of(person).post(desk(ready, "send/"))
    page, client = f"/forening/godkend/aktivitet/{ready.pk}/", browser_of(approver)
    refused = answer(client, page, answer="back", reason="")
    answer(client, page, answer="back", reason="Hvor er døren?")
    assert ("Skriv, hvad der mangler." in refused, status(ready)) == (True, "draft")
    assert "Hvor er døren?" in browser_of(person).get(desk(ready)).content.decode()
    assert "Mangler lidt: Hvor er døren?" in browser_of(person).get("/forening/").content.decode()
    assert mails() == [("fie@example.dk", "Vi mangler lidt om Tirsdagskaffe")]


def test_an_edit_is_seen_word_by_word_and_approved_as_it_was_seen(
    browser_of: BrowserOf, person: User, approver: User, shown: Activity
) -> None:
    propose(
        shown,
        changes={"title": "Strik og kage", "audiences": {"lonely": "open"}},
        base_version=shown.version,
        by=person,
    )
    edit, client = Revision.objects.get(), browser_of(approver)
    page = f"/forening/godkend/rettelse/{edit.pk}/"
    text = client.get(page).content.decode()
    assert "Strik og <del>snak</del><ins>kage</ins>" in text
    assert "Også for: Jeg mangler nogen at være sammen med" in text
    answer(client, page, answer="yes")
    shown.refresh_from_db()
    assert (shown.title, shown.audiences.get().audience, Revision.objects.count()) == ("Strik og kage", "lonely", 0)


def test_an_edit_sent_back_stays_with_its_author_and_out_of_the_queue(
    browser_of: BrowserOf, person: User, approver: User, shown: Activity
) -> None:
    propose(shown, changes={"title": "Kage"}, base_version=shown.version, by=person)
    edit = Revision.objects.get()
    answer(browser_of(approver), f"/forening/godkend/rettelse/{edit.pk}/", answer="back", reason="For kort.")
    queue = browser_of(approver).get("/forening/godkend/").content.decode()
    assert ("Rettelser" in queue, status(shown)) == (False, "published")
    assert "Din rettelse mangler lidt: For kort." in browser_of(person).get("/forening/").content.decode()


def test_an_organisation_is_verified_once(
    browser_of: BrowserOf, person: User, approver: User, organisation: Organisation
) -> None:
    page = f"/forening/godkend/forening/{organisation.pk}/"
    client = browser_of(approver)
    answer(client, page, answer="yes")
    organisation.refresh_from_db()
    assert (organisation.is_verified, organisation.verified_by, client.get(page).status_code) == (True, approver, 302)
    assert mails() == [("fie@example.dk", "Kaffevennerne er godkendt")]


def test_an_organisation_sent_back_returns_when_it_is_changed(
    browser_of: BrowserOf, person: User, approver: User, organisation: Organisation
) -> None:
    answer(browser_of(approver), f"/forening/godkend/forening/{organisation.pk}/", answer="back", reason="Hvem er I?")
    before = browser_of(approver).get("/forening/godkend/").content.decode()
    told = {"name": "Kaffevennerne", "kind": "association", "summary": "Vi er ti venner."}
    browser_of(person).post(f"/forening/vores/{organisation.pk}/", told)
    after = browser_of(approver).get("/forening/godkend/").content.decode()
    assert ("Nye foreninger" in before, "Nye foreninger" in after) == (False, True)


def test_room_and_rest_wait_for_nobody(browser_of: BrowserOf, person: User, shown: Activity) -> None:
    client = browser_of(person)
    client.post(desk(shown, "plads/"), {"room": "full"})
    client.post(desk(shown, "saa/pause/"))
    shown.refresh_from_db()
    assert (shown.capacity_status, shown.publication_status) == ("full", "paused")


def test_a_preview_is_the_page_itself_and_writes_nothing(browser_of: BrowserOf, person: User, ready: Activity) -> None:
    version = ready.version
    text = browser_of(person).get(desk(ready, "vis/")).content.decode()
    ready.refresh_from_db()
    assert ("<h1>Tirsdagskaffe</h1>" in text, "Sådan kommer det til at se ud." in text) == (True, True)
    assert (ready.version, ready.publication_status, Client().get(ready.get_absolute_url()).status_code) == (
        version,
        "draft",
        404,
    )


def test_only_what_nobody_has_seen_is_thrown_away(
    browser_of: BrowserOf, person: User, draft: Activity, shown: Activity
) -> None:
    client = browser_of(person)
    answers = [client.post(desk(one, "smid-ud/")).status_code for one in (draft, shown)]
    assert (answers, list(Activity.objects.all())) == ([302, 404], [shown])


def test_a_copy_has_the_words_and_the_times_to_come_but_is_a_draft(shown: Activity) -> None:
    state_feature(shown, "seating", "yes", source="organiser", checked_on=timezone.localdate())
    copy = drafts.copy_of(shown, now=timezone.now())
    schedule = copy.schedules.get()
    assert (copy.title, copy.publication_status, copy.statements.get().feature) == (shown.title, "draft", "seating")
    assert (schedule.rrule, schedule.start_date) == ("FREQ=WEEKLY;BYDAY=TU", timezone.localdate())


@pytest.mark.parametrize(("copied", "status"), [("", 302), ("x", 302), ("²", 302), ("9" * 400, 404)])
def test_what_is_no_activity_is_not_copied(
    browser_of: BrowserOf, person: User, organisation: Organisation, copied: str, status: int
) -> None:
    answer = browser_of(person).post(f"/forening/vores/{organisation.pk}/ny/", {"copy": copied})
    assert (answer.status_code, Activity.objects.count()) == (status, 0)


@pytest.mark.parametrize("template", [one.code for one in drafts.TEMPLATES])
def test_a_template_says_nothing_about_access(organisation: Organisation, template: str) -> None:
    made = drafts.begin(organisation, template=template)
    made.full_clean(exclude=["source", "place"])
    assert (made.statements.count(), made.booking, str(made.price_dkk)) == (0, "drop_in", "0")
