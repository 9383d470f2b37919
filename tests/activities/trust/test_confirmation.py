"""Whether it is still right: asked by mail three times a week apart, answered by one tap, never asked twice."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from post_office.models import Email

from accounts.delivery import mark_undeliverable
from activities import publication
from activities.calling import to_call
from activities.confirmation import Asked, ask, ask_everybody, to_ask, token_of
from activities.models import Activity, ConfirmationRequest, PublicationEvent
from tests.factories import NOW, ApproverFactory, MembershipFactory, PublishedActivityFactory

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
DUE = NOW + 90 * DAY


@pytest.fixture
def coffee() -> Activity:
    """Published and confirmed at NOW; its organisation has two people."""
    activity: Activity = PublishedActivityFactory(title="Kaffe", contact_email="kaffe@example.dk")
    for name in ("fie", "bo"):
        MembershipFactory(organisation=activity.organisation, user__email=f"{name}@example.dk")
    return activity


def run(day: int) -> tuple[int, int, int]:
    """The daily run so many days after the confirmation ran out: activities, mails, unreachable."""
    (asked,) = list(ask_everybody(now=DUE + day * DAY)) or [Asked()]
    return asked.activities, asked.mails, asked.unreachable


def links(mail: Email) -> list[str]:
    return re.findall(r"http://127.0.0.1:8000(/bekraeft/\S+)", mail.message)


def link(activity: Activity, answer: str) -> str:
    """The address in the first mail."""
    with time_machine.travel(DUE, tick=False):
        return f"/bekraeft/{token_of(activity)}/{answer}/"


def test_three_mails_a_week_apart_and_no_more(coffee: Activity) -> None:
    asked = {day: run(day) for day in range(-2, 40)}
    assert {day: one for day, one in asked.items() if one != (0, 0, 0)} == {0: (1, 2, 0), 7: (1, 2, 0), 14: (1, 2, 0)}
    assert sorted({(mail.to[0], mail.subject) for mail in Email.objects.all()}) == [
        ("bo@example.dk", "Passer det stadig? Kaffe"),
        ("bo@example.dk", "Vi mangler dit svar om Kaffe"),
        ("fie@example.dk", "Passer det stadig? Kaffe"),
        ("fie@example.dk", "Vi mangler dit svar om Kaffe"),
    ]


def test_the_mail_says_when_it_goes_and_has_three_links(coffee: Activity) -> None:
    run(0)
    mail = Email.objects.order_by("pk")[0]
    assert mail.message.split("\n\n")[1:4] == [
        "Det er tre måneder siden, du sidst sagde ja til det, der står om Kaffe. Passer det stadig?",
        "Får vi ikke svar før søndag 14. marts, tager vi det af listen.",
        "Du skal ikke logge ind. Tryk på dit svar:",
    ]
    assert [link.rsplit("/", 2)[1] for link in links(mail)] == ["passer", "ret", "slut"]


def test_the_mail_does_not_say_that_somebody_said_yes_where_only_a_list_did(coffee: Activity) -> None:
    Activity.objects.update(confirmed_by="import")
    run(0)
    said = Email.objects.order_by("pk")[0].message.split("\n\n")[1]
    assert said == "Det er tre måneder siden, vi fik Kaffe fra en liste. Passer det stadig?"


def test_two_runs_at_once_write_one_round(coffee: Activity) -> None:
    for _ in range(2):
        ask([coffee.pk], Asked(), now=DUE)
    assert (ConfirmationRequest.objects.count(), Email.objects.count()) == (1, 2)


def test_a_confirmation_ends_the_rounds_and_the_next_begins_new_ones(coffee: Activity) -> None:
    run(0)
    publication.confirm(coffee, now=DUE + 3 * DAY)
    assert [run(day)[0] for day in (7, 14, 92, 93, 100)] == [0, 0, 0, 1, 1]
    assert list(ConfirmationRequest.objects.order_by("asked_at").values_list("round", flat=True)) == [1, 1, 2]


def test_what_is_not_published_is_not_asked_about(coffee: Activity) -> None:
    publication.pause(coffee, now=NOW)
    assert run(0) == (0, 0, 0)


def test_without_people_the_shown_address_is_asked_and_without_one_somebody_phones() -> None:
    PublishedActivityFactory(contact_email="", organisation__contact_email="Klub@Example.dk")
    silent = PublishedActivityFactory(contact_email="not an address")
    assert run(0) == (2, 1, 1)
    assert [mail.to for mail in Email.objects.all()] == [["klub@example.dk"]]
    assert list(to_call(DUE)) == [silent]


def test_who_does_not_answer_three_mails_is_phoned(coffee: Activity) -> None:
    sheets = {}
    for day in (0, 7, 14):
        run(day)
        sheets[day] = list(to_call(DUE + day * DAY))
    assert sheets == {0: [], 7: [], 14: [coffee]}


def test_refused_addresses_bring_it_on_the_call_sheet_when_the_last_is_refused(coffee: Activity) -> None:
    run(0)
    mark_undeliverable("fie@example.dk", code=550, now=DUE)
    assert list(to_call(DUE)) == []
    mark_undeliverable("bo@example.dk", code=550, now=DUE)
    assert [(one.pk, vars(one)["is_unreachable"]) for one in to_call(DUE)] == [(coffee.pk, True)]


def test_the_command_goes_on_in_batches_and_says_how_far(capsys: pytest.CaptureFixture[str]) -> None:
    PublishedActivityFactory.create_batch(5, contact_email="klub@example.dk")
    with time_machine.travel(DUE):
        call_command("ask_for_confirmation", batch=2)
    said = capsys.readouterr()
    assert said.err.split("\n")[:3] == ["2 activities", "4 activities", "5 activities"]
    assert said.out == "5 asked about in 5 mails, 0 have to be phoned.\n"


def test_asking_a_batch_costs_the_same_however_many_are_in_it(django_assert_num_queries: object) -> None:
    PublishedActivityFactory.create_batch(12, contact_email="klub@example.dk")
    ids = list(to_ask(DUE).values_list("pk", flat=True))
    with django_assert_num_queries(8):  # type: ignore[operator]  # pytest-django's fixture is a function
        ask(ids, Asked(), now=DUE)


ANSWERED = {"passer": ("published", "confirm"), "ret": ("published", ""), "slut": ("withdrawn", "withdraw")}


@pytest.mark.parametrize("answer", ANSWERED)
def test_opening_a_link_changes_nothing_and_one_tap_answers(coffee: Activity, answer: str) -> None:
    path = link(coffee, answer)
    with time_machine.travel(DUE, tick=False):
        opened = Client(enforce_csrf_checks=True).get(path)
        assert (opened.status_code, opened.cookies, PublicationEvent.objects.count()) == (200, {}, 0)
        assert f'class="button big main" name="answer" value="{answer}"' in opened.content.decode()
        assert Client(enforce_csrf_checks=True).post(path, {"answer": answer}).status_code == 200
    coffee.refresh_from_db()
    verbs = PublicationEvent.objects.values_list("verb", flat=True)
    assert (coffee.publication_status, "".join(verbs)) == ANSWERED[answer]


def test_a_link_answers_once_and_only_its_own_question(coffee: Activity) -> None:
    path, other = link(coffee, "passer"), link(coffee, "slut")
    with time_machine.travel(DUE, tick=False):
        found = [Client().post(path).status_code, Client().post(other).status_code, Client().get(other).status_code]
        forged = Client().get("/bekraeft/forged/passer/").status_code
        no_answer = Client().get(path.replace("passer", "noget")).status_code
    assert (found, forged, no_answer) == ([200, 410, 410], 410, 404)


@pytest.mark.parametrize(
    ("answer", "thanks"),
    [("passer", "Nu kan folk stole på, at det passer."), ("slut", "Det står ikke på listen mere.")],
)
def test_who_taps_twice_sees_the_same_thanks_twice(coffee: Activity, answer: str, thanks: str) -> None:
    path = link(coffee, answer)
    with time_machine.travel(DUE, tick=False):
        answers = [Client().post(path), Client().post(path), Client().get(path)]
    assert [(one.status_code, thanks in one.content.decode()) for one in answers] == [(200, True)] * 3
    assert PublicationEvent.objects.count() == 1


def test_thanks_are_over_once_somebody_has_said_something_else(coffee: Activity) -> None:
    path = link(coffee, "slut")
    with time_machine.travel(DUE, tick=False):
        Client().post(path)
    publication.publish(coffee, now=DUE + DAY)
    with time_machine.travel(DUE + DAY, tick=False):
        assert (Client().get(path).status_code, Client().post(path).status_code) == (410, 410)


@pytest.mark.parametrize(("by_what", "status"), [("desk", 410), ("link", 200)])
def test_an_answer_that_comes_a_moment_too_late_is_told_so(
    coffee: Activity, monkeypatch: pytest.MonkeyPatch, by_what: str, status: int
) -> None:
    path = link(coffee, "slut")

    def withdrawn_meanwhile(_token: str) -> Activity:
        seen = Activity.objects.get(pk=coffee.pk)
        publication.withdraw(coffee, now=DUE, by_what=by_what)
        return seen

    monkeypatch.setattr("activities.views.confirmation.asked_about", withdrawn_meanwhile)
    with time_machine.travel(DUE, tick=False):
        assert Client().post(path).status_code == status


def test_a_link_lasts_two_months(coffee: Activity) -> None:
    path = link(coffee, "passer")
    statuses = []
    for days in (59, 61):
        with time_machine.travel(DUE + days * DAY, tick=False):
            statuses.append(Client().get(path).status_code)
    assert statuses == [200, 410]


def test_another_site_cannot_answer_for_anybody(coffee: Activity) -> None:
    path = link(coffee, "passer")
    with time_machine.travel(DUE, tick=False):
        foreign = Client().post(path, headers={"origin": "https://example.org"})
        own = Client().post(path, headers={"origin": "http://testserver"})
    assert (foreign.status_code, own.status_code) == (403, 200)


def test_a_promise_stands_on_the_call_sheet(coffee: Activity) -> None:
    run(0)
    with time_machine.travel(DUE + DAY, tick=False):
        Client().post(link(coffee, "ret"))
    for day in (7, 14):
        run(day)
    assert [vars(one)["has_promised"] for one in to_call(DUE + 14 * DAY)] == [True]


def test_what_was_said_on_the_phone_is_written_down(client: Client, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = False
    coffee = PublishedActivityFactory(title="Kaffe", contact_phone="12 34 56 78", contact_email="")
    run(0)
    with time_machine.travel(DUE, tick=False):
        client.force_login(ApproverFactory())
        sheet = client.get("/forening/godkend/ringeliste/").content.decode()
        assert ("12 34 56 78" in sheet, "Mails når ikke frem." in sheet) == (True, True)
        client.post(f"/forening/godkend/ringeliste/{coffee.pk}/", {"answer": "yes"})
    coffee.refresh_from_db()
    assert (coffee.confirmed_at, coffee.confirmed_by, list(to_call(DUE))) == (DUE, "phone", [])
