"""The steps that are words: what it is, who is welcome, the first visit, and whom to ask."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from activities.forms.base import FieldsForm, StepForm
from activities.forms.fields import (
    NameField,
    PhoneField,
    PlainTextField,
    PriceField,
    choice_field,
    choices_field,
    number_field,
    select_field,
)
from activities.vocabularies import Audience, Booking, Category, Gender, Language, PriceUnit, Welcome

SUMMARY_LETTERS = 160
USUAL_LANGUAGES = ("da", "en", "de", "ar", "uk", "pl")


class WhatForm(FieldsForm):
    """What happens there, and what it costs."""

    own_fields = ("title", "category", "summary", "description", "price_dkk", "price_unit", "price_note")
    texts_to_measure = ("summary", "description")

    title = NameField(
        label=gettext_lazy("Hvad kalder I det?"),
        help_text=gettext_lazy("Kort, som I siger det: ”Tirsdagskaffe i Skovby”."),
        max_length=100,
        missing=gettext_lazy("Skriv, hvad I kalder det."),
    )
    category = select_field(
        gettext_lazy("Hvad slags er det?"),
        [("", gettext_lazy("Vælg")), *Category.choices],
        missing=gettext_lazy("Vælg, hvad slags det er."),
    )
    summary = PlainTextField(
        label=gettext_lazy("Sig det i én sætning"),
        help_text=gettext_lazy("Den står på listen, når folk leder. Højst 160 tegn."),
        lines=2,
        max_length=SUMMARY_LETTERS,
        missing=gettext_lazy("Skriv én sætning om det."),
    )
    description = PlainTextField(
        label=gettext_lazy("Hvad sker der?"),
        help_text=gettext_lazy(
            "Fortæl det, som om du taler med en, der ikke kender jer. To til seks sætninger er nok."
        ),
        lines=6,
    )
    price_dkk = PriceField(
        label=gettext_lazy("Hvad koster det i kroner?"),
        help_text=gettext_lazy("Skriv 0, hvis det er gratis. Lad feltet stå tomt, hvis du ikke ved det."),
        required=False,
    )
    price_unit = select_field(gettext_lazy("Prisen gælder"), [("", gettext_lazy("Vælg")), *PriceUnit.choices])
    price_note = PlainTextField(label=gettext_lazy("Mere om prisen"), max_length=200)

    def values(self) -> dict[str, Any]:
        """The price as people write it."""
        return {**super().values(), "price_dkk": written_price(self.facts.activity.price_dkk)}

    def clean(self) -> dict[str, Any]:
        """A price above nothing buys something."""
        cleaned = self.cleaned_data
        if cleaned.get("price_dkk") and not cleaned.get("price_unit"):
            self.add_error("price_unit", _("Vælg, hvad prisen gælder: en gang, en måned eller et år."))
        return cleaned


def written_price(price: Any) -> str:
    """A price with a decimal comma, and none for whole kroner."""
    if price is None:
        return ""
    return f"{price:.2f}".removesuffix(".00").replace(".", ",")


class WhoForm(StepForm):
    """Who is welcome. Nothing chosen means everybody."""

    audiences = choices_field(
        gettext_lazy("Hvem tænker I især på?"),
        Audience.choices,
        help_text=gettext_lazy("Vælg det, der passer. Vælg ingen, hvis det er for alle."),
    )
    welcome = choice_field(
        gettext_lazy("Hvordan er det ment?"),
        [
            (Welcome.OPEN, gettext_lazy("Alle må komme. De her er også velkomne")),
            (Welcome.ESPECIALLY, gettext_lazy("Alle må komme. Det er især for de her")),
            (Welcome.ONLY, gettext_lazy("Det er kun for de her")),
        ],
    )
    gender = choice_field(gettext_lazy("Er det for både mænd og kvinder?"), Gender.choices)
    min_age = number_field(gettext_lazy("Fra hvilken alder?"), least=0, most=120)
    max_age = number_field(gettext_lazy("Til hvilken alder?"), least=0, most=120)
    languages = choices_field(gettext_lazy("Hvilke sprog taler I der?"), Language.choices)

    def values(self) -> dict[str, Any]:
        """One way of welcoming for all that are chosen; mixed ones show as the most common."""
        audiences, activity = self.facts.belongings["audiences"], self.facts.activity
        ways = list(audiences.values())
        return {
            "audiences": sorted(audiences),
            "welcome": max(ways, key=ways.count) if ways else Welcome.ESPECIALLY.value,
            "gender": activity.gender or Gender.ANY.value,
            "min_age": activity.min_age,
            "max_age": activity.max_age,
            "languages": activity.languages,
        }

    def suggestions(self) -> dict[str, Any]:
        """Most are held in Danish."""
        return {"languages": [Language.DA.value]}

    def shown(self, *, is_tried: bool) -> dict[str, Any]:
        """The usual languages first, the others folded away; a chosen one is never folded away."""
        chosen = self["languages"].value() or []
        first = {*USUAL_LANGUAGES, *chosen}
        return {
            "usual_languages": [one for one in Language.choices if one[0] in first],
            "other_languages": [one for one in Language.choices if one[0] not in first],
        }

    def clean(self) -> dict[str, Any]:
        """The ages in order, and a closed door needs to say for whom it opens."""
        cleaned = self.cleaned_data
        low, high = cleaned.get("min_age"), cleaned.get("max_age")
        if low is not None and high is not None and low > high:
            self.add_error("max_age", _("Den højeste alder er lavere end den laveste. Byt om på dem."))
        if cleaned.get("welcome") == Welcome.ONLY and not cleaned.get("audiences"):
            self.add_error("audiences", _("Vælg, hvem det er for, når det kun er for nogen."))
        return cleaned

    def changes(self) -> dict[str, Any]:
        """Mixed ways of welcoming stay mixed as long as nobody chooses another way."""
        cleaned = self.cleaned_data
        chosen = cleaned["welcome"] or Welcome.ESPECIALLY.value
        known = self.facts.belongings["audiences"] if chosen == self.values()["welcome"] else {}
        audiences = {code: known.get(code, chosen) for code in cleaned["audiences"]}
        own = {name: cleaned[name] for name in ("min_age", "max_age", "languages")}
        return {**own, "gender": cleaned["gender"] or Gender.ANY.value, "audiences": audiences}


class FirstVisitForm(FieldsForm):
    """What happens when one opens the door for the first time."""

    own_fields = ("first_visit",)
    texts_to_measure = ("first_visit",)

    first_visit = PlainTextField(
        label=gettext_lazy("Hvad sker der den første gang?"),
        help_text=gettext_lazy(
            "Hvem tager imod? Hvor går man ind? Skal man have noget med? Én ting i hver sætning. Så bliver det til trin."
        ),
        lines=6,
    )


class ContactForm(FieldsForm):
    """Whom to call or write to, and whether one signs up."""

    own_fields = ("booking", "contact_name", "contact_phone", "contact_email", "website")

    contact_name = NameField(
        label=gettext_lazy("Hvem svarer?"),
        help_text=gettext_lazy("Et fornavn er nok. Det står på siden, så alle kan se det."),
        max_length=120,
    )
    contact_phone = PhoneField(
        label=gettext_lazy("Telefon"),
        help_text=gettext_lazy("Mange vil helst ringe, før de kommer."),
        max_length=40,
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        max_length=200,
        error_messages={"invalid": gettext_lazy("E-mailen ser forkert ud. Skriv den sådan her: navn@eksempel.dk.")},
    )
    website = forms.CharField(label=gettext_lazy("Hjemmeside"), required=False, max_length=200)
    booking = choice_field(
        gettext_lazy("Skal man melde sig til?"),
        [
            (Booking.DROP_IN, gettext_lazy("Nej, bare kom")),
            (Booking.SIGN_UP, gettext_lazy("Ja, meld dig til")),
            (Booking.REFERRAL, gettext_lazy("Ja, man skal henvises")),
            ("", pgettext_lazy("answer", "Ved ikke")),
        ],
    )

    def suggestions(self) -> dict[str, Any]:
        """Whoever writes, and the address people know."""
        by = self.facts.activity.organisation
        return {
            "contact_name": self.person.name.split(" ")[0] if self.person.name else "",
            "contact_phone": by.contact_phone,
            "contact_email": by.contact_email,
        }

    def clean_website(self) -> str:
        """With or without https:// in front."""
        text = str(self.cleaned_data["website"]).strip()
        if not text:
            return ""
        address = text if text.startswith(("http://", "https://")) else f"https://{text}"
        try:
            URLValidator(schemes=["http", "https"])(address)
        except ValidationError as error:
            raise ValidationError(_("Adressen ser forkert ud. Skriv den sådan her: www.eksempel.dk.")) from error
        return address

    def clean(self) -> dict[str, Any]:
        """Somebody must be there to ask."""
        cleaned = self.cleaned_data
        is_silent = not cleaned.get("contact_phone") and not cleaned.get("contact_email")
        if is_silent and not ({"contact_phone", "contact_email"} & set(self.errors)):
            self.add_error("contact_phone", _("Skriv en telefon eller en e-mail, så folk kan spørge."))
        return cleaned
