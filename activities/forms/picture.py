"""The step for a picture: an upload, and what one sees on it in words."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.forms.base import StepForm
from activities.forms.fields import PlainTextField
from activities.pictures import NAME, picture_url, store_picture

SALT = "activities.picture"


class PictureForm(StepForm):
    """A picture needs words: not everybody sees it. `kept` remembers an upload while the words are missing."""

    picture = forms.FileField(
        label=gettext_lazy("Vælg et billede"),
        help_text=gettext_lazy("Vis gerne døren eller rummet. Spørg dem, der er med på billedet, om det er i orden."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={"empty": gettext_lazy("Filen er tom. Vælg et andet billede.")},
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput())
    picture_alt = PlainTextField(
        label=gettext_lazy("Hvad ser man på billedet?"),
        help_text=gettext_lazy("Det bliver læst højt for dem, der ikke kan se det."),
        lines=2,
        max_length=250,
    )
    remove = forms.BooleanField(label=gettext_lazy("Fjern billedet"), required=False)

    def values(self) -> dict[str, Any]:
        """The picture there is."""
        activity = self.facts.activity
        return {"stored": activity.picture.name or "", "picture_alt": activity.picture_alt}

    def shown(self, *, is_tried: bool) -> dict[str, Any]:
        """The picture as it is, or as it was just sent."""
        name = kept_name(str(self["kept"].value() or "")) or self.facts.activity.picture.name or ""
        return {"picture_url": picture_url(name)}

    def clean(self) -> dict[str, Any]:
        """Stores a new picture at once, so that a missing word does not lose it."""
        cleaned = self.cleaned_data
        cleaned["name"] = self._name(cleaned)
        if cleaned["name"] and not cleaned.get("picture_alt") and "picture_alt" not in self.errors:
            self.add_error("picture_alt", _("Skriv, hvad man ser på billedet."))
        return cleaned

    def _name(self, said: dict[str, Any]) -> str:
        if said.get("remove"):
            return ""
        if upload := said.get("picture"):
            return self._stored(upload)
        return kept_name(said.get("kept", "")) or self.facts.activity.picture.name or ""

    def _stored(self, upload: Any) -> str:
        try:
            name = store_picture(upload)
        except ValidationError as error:
            self.add_error("picture", error)
            return ""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["kept"] = signing.dumps(name, salt=SALT)
        self.data = typed
        return name

    def changes(self) -> dict[str, Any]:
        """The picture with its words, or neither."""
        name = self.cleaned_data["name"]
        return {"picture": name, "picture_alt": self.cleaned_data["picture_alt"] if name else ""}


def kept_name(token: str) -> str:
    """The stored picture a form carries; empty for none and for a forged one."""
    try:
        name = signing.loads(token, salt=SALT, max_age=86_400) if token else ""
    except signing.BadSignature:
        return ""
    return name if isinstance(name, str) and NAME.fullmatch(name) else ""
