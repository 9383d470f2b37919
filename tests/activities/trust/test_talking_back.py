"""Readers without an account: they say what is wrong, ask what nobody has told, and the answer is there for everybody."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from post_office.models import Email

from activities import approvals
from activities.models import Activity, FeatureStatement, PlaceProposal, PublicReport, Question
from activities.questions import Outcome, ask
from tests.activities.trust.conftest import Send
from tests.factories import (
    NOW,
    ApproverFactory,
    OccurrenceFactory,
    PublishedActivityFactory,
    ScheduleFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def reports() -> list[tuple[str, str]]:
    return list(PublicReport.objects.values_list("reason", "text"))


def wrong(activity: Activity) -> str:
    return f"/aktivitet/{activity.pk}/forkert/"


def wish(activity: Activity, feature: str = "hearing_loop") -> str:
    return f"/aktivitet/{activity.pk}/spoerg/{feature}/"


def the_link() -> str:
    return str(re.findall(r"http://127.0.0.1:8000(/svar/\S+)", Email.objects.latest("pk").message)[0])


def test_the_page_leads_to_both(coffee: Activity, client: Client) -> None:
    OccurrenceFactory(schedule=ScheduleFactory(activity=coffee))
    StatementFactory(activity=coffee, feature="lift")
    with time_machine.travel(NOW):
        page = client.get(coffee.get_absolute_url()).content.decode()
    links = (wrong(coffee), wish(coffee), wish(coffee, "lift"))
    assert [f'href="{link}"' in page for link in links] == [True, True, False]


def test_what_is_wrong_goes_into_the_queue_and_out_again(coffee: Activity, send: Send) -> None:
    status, page = send(wrong(coffee), reason="time", text="De mødes kl. 11.")
    assert (status, "Tak, fordi du sagde det" in page, reports()) == (200, True, [("time", "De mødes kl. 11.")])
    assert [one.text for one in approvals.queue().reports] == ["De mødes kl. 11."]


def test_an_approver_reads_it_and_closes_it(coffee: Activity, send: Send, client: Client, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = False
    send(wrong(coffee), reason="time", text="De mødes kl. 11.")
    client.force_login(ApproverFactory())
    assert "De mødes kl. 11." in client.get("/forening/godkend/").content.decode()
    client.post(f"/forening/godkend/besked/{PublicReport.objects.get().pk}/")
    assert (approvals.queue().count, reports()) == (0, [("time", "")])


REFUSED: dict[str, tuple[dict[str, Any], int, str]] = {
    "no reason": ({"text": "Hm"}, 422, "Vælg, hvad der er forkert."),
    "too long": ({"reason": "time", "text": "x" * 301}, 422, "Teksten er for lang: 301 tegn. Brug højst 300."),
    "too fast": ({"reason": "time", "wait_s": 1}, 422, "Det gik lidt hurtigt for os."),
    "too late": ({"reason": "time", "wait_s": 5 * 3600}, 422, "Siden har stået åben for længe."),
    "a forged token": ({"reason": "time", "token": "forged"}, 422, "Siden har stået åben for længe."),
    "another site": ({"reason": "time", "origin": "https://example.org"}, 403, ""),
    "a machine, thanked": ({"reason": "time", "trap": "http://spam"}, 200, "Tak, fordi du sagde det"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_says_so_and_stores_nothing(coffee: Activity, send: Send, case: str) -> None:
    typed, status, sentence = REFUSED[case]
    found, page = send(wrong(coffee), **typed)
    assert (found, sentence in page, reports()) == (status, True, [])


def test_what_is_missing_is_said_alone(coffee: Activity, send: Send) -> None:
    headings = [
        ("Vent lidt" in page, "Der er noget, du skal rette" in page, "Det gik lidt hurtigt" in page)
        for _status, page in (send(wrong(coffee), wait_s=1), send(wrong(coffee), reason="time", wait_s=1))
    ]
    assert headings == [(False, True, False), (True, False, True)]


def test_what_was_typed_stays_when_it_went_too_fast(coffee: Activity, send: Send) -> None:
    _status, page = send(wrong(coffee), wait_s=1, reason="place", text="Døren er bagtil")
    assert ("Døren er bagtil</textarea>" in page, 'value="place" checked' in page) == (True, True)


def test_a_token_fits_only_its_own_form(coffee: Activity, send: Send) -> None:
    other = PublishedActivityFactory()
    with time_machine.travel(NOW - timedelta(minutes=1), tick=False):
        page = Client().get(wrong(other)).content.decode()
    token = re.findall(r'name="token" value="([^"]+)"', page)[0]
    assert send(wrong(coffee), reason="time", token=token)[0] == 422


def test_the_same_report_is_kept_once_and_an_address_gets_tired(coffee: Activity, send: Send) -> None:
    statuses = [send(wrong(coffee), reason="time", text=text)[0] for text in ("a", "a", *"bcdefghi", "j")]
    assert (statuses, len(reports())) == ([200] * 10 + [429], 9)


def test_a_question_becomes_a_mail_and_one_tap_the_answer_for_everybody(coffee: Activity, send: Send) -> None:
    assert send(wish(coffee))[0] == 200
    mail = Email.objects.get()
    assert (mail.to, mail.subject) == (["kaffe@example.dk"], "Én spørger om Kaffe")
    assert "Er der teleslynge?" in mail.message
    with time_machine.travel(NOW + DAY, tick=False):
        opened = Client().get(the_link()).status_code
        answers = [Client().post(the_link(), {"value": "partly", "note": "Kun i salen"}).status_code for _ in range(2)]
    fact = FeatureStatement.objects.get()
    assert (opened, answers, Question.objects.filter(answered_at=None).count()) == (200, [200, 410], 0)
    assert (fact.activity, fact.feature, fact.value, fact.note, fact.source, fact.checked_on) == (
        coffee, "hearing_loop", "partly", "Kun i salen", "organiser", (NOW + DAY).date(),
    )  # fmt: skip


def test_an_answer_about_a_place_of_others_is_also_a_proposal(coffee: Activity, send: Send) -> None:
    send(wish(coffee, "step_free"))
    with time_machine.travel(NOW, tick=False):
        Client().post(the_link(), {"value": "yes"})
    assert list(PlaceProposal.objects.values_list("place", "feature", "value")) == [
        (coffee.place_id, "step_free", "yes")
    ]


def test_an_answer_about_ones_own_place_is_the_places(coffee: Activity, send: Send) -> None:
    assert coffee.place
    coffee.place.owner = coffee.organisation
    coffee.place.save()
    send(wish(coffee, "step_free"))
    with time_machine.travel(NOW, tick=False):
        Client().post(the_link(), {"value": "yes"})
    assert (FeatureStatement.objects.get().place, PlaceProposal.objects.count()) == (coffee.place, 0)


def test_who_does_not_know_leaves_it_unknown(coffee: Activity, send: Send) -> None:
    send(wish(coffee))
    with time_machine.travel(NOW, tick=False):
        wrong_answer = Client().post(the_link(), {"value": "perhaps"}).status_code
        Client().post(the_link(), {"value": "unknown"})
    assert (wrong_answer, FeatureStatement.objects.count(), Question.objects.filter(answered_at=None).count()) == (
        422, 0, 0,
    )  # fmt: skip


def test_one_question_is_open_at_a_time_and_an_organiser_is_not_buried(coffee: Activity) -> None:
    features = ["hearing_loop", "lift", "seating", "come_alone", "large_print", "quiet_space"]
    outcomes = [ask(coffee.pk, one, now=NOW) for one in ("hearing_loop", *features)]
    assert outcomes == [Outcome.ASKED, Outcome.ALREADY_ASKED, *[Outcome.ASKED] * 4, Outcome.TOO_MANY]
    later = ask(coffee.pk, "lift", now=NOW + 31 * DAY)
    assert (later, Email.objects.count(), Question.objects.count()) == (Outcome.ASKED, 6, 5)


def test_a_newer_mail_ends_the_older_link(coffee: Activity) -> None:
    with time_machine.travel(NOW, tick=False):
        ask(coffee.pk, "lift", now=NOW)
        older = the_link()
    with time_machine.travel(NOW + 31 * DAY, tick=False):
        ask(coffee.pk, "lift", now=NOW + 31 * DAY)
        assert [Client().get(link).status_code for link in (older, the_link(), "/svar/forged/")] == [410, 200, 410]


def test_what_is_known_is_not_asked_and_without_an_address_one_phones(coffee: Activity) -> None:
    StatementFactory(activity=coffee, feature="lift")
    silent = PublishedActivityFactory()
    assert (ask(coffee.pk, "lift", now=NOW), ask(silent.pk, "lift", now=NOW)) == (
        Outcome.ALREADY_KNOWN, Outcome.NO_ADDRESS,
    )  # fmt: skip


def test_there_is_no_page_for_a_draft_or_an_unknown_feature(coffee: Activity, client: Client) -> None:
    Activity.objects.filter(pk=coffee.pk).update(published_at=NOW)
    hidden = PublishedActivityFactory(publication_status="draft")
    paths = [wrong(hidden), wish(hidden), wish(coffee, "noget")]
    assert [client.get(path).status_code for path in paths] == [404, 404, 404]
