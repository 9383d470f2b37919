"""Refuses free text that looks like something that says who a person is: a CPR number, a telephone number, an e-mail, a name.

A CPR number is known by its date (python-stdnum); its check digit has meant nothing since 2007, so a number that only looks
like one is refused too. What is refused is neither stored nor recorded.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from stdnum.dk import cpr
from stdnum.exceptions import ValidationError as NoCprError

DASHES = re.compile(r"[\u2010-\u2015\u2212]")
# The six figures of a date (or eight, with the century) and what follows: four figures, or a hyphen and four marks.
CPR_LIKE = re.compile(
    r"(?<!\d)(\d\d)[ .\-/]?(\d\d)[ .\-/]?(?:19|20)?(\d\d)"
    r"(?:[ .]*-?[ .]*(\d{4})(?!\d)|-([A-Z0-9]{4})(?![A-Za-z0-9]))"
)
PHONE = re.compile(
    r"(?<![\d.,-])(?:(?:\+|00)\d[\d ().-]{6,}\d"
    r"|(?:\d{8}|\d{2}([ .-])\d{2}\1\d{2}\1\d{2}|\d{4}[ -]\d{4}|\d{2} \d{3} \d{3}|\d{3} \d{2} \d{3}))(?![\d.,-]?\d)"
)
TWO_YEARS = re.compile(r"(?:19|20)\d\d[ -](?:19|20)\d\d")
EMAIL = re.compile(r"[^\s@]\s?(?:@|\(at\)|\[at\]|\(snabel-?a\))\s?[^\s@]+\.[A-Za-zæøåÆØÅ]{2,}", re.IGNORECASE)
NAME = re.compile(r"(?<![^\W\d_])[A-ZÆØÅÄÖÜ][^\W\d_]+(?:[ -][A-ZÆØÅÄÖÜ]\.?)? [A-ZÆØÅÄÖÜ][^\W\d_]+")

SAYS: dict[str, Promise] = {
    "cpr": _("Det ligner et CPR-nummer. Tag det ud. Her må ingen kunne se, hvem det handler om."),
    "phone": _("Det ligner et telefonnummer. Tag det ud. Her må ingen kunne se, hvem det handler om."),
    "email": _("Det ligner en e-mail. Tag den ud. Her må ingen kunne se, hvem det handler om."),
    "name": _("Det ligner et navn. Brug noget, kun du kan føre tilbage, for eksempel blå stol eller S-17."),
}


def refuse_personal(text: str) -> None:
    """Raises ValidationError when a free text says who somebody is; its code is cpr, phone or email."""
    for code in found_in(text):
        raise ValidationError(str(SAYS[code]), code=code)


def refuse_personal_reference(text: str) -> None:
    """The same for a reference, which may not be a name either."""
    refuse_personal(text)
    if NAME.search(plain(text)):
        raise ValidationError(str(SAYS["name"]), code="name")


def found_in(text: str) -> list[str]:
    """What a text holds that says who somebody is: of cpr, phone, email, in that order."""
    said = plain(text)
    checks: dict[str, Callable[[str], bool]] = {"cpr": has_cpr, "phone": has_phone, "email": has_email}
    return [code for code, holds in checks.items() if holds(said)]


def plain(text: str) -> str:
    """Figures of any script as 0 to 9, dashes of any length as a hyphen, blanks of any kind as one."""
    known = unicodedata.normalize("NFKC", text)
    figures = "".join(str(unicodedata.digit(mark)) if mark.isdigit() else mark for mark in known)
    visible = "".join(mark for mark in figures if unicodedata.category(mark) != "Cf")
    return re.sub(r"\s+", " ", DASHES.sub("-", visible))


def has_cpr(text: str) -> bool:
    """Whether a number stands there whose first six digits are a date, also one of a replacement number (day + 60)."""
    return any(is_cpr_like(*parts) for parts in cpr_candidates(text))


def cpr_candidates(text: str) -> Iterator[tuple[str, str]]:
    """Dates of six digits and what follows them, wherever such a number may begin."""
    for found in re.finditer(f"(?={CPR_LIKE.pattern})", text):
        yield "".join(found.group(1, 2, 3)), found[4] or found[5]


def is_cpr_like(date: str, rest: str) -> bool:
    """Whether stdnum knows it, or its day and month could be a CPR number's."""
    try:
        cpr.validate(date + rest)
    except NoCprError:
        day, month = int(date[:2]), int(date[2:4])
        return (1 <= day <= 31 or 61 <= day <= 91) and 1 <= month <= 12
    return True


def has_phone(text: str) -> bool:
    """Eight digits as Danes write them, or a number with a country code; two years are neither."""
    return any(not TWO_YEARS.fullmatch(found[0]) for found in PHONE.finditer(text))


def has_email(text: str) -> bool:
    """An address, also with the sign written out."""
    return bool(EMAIL.search(text))
