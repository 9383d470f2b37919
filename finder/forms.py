"""The form in which somebody tells what they miss: choices only, so that nothing personal can be written."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from activities.geocoding.gazetteer import all_places
from activities.vocabularies import Audience, Category, Need, TimeOfDay, Weekday

SALT = "finder.wish"
HOURS_VALID = 12
WISH_FIELDS = ("category", "audience", "need", "place", "weekday", "time_of_day")
NOTHING_CHOSEN = _("Det er lige meget")


def form_token() -> str:
    """A sign that our own page was shown; it holds no more than the time."""
    return signing.dumps("", salt=SALT)


def is_our_token(token: str) -> bool:
    """Whether one of our pages was shown within the last hours."""
    try:
        signing.loads(token, salt=SALT, max_age=HOURS_VALID * 3600)
    except signing.BadSignature:
        return False
    return True


def _any(choices: Sequence[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [("", NOTHING_CHOSEN), *choices]


def _places() -> list[tuple[str, Any]]:
    return _any([(place.name, place.name) for place in all_places() if place.kind in {"town", "village"}])


class WishForm(forms.Form):
    """Need, kind, for whom, place and time; at least one of them."""

    category = forms.ChoiceField(label=_("Hvad kunne du tænke dig?"), choices=_any(Category.choices), required=False)
    audience = forms.ChoiceField(label=_("Hvem er det for?"), choices=_any(Audience.choices), required=False)
    need = forms.ChoiceField(label=_("Hvad har du brug for?"), choices=_any(Need.choices), required=False)
    place = forms.ChoiceField(label=_("Hvor?"), choices=_places, required=False)
    weekday = forms.ChoiceField(label=_("Hvilken dag?"), choices=_any(Weekday.choices), required=False)
    time_of_day = forms.ChoiceField(label=_("Hvornår på dagen?"), choices=_any(TimeOfDay.choices), required=False)
    token = forms.CharField(widget=forms.HiddenInput)
    website = forms.CharField(required=False)

    def clean_token(self) -> str:
        """Refuses what does not come from our own page, or from one that was left open for long."""
        token: str = self.cleaned_data["token"]
        if not is_our_token(token):
            raise forms.ValidationError(_("Siden har stået åben for længe. Prøv at sende igen."))
        return token

    def clean(self) -> dict[str, object]:
        """Asks for at least one choice."""
        cleaned: dict[str, object] = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) for name in WISH_FIELDS):
            raise forms.ValidationError(_("Vælg mindst én ting, du mangler."))
        return cleaned

    @property
    def is_from_a_machine(self) -> bool:
        """Only machines fill in the field that people cannot see."""
        return bool(self.cleaned_data.get("website"))
