"""The list on paper: tagged, in its language, with its own fonts, and nothing on it that says who it is for."""

import re
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from accounts.models import User
from activities.models import Activity, Occurrence
from casework import shortlists
from casework.handout import handout_of
from casework.models import Client, HandoutLanguage, Shortlist
from casework.pdf import render_pdf
from casework.qr import qr_svg
from casework.reading_aloud import sentences_of
from casework.standing import coming_occurrences, standing_of
from tests.casework.conftest import NOW
from tests.casework.lists import a_list, item_of

A5, A4 = (420, 595), (595, 842)


@pytest.fixture
def shortlist(caseworker: User, person: Client) -> Shortlist:
    """Two activities tomorrow, one of which says much."""
    made = a_list(person, by=caseworker, titles=("Kaffe i Guderup", "Kor & sang: «Åben øvelse»"))
    told = {
        "first_visit": "Bente møder dig. I finder en stol.",
        "contact_name": "Bente",
        "contact_phone": "12 34 56 78",
        "price_dkk": 20,
        "price_unit": "visit",
    }
    Activity.objects.filter(title="Kaffe i Guderup").update(**told)
    shortlists.agree(
        shortlist=made, agreed="Vi tales på torsdag.", language="da", invites_words=False, by=caseworker, now=NOW
    )
    return made


def pdf_of(shortlist: Shortlist, *, paper: str = "a5", language: str = "da", qr: str = "") -> PdfReader:
    """The list as it is printed now."""
    handout = handout_of(shortlist, language=HandoutLanguage(language), now=NOW)
    return PdfReader(BytesIO(render_pdf(handout, paper=paper, now=NOW, qr=qr)))


def root_of(pdf: PdfReader) -> Any:
    """What the whole document says of itself."""
    return pdf.trailer["/Root"]


