"""Reads the cells of one row into values and gathers what is wrong with them, in sentences that say what is right."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from activities.importers.report import Problem
from activities.importers.written import Codes, folded, read_date, read_time
from activities.models.schedule import EARLIEST, LATEST

# Marks that come along when one pastes from a page: nobody sees them, and they keep words from being found.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# Controls and unpaired or private characters: the text itself is damaged.
DAMAGED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\uf8ff\ufff0-\uffff]")
is_web_address = URLValidator(schemes=["http", "https"])


class Cells:
    """One row by column name. A value that cannot be read becomes a problem, and the reading goes on."""

    def __init__(self, cells: Mapping[str, str], *, line: int) -> None:
        self._cells = cells
        self.line = line
        self.problems: list[Problem] = []
        self.remarks: list[Problem] = []

    def raw(self, column: str) -> str:
        """What the cell says; empty when there is no such column."""
        return self._cells.get(column, "")

    def reject(self, column: str, advice: str, *, value: str | None = None) -> None:
        """The row cannot be taken in before this is put right."""
        self.problems.append(Problem(self.line, column, self.raw(column) if value is None else value, advice))

    def remark(self, column: str, advice: str) -> None:
        """The row is taken in, but somebody should look at this."""
        self.remarks.append(Problem(self.line, column, self.raw(column), advice))

    def text(self, column: str, *, longest: int) -> str:
        """Text in composed Unicode (NFC), at most `longest` characters."""
        text = UNSEEN.sub("", unicodedata.normalize("NFC", self.raw(column)))
        if DAMAGED.search(text):
            self.reject(column, _("Teksten er gået i stykker undervejs. Skriv den igen."))
        elif len(text) > longest:
            self.reject(
                column,
                _("Teksten er %(length)d tegn. Skriv højst %(longest)d.") % {"length": len(text), "longest": longest},
            )
        return text

    def line_of_text(self, column: str, *, longest: int) -> str:
        """Text on one line."""
        return " ".join(self.text(column, longest=longest).split())

    def code(self, column: str, known: Codes) -> str:
        """One coded word, or empty; its Danish label is read as the code."""
        word = folded(self.raw(column))
        if word and word not in known:
            self.reject(column, _one_of(known))
        return known.get(word, "")

    def codes(self, column: str, known: Codes) -> tuple[str, ...]:
        """Coded words separated by semicolons, each once and in the order written."""
        words = _parted(folded(self.raw(column)), known)
        for unknown in [word for word in words if word not in known]:
            self.reject(column, _one_of(known), value=unknown)
        return tuple(dict.fromkeys(known[word] for word in words if word in known))

    def number(self, column: str, *, least: int, most: int) -> Decimal | None:
        """A number, with a point or a Danish comma; None when empty."""
        text = self.raw(column).replace(",", ".")
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or not least <= number <= most:
            self.reject(column, _("Skriv et tal fra %(least)d til %(most)d.") % {"least": least, "most": most})
            return None
        return number

    def whole_number(self, column: str, *, least: int, most: int) -> int | None:
        """A whole number; None when empty."""
        number = self.number(column, least=least, most=most)
        if number is not None and number != int(number):
            self.reject(column, _("Skriv et helt tal."))
            return None
        return None if number is None else int(number)

    def date(self, column: str) -> date | None:
        """A date; None when empty."""
        text = self.raw(column)
        if not text:
            return None
        found = read_date(text)
        if found is None or not EARLIEST <= found <= LATEST:
            self.reject(column, _("Skriv en dato, der findes, som 2026-09-01 (år-måned-dag)."))
            return None
        return found

    def time(self, column: str) -> time | None:
        """A time of day; None when empty."""
        text = self.raw(column)
        found = read_time(text)
        if text and found is None:
            self.reject(column, _("Skriv et klokkeslæt fra 00:00 til 23:59, for eksempel 17:30."))
        return found

    def email(self, column: str) -> str:
        """An e-mail address, or empty."""
        address = self.text(column, longest=254)
        try:
            if address:
                validate_email(address)
        except ValidationError:
            self.reject(column, _("Skriv en e-mailadresse som navn@example.dk."))
        return address

    def web_address(self, column: str) -> str:
        """A web address; one without a scheme is read as https."""
        address = self.text(column, longest=190)
        if address and "://" not in address:
            address = f"https://{address}"
        try:
            if address:
                is_web_address(address)
        except ValidationError:
            self.reject(column, _("Skriv en adresse på nettet som https://example.dk."))
        return address


def _parted(text: str, known: Codes) -> list[str]:
    """The words of a cell, each once; the labels that have a semicolon of their own stay whole."""
    for label in (one for one in known if ";" in one):
        text = text.replace(label, known[label])
    return list(dict.fromkeys(word.strip() for word in text.split(";") if word.strip()))


def _one_of(known: Codes) -> str:
    return _("Skriv en af: %(codes)s.") % {"codes": ", ".join(dict.fromkeys(known.values()))}
