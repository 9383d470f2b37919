"""Steps in the browser: saved as one goes, nothing lost, two editors, and edits that wait."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from activities.desk.steps import ACCESS_CODES
from activities.models import Activity, PublicationEvent, Revision, UnfinishedStep
from tests.factories import MembershipFactory, UserFactory

BrowserOf = Callable[[User], Client]
WHAT = {
    "title": "Kaffe og kage",
    "category": "coffee_social",
    "summary": "Kom og få kage.",
    "price_dkk": "",
    "price_unit": "",
}


def step(activity: Activity, code: str = "hvad") -> str:
    return f"/forening/aktivitet/{activity.pk}/{code}/"


def base(client: Client, address: str) -> str:
    """What the form carries."""
    text = client.get(address).content.decode()
    return text.split('name="base" value="')[1].split('"')[0]


def test_a_step_is_saved_and_leads_on(browser_of: BrowserOf, person: User, draft: Activity) -> None:
    client = browser_of(person)
    answer = client.post(step(draft), {**WHAT, "base": base(client, step(draft))})
    draft.refresh_from_db()
    assert (answer.status_code, answer["Location"], draft.title, draft.reviewed_steps) == (
        302, step(draft, "hvornaar"), "Kaffe og kage", ["hvad"],
    )  # fmt: skip


def test_one_hears_how_far_one_has_come(browser_of: BrowserOf, person: User, draft: Activity) -> None:
    html = browser_of(person).get(step(draft, ACCESS_CODES[0])).content.decode()
    assert "Trin 6 af 15" in html
    assert html.index('<li class="now">') > html.index("Trin 6 af 15")


def test_what_is_left_of_access_can_stay_unknown(browser_of: BrowserOf, person: User, draft: Activity) -> None:
    client, first = browser_of(person), step(draft, ACCESS_CODES[0])
    assert "Resten ved vi ikke. Gå til kontakt" in client.get(first).content.decode()
    answer = client.post(first, {"base": base(client, first), "_rest": "1"})
    draft.refresh_from_db()
    assert (answer["Location"], set(draft.reviewed_steps)) == (step(draft, "kontakt"), set(ACCESS_CODES))


def test_what_is_wrong_is_kept_and_shown_again(browser_of: BrowserOf, person: User, draft: Activity) -> None:
    client = browser_of(person)
    answer = client.post(step(draft), {**WHAT, "title": "", "summary": "Et langt udkast"})
    again = client.get(step(draft)).content.decode()
    assert answer.status_code == 422
    assert 'href="#title">Skriv, hvad I kalder det.</a>' in answer.content.decode()
    assert "Et langt udkast" in again
    assert "Her er det, du skrev sidst" in again


def test_half_written_words_survive_a_dead_phone(browser_of: BrowserOf, person: User, draft: Activity) -> None:
    client = browser_of(person)
    kept = client.post(step(draft), {**WHAT, "title": "Kaf", "_autosave": "1"})
    draft.refresh_from_db()
    assert (kept.status_code, draft.title, UnfinishedStep.objects.get().typed["title"]) == (
        204,
        "Tirsdagskaffe",
        ["Kaf"],
    )
    client.post(step(draft), {"_forget": "1"})
    assert not UnfinishedStep.objects.exists()


def test_what_no_database_can_keep_is_kept_without_it(browser_of: BrowserOf, person: User, draft: Activity) -> None:
    browser_of(person).post(step(draft), {"title": "", "summary": "Ka\x00ffe", "n\x00": "1"})
    assert UnfinishedStep.objects.get().typed == {"title": [""], "summary": ["Kaffe"], "n": ["1"]}


def test_the_second_of_two_editors_sees_both_and_loses_nothing(
    browser_of: BrowserOf, person: User, draft: Activity
) -> None:
    other = UserFactory()
    MembershipFactory(user=other, organisation=draft.organisation)
    first, second = browser_of(person), browser_of(other)
    seen = base(second, step(draft))
    first.post(step(draft), {**WHAT, "title": "Den ene", "base": base(first, step(draft))})
    answer = second.post(step(draft), {**WHAT, "title": "Den anden", "base": seen})
    text = answer.content.decode()
    draft.refresh_from_db()
    assert (answer.status_code, draft.title) == (409, "Den ene")
    assert "<dd>Den ene</dd>" in text
    assert "<dd>Den anden</dd>" in text
    newest = text.split('name="base" value="')[1].split('"')[0]
    second.post(step(draft), {**WHAT, "title": "Den anden", "base": newest})
    draft.refresh_from_db()
    assert draft.title == "Den anden"


def test_two_editors_of_different_steps_are_not_in_each_other_s_way(
    browser_of: BrowserOf, person: User, draft: Activity
) -> None:
    client = browser_of(person)
    seen = base(client, step(draft))
    client.post(
        step(draft, "foerste-gang"), {"first_visit": "Gå bare ind.", "base": base(client, step(draft, "foerste-gang"))}
    )
    assert client.post(step(draft), {**WHAT, "base": seen}).status_code == 302


def test_an_unverified_edit_of_something_shown_waits(browser_of: BrowserOf, person: User, shown: Activity) -> None:
    client = browser_of(person)
    client.post(step(shown), {**WHAT, "title": "Strik og kage", "base": base(client, step(shown))})
    client.post(
        step(shown, "foerste-gang"), {"first_visit": "Gå ind.", "base": base(client, step(shown, "foerste-gang"))}
    )
    shown.refresh_from_db()
    waiting = Revision.objects.get()
    assert (shown.title, waiting.data["title"], waiting.data["first_visit"]) == (
        "Strik og snak",
        "Strik og kage",
        "Gå ind.",
    )
    assert "Strik og kage" in client.get(step(shown)).content.decode()
    assert "Strik og kage" in client.get(f"/forening/aktivitet/{shown.pk}/vis/").content.decode()
    assert "Strik og kage" not in Client().get(shown.get_absolute_url()).content.decode()


def test_a_verified_edit_is_live_at_once(
    browser_of: BrowserOf, person: User, shown: Activity, verify: Callable[[], None]
) -> None:
    verify()
    client = browser_of(person)
    client.post(step(shown), {**WHAT, "base": base(client, step(shown))})
    shown.refresh_from_db()
    assert (shown.title, Revision.objects.count(), PublicationEvent.objects.get(verb="revise").by) == (
        "Kaffe og kage",
        0,
        person,
    )


def test_saving_what_is_there_already_is_not_an_edit(browser_of: BrowserOf, person: User, shown: Activity) -> None:
    client = browser_of(person)
    same = {
        "title": shown.title,
        "category": shown.category,
        "summary": shown.summary,
        "base": base(client, step(shown)),
    }
    client.post(step(shown), same)
    assert (Revision.objects.count(), PublicationEvent.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "code", ["hvad", "hvornaar", "hvor", "hvem", "foerste-gang", "adgang-inside", "kontakt", "billede"]
)
def test_every_step_opens_and_survives_an_empty_form(
    browser_of: BrowserOf, person: User, draft: Activity, code: str
) -> None:
    client = browser_of(person)
    shown, sent = client.get(step(draft, code)), client.post(step(draft, code), {})
    assert (shown.status_code, sent.status_code) in {(200, 302), (200, 422)}


def test_of_something_shown_every_group_of_access_is_one_tap_away(
    browser_of: BrowserOf, person: User, shown: Activity
) -> None:
    html = browser_of(person).get(f"/forening/aktivitet/{shown.pk}/").content.decode()
    assert [code for code in ACCESS_CODES if f'href="/forening/aktivitet/{shown.pk}/{code}/"' not in html] == []


def test_whoever_is_signed_in_can_leave_from_every_page_of_the_desk(
    browser_of: BrowserOf, person: User, draft: Activity
) -> None:
    html = browser_of(person).get(f"/forening/aktivitet/{draft.pk}/").content.decode()
    assert 'action="/konto/log-ud/"' in html


def test_html_is_written_out_and_never_run(browser_of: BrowserOf, person: User, draft: Activity) -> None:
    answer: Any = browser_of(person).post(step(draft), {**WHAT, "title": "<script>alert(1)</script>"})
    assert (answer.status_code, b"<script>alert" in answer.content) == (422, False)


def test_a_step_nobody_knows_is_not_there(browser_of: BrowserOf, person: User, draft: Activity) -> None:
    assert browser_of(person).get(step(draft, "adgang-alle")).status_code == 404