def text_of(pdf: PdfReader) -> str:
    """Its words, on one line."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.mark.parametrize(("paper", "size"), [("a5", A5), ("a4", A4)])
def test_it_is_tagged_and_brings_its_fonts(shortlist: Shortlist, paper: str, size: tuple[int, int]) -> None:
    pdf = pdf_of(shortlist, paper=paper, qr=qr_svg("https://example.dk/liste/x/"))
    root = root_of(pdf)
    assert (bool(root["/MarkInfo"]["/Marked"]), "/StructTreeRoot" in root, root["/Lang"]) == (True, True, "da")
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    box = pdf.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
    pages: list[Any] = list(pdf.pages)
    fonts = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert {"/FontFile2" in one or "/FontFile3" in one for one in described} == {True}
    assert {name.partition("+")[2].partition("-")[0] for name in (str(one["/FontName"]) for one in described)} == {
        "IBMPlexSans", "Laila",
    }  # fmt: skip


def test_it_says_what_one_needs_the_first_time(shortlist: Shortlist, person: Client) -> None:
    text = text_of(pdf_of(shortlist))
    said = (
        "1. Kaffe i Guderup", "Tirsdag 24. november kl. 10.00", "Bente møder dig.", "12 34 56 78",
        "Spørg efter Bente.", "20 kr. pr. gang", "Om der er trin på vejen ind.", "Vi tales på torsdag.",
        "2. Kor & sang: «Åben øvelse»", "Vi ved ikke, hvad der sker den første gang.",
    )  # fmt: skip
    assert [one for one in said if one not in text] == []
    assert [one for one in (person.reference, person.note) if one in text] == []


def test_who_has_no_telephone_is_written_to_or_we_ask(shortlist: Shortlist, settings: Any) -> None:
    Activity.objects.filter(title="Kaffe i Guderup").update(contact_phone="", contact_email="kaffe@example.dk")
    first, second = handout_of(shortlist, now=NOW).cards
    us = f"Vi har ikke et nummer. Ring til os på {settings.CASEWORK_PHONE}, så spørger vi for dig."
    assert [line.text for line in first.contact.lines] == ["Skriv til kaffe@example.dk.", us]
    assert [line.text for line in second.contact.lines] == [us]


@pytest.mark.parametrize(
    ("language", "date", "today"),
    [
        ("da", "Tirsdag 24. november kl. 10.00", "i dag|i morgen"),
        ("easy", "Tirsdag 24. november kl. 10.00", "i dag|i morgen"),
        ("de", "Dienstag, 24. November um 10:00 Uhr", "heute|morgen"),
        ("en", "Tuesday 24 November at 10:00", "today|tomorrow"),
    ],
)
@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(days=1)])
def test_what_is_kept_says_the_date_and_never_tomorrow(
    shortlist: Shortlist, language: str, date: str, today: str, ahead: timedelta
) -> None:
    now = NOW - timedelta(hours=2) + ahead
    handout = handout_of(shortlist, language=HandoutLanguage(language), now=now)
    paper = text_of(PdfReader(BytesIO(render_pdf(handout, paper="a5", now=now))))
    aloud = " ".join(said.text for paragraph in sentences_of(handout) for said in paragraph)
    assert [date in said for said in (paper, aloud)] == [True, True]
    assert [re.findall(rf"\b({today})\b", said, re.IGNORECASE) for said in (paper, aloud)] == [[], []]


def test_aloud_every_line_ends_before_the_next_begins(shortlist: Shortlist) -> None:
    spoken = sentences_of(handout_of(shortlist, language=HandoutLanguage("easy"), now=NOW))
    first = " ".join(said.text for said in spoken[1])
    assert ("?:" in first, "Hvem møder mig? " in first) == (False, True)
    assert [said.text for said in spoken[1] if not said.text.endswith((".", "?", "!", ":"))] == []


@pytest.mark.parametrize(
    ("language", "lang", "words"),
    [("easy", "da", "Hvem møder mig?"), ("en", "en", "Your first time"), ("de", "de", "Dein erstes Mal")],
)
def test_it_speaks_four_languages(shortlist: Shortlist, language: str, lang: str, words: str) -> None:
    pdf = pdf_of(shortlist, language=language)
    assert (root_of(pdf)["/Lang"], words in text_of(pdf)) == (lang, True)


def test_the_code_holds_the_link_and_no_more(shortlist: Shortlist) -> None:
    drawn = qr_svg("https://example.dk/liste/x/")
    assert drawn.startswith("<svg")
    assert "Mit kodeord til listen" in text_of(pdf_of(shortlist, qr=drawn))
    assert "Mit kodeord til listen" not in text_of(pdf_of(shortlist))


def test_what_is_off_says_so_on_paper_and_aloud(shortlist: Shortlist) -> None:
    item = item_of(shortlist, "Kaffe i Guderup")
    first = Occurrence.objects.get(activity=item.activity_id)
    first.status = "cancelled"
    first.save()
    week = {"original_starts_at": first.starts_at + timedelta(days=7), "starts_at": first.starts_at + timedelta(days=7)}
    Occurrence.objects.create(schedule=first.schedule, activity=first.activity, **week)
    off = "Aflyst tirsdag 24. november kl. 10.00. Næste gang er tirsdag 1. december kl. 10.00."
    assert off in text_of(pdf_of(shortlist))
    spoken = sentences_of(handout_of(shortlist, now=NOW))
    assert off in [said.text for said in spoken[1]]


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, "live"),
        ({"publication_status": "paused"}, "paused"),
        ({"publication_status": "withdrawn"}, "withdrawn"),
        ({"confirmed_at": NOW - timedelta(days=100), "confirm_by": NOW - timedelta(days=10)}, "stale"),
        ({"confirmed_at": NOW - timedelta(days=200), "confirm_by": NOW - timedelta(days=110)}, "hidden"),
        ({"capacity_status": "full"}, "full"),
    ],
)
def test_how_an_activity_stands_is_worked_out_when_it_is_read(
    shortlist: Shortlist, changed: dict[str, object], state: str
) -> None:
    Activity.objects.filter(title="Kaffe i Guderup").update(**changed)
    activity = Activity.objects.get(title="Kaffe i Guderup")
    coming = coming_occurrences([activity.pk], now=NOW)[activity.pk]
    standing = standing_of(activity, coming, now=NOW)
    assert (standing.state, standing.is_amiss) == (state, state != "live")


def test_an_activity_that_is_gone_leaves_its_line(shortlist: Shortlist) -> None:
    Activity.objects.filter(title="Kaffe i Guderup").delete()
    text = text_of(pdf_of(shortlist))
    assert "1. Kaffe i Guderup" in text
    assert "Det her findes ikke mere." in text
