"""What a caseworker tells of a client on one page: choices to tap, and few words, none of which may say who it is."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from activities.forms.fields import PlainTextField, choice_field, choices_field, select_field
from activities.geocoding.gazetteer import find_place
from activities.vocabularies import AccessibilityFeature, Audience, Category, Gender, Language, Need, Weekday
from casework.clients import FIELDS
from casework.models import AgeBand, Client
from casework.personal_text import refuse_personal, refuse_personal_reference

NO_MATTER = ("", gettext_lazy("Lige meget"))
DISTANCES = [NO_MATTER, *((str(km), gettext_lazy("%(km)d km") % {"km": km}) for km in (2, 5, 10, 15, 25, 40))]
PRICES = [
    NO_MATTER,
    ("0", pgettext_lazy("price", "Gratis")),
    *((str(price), gettext_lazy("%(price)d kr.") % {"price": price}) for price in (25, 50, 100, 200, 400)),
]
HOURS = [(str(hour * 60), f"{hour:02}.00") for hour in range(7, 24)]
GENDERS = [
    NO_MATTER,
    (Gender.WOMEN.value, gettext_lazy("En kvinde: ikke noget kun for mænd")),
    (Gender.MEN.value, gettext_lazy("En mand: ikke noget kun for kvinder")),
]
NUMBERS = ("max_km", "starts_after", "ends_before", "max_price")
SAID_TOGETHER = frozenset({"reference", "needs", "must_needs", "features", "must_features"})
OF_CHOICES = ("needs", "must_needs", "features", "must_features", "audiences", "categories", "weekdays", "languages")


class ReferenceField(PlainTextField):
    """What the caseworker calls a client, and only they can lead back."""

    def validate(self, value: Any) -> None:
        """Refuses numbers, addresses and names of people."""
        super().validate(value)
        refuse_personal_reference(value)


class FreeTextField(PlainTextField):
    """Words of the caseworker's own."""

    def validate(self, value: Any) -> None:
        """Refuses what says who somebody is, and names the field."""
        super().validate(value)
        try:
            refuse_personal(value)
        except ValidationError as refusal:
            said = {"field": self.label, "why": " ".join(refusal.messages)}
            raise ValidationError(_("%(field)s: %(why)s") % said, code=str(refusal.code)) from refusal


class HomeField(PlainTextField):
    """A town or a postcode; an address is more than we need."""

    def clean(self, value: Any) -> str:
        """As the list of places calls it."""
        text = super().clean(value)
        if not text:
            return ""
        place = find_place(text)
        if place is None:
            raise ValidationError(
                _("Skriv kun en by eller et postnummer, for eksempel Nordborg eller 6430. Ingen adresse.")
            )
        return place.name


