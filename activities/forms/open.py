"""Forms anybody may send without an account: a signed token that was neither typed too fast nor left too long, and a trap."""

from datetime import datetime
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.addresses import AddressField
from activities.forms.fields import PlainTextField
from activities.vocabularies import FeatureValue, ReportReason

SALT = "activities.open_form"
SOONEST_S, LATEST_S = 2, 4 * 3600


class OpenForm(forms.Form):
    """What all of them have. `trap` is a field no person sees: whoever fills it is a machine."""

    use_required_attribute = False
    trap = forms.CharField(required=False)
    token = forms.CharField(required=False)

    def __init__(self, *args: Any, about: str, now: datetime, **options: Any) -> None:
        """`about` says which form of which activity this is: its token fits no other."""
        self.about, self.now = about, now
        super().__init__(*args, **{**options, "auto_id": "%s"})

    @property
    def is_of_machine(self) -> bool:
        """Whether something fell into the trap."""
        return bool(self.data.get("trap"))

    def token_to_show(self) -> str:
        """The one it came with, if that still holds or only came too fast; else a new one."""
        sent = str(self.data.get("token", ""))
        age = self._age(sent)
        return sent if age is not None and age < LATEST_S else self.new_token()

    def new_token(self) -> str:
        """Signed, with this moment in it."""
        return signing.dumps([self.about, int(self.now.timestamp())], salt=SALT)

    def _age(self, token: str) -> int | None:
        """Seconds since it was shown; None for a token of another form, or none of ours."""
        try:
            about, shown_at = signing.loads(token, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return int(self.now.timestamp()) - int(shown_at) if about == self.about else None

    def clean(self) -> dict[str, Any]:
        """Refuses what came too fast for a person, and what lay too long; whoever has a field to mend sends again anyway."""
        if self.errors:
            return self.cleaned_data
        age = self._age(self.cleaned_data.get("token", ""))
        if age is None or age >= LATEST_S:
            raise ValidationError(_("Siden har stået åben for længe. Tryk én gang til, så er den sendt."))
        if age < SOONEST_S:
            raise ValidationError(_("Det gik lidt hurtigt for os. Tryk én gang til, så er den sendt."))
        return self.cleaned_data


class ReportForm(OpenForm):
    """What is wrong, in a word of ours and a few of one's own."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Hvad er forkert?"),
        choices=ReportReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Vælg, hvad der er forkert.")},
    )
    text = PlainTextField(
        label=gettext_lazy("Vil du skrive lidt mere?"),
        help_text=gettext_lazy("Du behøver ikke. Skriv ikke navne eller andet om dig selv."),
        lines=3,
        max_length=300,
    )


class FollowForm(OpenForm):
    """Where to write when something changes."""

    email = AddressField(
        label=gettext_lazy("Din e-mail"),
        max_length=200,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class AskForm(OpenForm):
    """Nothing but the wish."""


class AnswerForm(forms.Form):
    """The organiser's answer: yes, partly, no or don't know, and a short note."""

    use_required_attribute = False
    value = forms.ChoiceField(
        choices=[*FeatureValue.choices, ("unknown", gettext_lazy("Det ved jeg ikke"))],
        error_messages={"required": gettext_lazy("Vælg et svar.")},
    )
    note = PlainTextField(
        label=gettext_lazy("Vil du forklare det kort?"),
        help_text=gettext_lazy("Alle kan læse det. For eksempel: Der er ét trin ved døren."),
        max_length=200,
    )
