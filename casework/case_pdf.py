"""Everything kept under one reference as a tagged PDF for the case system, set by Typst in this process."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import typst
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from casework.exports import deleted_on, lists_of, shared_with, told_of
from casework.models import Client
from casework.pdf import TYPESETTING, embedded_fonts
from casework.presentation import day_words


def render_case(client: Client, *, now: datetime) -> bytes:
    """One reference on A4 pages, in the language of the moment."""
    made = typst.compile(
        TYPESETTING / "case.typ",
        root=TYPESETTING,
        font_paths=embedded_fonts(),
        sys_inputs={"data": json.dumps(_data(client, now=now), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(now.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("Typst gives one PDF as bytes.")
    return made


def _data(client: Client, *, now: datetime) -> dict[str, Any]:
    return {
        "lang": translation.get_language() or settings.LANGUAGE_CODE,
        "title": _("Reference: %(reference)s") % {"reference": client.reference},
        "sender": settings.SITE_OWNER,
        "footer": _("%(site)s, hentet %(day)s") % {"site": settings.SITE_NAME, "day": day_words(now)},
        "warning": _("Oplysninger om helbred uden navn. De er ikke anonyme: rådgiveren kan føre dem tilbage."),
        "about": _about(client),
        "told_label": _("Det er fortalt"),
        "told": told_of(client),
        "lists": [_list(one) for one in lists_of(client)],
    }


def _about(client: Client) -> list[tuple[str, str]]:
    return [
        (_("Rådgiver"), client.owner.email),
        (_("Afdeling"), client.unit or "–"),
        (_("Begyndt"), day_words(client.created_at)),
        (_("Sidst brugt"), day_words(client.last_activity_at)),
        (_("Slettes"), day_words(deleted_on(client))),
        (_("Delt med"), ", ".join(shared_with(client)) or "–"),
    ]


def _list(one: Mapping[str, Any]) -> dict[str, Any]:
    about = [(_("Lavet af"), one["made_by"] or "–"), (_("Det aftalte vi"), one["agreed"] or "–")]
    if one["follow_up_on"]:
        about.append((_("Følg op den"), day_words(one["follow_up_on"])))
    return {
        "title": _("Liste fra %(day)s") % {"day": day_words(one["created_at"])},
        "about": about,
        "items": [{"title": item["title"], "lines": _lines(item)} for item in one["items"]],
    }


def _lines(item: Mapping[str, Any]) -> Sequence[str]:
    answers = (
        " · ".join(part for part in (day_words(said["at"]), said["said"], said["because"], said["words"]) if part)
        for said in item["answers"]
    )
    return [line for line in (item["reason"], *answers) if line]
