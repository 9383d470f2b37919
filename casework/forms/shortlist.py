"""What a caseworker sends from the page of a list: every text at once, whichever button was pressed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b

from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext as _

from activities.typed import storable
from casework.models import HandoutLanguage, Recommendation, Shortlist

MOST_LETTERS = {"reason": 600, "agreed": 1500}


@dataclass(frozen=True, slots=True)
class ListForm:
    """The page as it was sent. `base` says what stood there when it was opened; `errors` are sentences by field."""

    base: str
    reasons: Mapping[int, str]
    agreed: str
    language: str
    invites_words: bool
    follow_up_on: date | None
    follow_up_typed: str
    errors: dict[str, str] = field(default_factory=dict)


def read(data: Mapping[str, str], items: Sequence[Recommendation]) -> ListForm:
    """Reads what was sent; what cannot be read is an error in words, and what was typed is kept."""
    errors: dict[str, str] = {}
    reasons = {item.pk: _text(data, f"reason-{item.pk}", "reason", errors) for item in items}
    typed = data.get("follow_up_on", "").strip()
    language = data.get("language", "")
    return ListForm(
        base=data.get("base", ""),
        reasons=reasons,
        agreed=_text(data, "agreed", "agreed", errors),
        language=language if language in HandoutLanguage.values else HandoutLanguage.DANISH,
        invites_words=bool(data.get("invites_words")),
        follow_up_on=_date(typed, errors),
        follow_up_typed=typed,
        errors=errors,
    )


def _text(data: Mapping[str, str], name: str, kind: str, errors: dict[str, str]) -> str:
    text = storable(data.get(name, "")).replace("\r\n", "\n").strip()
    if len(text) > MOST_LETTERS[kind]:
        errors[name] = _("Teksten er for lang. Brug højst %(most)d tegn.") % {"most": MOST_LETTERS[kind]}
    return text


def _date(typed: str, errors: dict[str, str]) -> date | None:
    """A date as browsers send it, or as Danes write it."""
    if not typed:
        return None
    for form in ("%Y-%m-%d", *formats.get_format_lazy("DATE_INPUT_FORMATS")):
        try:
            return datetime.strptime(typed, str(form)).date()  # noqa: DTZ007 (a day, not a moment)
        except ValueError:
            continue
    errors["follow_up_on"] = _("Skriv dagen sådan her: 24.11.2026.")
    return None


def first_sentence(refusal: ValidationError) -> str:
    """Why something was refused."""
    return str(refusal.messages[0])


def digest(shortlist: Shortlist, items: Sequence[Recommendation]) -> str:
    """What a list says now, so that a second caseworker's older page is known when it comes."""
    said = [
        [[item.pk, str(item.reason)] for item in items],
        str(shortlist.agreed),
        shortlist.language,
        shortlist.invites_words,
        str(shortlist.follow_up_on),
    ]
    return blake2b(json.dumps(said).encode(), digest_size=12).hexdigest()