class ClientForm(forms.Form):
    """One page; only the reference must be there."""

    use_required_attribute = False

    reference = ReferenceField(
        label=gettext_lazy("Din egen reference"),
        help_text=gettext_lazy("Noget, kun du kan føre tilbage. For eksempel blå stol eller S-17. Aldrig navn eller CPR-nummer."),
        missing=gettext_lazy("Skriv en reference, for eksempel blå stol eller S-17."),
        max_length=40,
    )  # fmt: skip
    needs = choices_field(gettext_lazy("Gerne"), Need.choices)
    must_needs = choices_field(gettext_lazy("Skal passe"), Need.choices)
    features = choices_field(gettext_lazy("Gerne på stedet"), AccessibilityFeature.choices)
    must_features = choices_field(gettext_lazy("Skal være på stedet"), AccessibilityFeature.choices)
    is_nervous = forms.BooleanField(label=gettext_lazy("Jeg går helst ind ad døren sammen med nogen"), required=False)
    from_home = forms.BooleanField(
        label=gettext_lazy("Jeg kan ikke komme hjemmefra: det skal være online"), required=False
    )
    audiences = choices_field(gettext_lazy("Det passer på mig"), Audience.choices)
    categories = choices_field(gettext_lazy("Det har jeg lyst til"), Category.choices)
    interests = FreeTextField(
        label=gettext_lazy("Andet, jeg har lyst til"),
        help_text=gettext_lazy("Med få ord, for eksempel: strikke, bordtennis, synge."),
        max_length=200,
    )
    home = HomeField(label=gettext_lazy("By eller postnummer"), help_text=gettext_lazy("Ingen adresse."), max_length=80)
    max_km = choice_field(gettext_lazy("Højst så langt væk"), DISTANCES)
    weekdays = choices_field(gettext_lazy("Dage, der passer"), Weekday.choices)
    starts_after = select_field(gettext_lazy("Tidligst kl."), [NO_MATTER, *HOURS])
    ends_before = select_field(gettext_lazy("Slut senest kl."), [NO_MATTER, *HOURS])
    max_price = choice_field(gettext_lazy("Højst så mange penge pr. gang"), PRICES)
    age_band = choice_field(gettext_lazy("Alder, cirka"), [NO_MATTER, *AgeBand.choices])
    gender = choice_field(gettext_lazy("Kun for kvinder eller mænd"), GENDERS)
    languages = choices_field(gettext_lazy("Sprog, jeg taler"), Language.choices)
    note = FreeTextField(
        label=gettext_lazy("Note til dig selv"),
        help_text=gettext_lazy("Den er låst i databasen. Skriv ikke navn, nummer, adresse eller diagnose."),
        lines=4,
        max_length=2000,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, client: Client | None = None) -> None:
        """Unbound it shows `client`, or nothing chosen."""
        super().__init__(data, initial=shown_values(client) if client else None, auto_id="%s")

    def clean(self) -> dict[str, Any]:
        """A day that ends before it begins fits nothing."""
        said = super().clean() or {}
        begins, ends = said.get("starts_after"), said.get("ends_before")
        if begins and ends and int(begins) >= int(ends):
            self.add_error("ends_before", _("Vælg et tidspunkt, der er senere end det første."))
        return said

    def changes(self) -> dict[str, Any]:
        """The valid form as `casework.clients` takes it: what must be is not also what would be nice."""
        said: dict[str, Any] = dict(self.cleaned_data)
        for nice, chosen, must in (
            ("nice_needs", "needs", "must_needs"),
            ("nice_features", "features", "must_features"),
        ):
            said[nice] = [code for code in said.pop(chosen) if code not in said[must]]
        said |= {name: int(said[name]) if said[name] else None for name in NUMBERS}
        return {name: said[name] for name in FIELDS}


def shown_values(client: Client) -> dict[str, Any]:
    """A client as the form shows it."""
    said = {name: getattr(client, name) for name in FIELDS}
    said |= {name: "" if said[name] is None else str(said[name]) for name in NUMBERS}
    said["needs"] = [*client.must_needs, *client.nice_needs]
    said["features"] = [*client.must_features, *client.nice_features]
    return said


def in_words(client: Client) -> list[tuple[str, str]]:
    """What is said of a client, in words, as rows of a label and a text; what is not said is left out."""
    form, values = ClientForm(), shown_values(client)
    said = {name: said_in_words(form.fields[name], value) for name, value in values.items() if name in form.fields}
    nice = [
        said_in_words(form.fields["needs"], client.nice_needs),
        said_in_words(form.fields["features"], client.nice_features),
    ]
    rows = [
        (_("Skal passe"), joined([said["must_needs"], said["must_features"]])),
        (_("Gerne"), joined(nice)),
        *((str(form.fields[name].label), said[name]) for name in form.fields if name not in SAID_TOGETHER),
    ]
    return [(label, words) for label, words in rows if words]


def joined(texts: list[str]) -> str:
    """Two lists as one."""
    return ", ".join(text for text in texts if text)


def said_in_words(field: forms.Field, value: Any) -> str:
    """One value with labels for codes."""
    if isinstance(field, forms.BooleanField):
        return _("Ja") if value in (True, "on") else ""
    labels = {str(code): str(label) for code, label in getattr(field, "choices", ())}
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(labels.get(str(one), str(one)) for one in values if one not in (None, ""))
