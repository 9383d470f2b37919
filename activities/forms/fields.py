"""Fields with our words: plain text without HTML, names that are not links, telephone numbers, prices."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

HTML_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
LINK = re.compile(r"https?://|\bwww\.|\b[\w-]+\.(?:dk|com|org|net|eu|de|info)\b(?!@)", re.IGNORECASE)
PHONE = re.compile(r"^\+?[\d\s().-]+$")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u2028\u2029\ufeff]")
MOST_LETTERS = 4000


class PlainTextField(forms.CharField):
    """Text of one or more lines. HTML is refused by name rather than taken away: nothing typed is lost."""

    def __init__(self, *, missing: Any = "", lines: int = 1, max_length: int = MOST_LETTERS, **options: Any) -> None:
        """`missing` is what we say when it is empty; `lines` how high the field is."""
        self.lines = lines
        widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput()
        super().__init__(widget=widget, max_length=max_length, required=bool(missing), **options)
        too_long = gettext_lazy("Teksten er for lang: %(show_value)s tegn. Brug højst %(limit_value)s.")
        self.error_messages |= {"required": missing, "max_length": too_long}
        for one in self.validators:
            if getattr(one, "code", "") == "max_length":
                one.message = too_long  # type: ignore[attr-defined]  # validators of a length have a message

    def to_python(self, value: Any) -> str:
        """Without blanks around it and without marks nobody sees; a field of one line is one line."""
        text = CONTROL.sub("", str(value or "").replace("\r\n", "\n")).strip()
        return text if self.lines > 1 else " ".join(text.split())

    def validate(self, value: Any) -> None:
        """Refuses what is too long, before anybody looks through it, and HTML."""
        super().validate(value)
        self.run_validators(value)
        if found := HTML_TAG.search(value):
            raise ValidationError(_("Skriv uden HTML-koder. Fjern %(tag)s.") % {"tag": found[0][:30]}, code="html")


class NameField(PlainTextField):
    """What something is called; a link is not a name."""

    def validate(self, value: Any) -> None:
        """Refuses links, and names without a letter."""
        super().validate(value)
        if LINK.search(value):
            raise ValidationError(_("Skriv et navn, ikke et link. Linket kan stå ved kontakt."), code="link")
        if value and not re.search(r"[^\W\d_]", value):
            raise ValidationError(_("Skriv et navn med bogstaver."), code="no_letter")


class PhoneField(PlainTextField):
    """A telephone number as people write it."""

    def validate(self, value: Any) -> None:
        """Eight Danish digits, or a number with a country code."""
        super().validate(value)
        digits = sum(mark.isdigit() for mark in value)
        if value and not (PHONE.match(value) and (digits == 8 or 3 <= digits <= 6 or value.startswith("+"))):
            raise ValidationError(_("Et dansk telefonnummer har otte cifre. Skriv det sådan her: 12 34 56 78."))


class PriceField(forms.Field):
    """Kroner as people write them: "25", "25,50" or "kr. 25"."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    MOST = Decimal(50_000)

    def to_python(self, value: Any) -> Decimal | None:
        """A number, or None for silence."""
        text = re.sub(r"(?i)kr\.?|dkk|\s|-$|,-$", "", str(value or ""))
        if not text:
            return None
        if not re.fullmatch(r"\d{1,6}(?:[.,]\d{1,2})?", text):
            raise ValidationError(_("Skriv prisen som et tal, for eksempel 25. Skriv 0, hvis det er gratis."))
        return Decimal(text.replace(",", "."))

    def validate(self, value: Any) -> None:
        """Refuses what nobody pays."""
        super().validate(value)
        if value is not None and value > self.MOST:
            raise ValidationError(_("Prisen er meget høj. Skriv den i kroner, for eksempel 25."))


def date_field(label: Any, *, missing: Any = "", help_text: Any = "") -> forms.DateField:
    """A date as browsers give it, or as people write it."""
    wrong = gettext_lazy("Skriv datoen sådan her: 24-12-2026.")
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m-%Y", "%d.%m.%Y", "%d/%m/%Y"],
        error_messages={"required": missing, "invalid": wrong},
        widget=forms.DateInput(attrs={"type": "date"}),
    )


def time_field(label: Any, *, missing: Any = "", help_text: Any = "") -> forms.TimeField:
    """A time of day as browsers give it, or as people write it."""
    wrong = gettext_lazy("Skriv klokkeslættet sådan her: 14.30.")
    return forms.TimeField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S", "%H"],
        error_messages={"required": missing, "invalid": wrong},
        widget=forms.TimeInput(attrs={"type": "time"}),
    )


def choice_field(label: Any, choices: Any, *, missing: Any = "", help_text: Any = "") -> forms.ChoiceField:
    """One of several; shown as rows one can tap."""
    wrong = gettext_lazy("Vælg en af mulighederne.")
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=bool(missing),
        widget=forms.RadioSelect(),
        error_messages={"required": missing, "invalid_choice": wrong},
    )


def select_field(label: Any, choices: Any, *, missing: Any = "") -> forms.ChoiceField:
    """One of many, in a list that folds out."""
    field = choice_field(label, choices, missing=missing)
    field.widget = forms.Select(choices=choices)
    return field


def choices_field(label: Any, choices: Any, *, help_text: Any = "") -> forms.MultipleChoiceField:
    """Any number of several."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"invalid_choice": gettext_lazy("Vælg en af mulighederne.")},
    )


def number_field(label: Any, *, least: int, most: int, help_text: Any = "") -> forms.IntegerField:
    """A whole number or nothing."""
    between = gettext_lazy("Skriv et helt tal fra %(least)d til %(most)d.") % {"least": least, "most": most}
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=least,
        max_value=most,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": between, "min_value": between, "max_value": between},
    )
