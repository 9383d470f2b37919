"""The list on paper: a tagged PDF/UA-1 with embedded fonts, set by Typst in this process; nothing is fetched, nothing is kept."""

import json
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils.translation import gettext as _

from casework.handout import Handout, Said, VisitCard
from casework.wording import Wording, speaking

TYPESETTING = Path(__file__).parent / "typesetting"
PAPERS = ("a4", "a5")


def render_pdf(handout: Handout, *, paper: str, now: datetime, qr: str = "") -> bytes:
    """One list as a PDF of A4 or A5 pages; `qr` is an SVG, left out where there is no link to show."""
    with speaking(handout.language):
        data = json.dumps(_data(handout, paper=paper, qr=qr), ensure_ascii=False)
    made = typst.compile(
        TYPESETTING / "handout.typ",
        root=TYPESETTING,
        font_paths=embedded_fonts(),
        sys_inputs={"data": data},
        pdf_standards=["ua-1"],
        timestamp=int(now.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("Typst gives one PDF as bytes.")
    return made


@cache
def embedded_fonts() -> typst.Fonts:
    """Our own type alone: what a machine happens to have installed must not change a page."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[TYPESETTING / "fonts"])


def _data(handout: Handout, *, paper: str, qr: str) -> dict[str, Any]:
    words = handout.words
    return {
        "paper": paper,
        "lang": handout.language.locale,
        "title": str(words.title),
        "sender": settings.SITE_NAME,
        "intro": str(words.intro),
        "footer": _("%(site)s, %(owner)s") % {"site": settings.SITE_NAME, "owner": settings.SITE_OWNER},
        "qr": qr or None,
        "qr_alt": str(words.qr_alt),
        "qr_words": str(words.qr),
        "agreed_label": str(words.agreed),
        "agreed": _said(handout.agreed),
        "help_label": str(words.help),
        "help": list(handout.help_lines),
        "code_line": str(words.code_line) if qr else None,
        "cards": [_card(card, words) for card in handout.cards],
    }


def _card(card: VisitCard, words: Wording) -> dict[str, Any]:
    return {
        "number": card.number,
        "title": asdict(card.title),
        "standing": card.standing.words or None,
        "when": card.dated or None,
        "rhythm": card.rhythm or None,
        "reason": _said(card.reason),
        "where": [asdict(line) for line in card.where],
        "price": card.price or None,
        "is_known": bool(card.url),
        "first_steps": [asdict(step) for step in card.first_steps],
        "meets": [asdict(line) for line in card.meets],
        "call": [asdict(line) for line in card.contact.lines],
        "unknown": list(card.unknown),
        "labels": {name: str(getattr(words, name)) for name in LABELS},
    }


LABELS = ("reason", "where", "price", "first_time", "no_first_time", "meets", "call", "unknown", "not_a_no")


def _said(said: Said | None) -> dict[str, str] | None:
    return asdict(said) if said else None
