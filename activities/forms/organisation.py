"""Forms about an organisation: registering it, what it tells of itself, and inviting people."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.addresses import NO_ADDRESS, AddressField
from activities.forms.fields import NameField, PhoneField, PlainTextField, choice_field, select_field
from activities.models import MembershipRole, Organisation
from activities.models.organisation import validate_cvr
from activities.vocabularies import OrganisationKind


class OrganisationForm(forms.Form):
    """Who you are."""

    use_required_attribute = False
    name = NameField(
        label=gettext_lazy("Hvad hedder I?"), max_length=120, missing=gettext_lazy("Skriv, hvad I hedder.")
    )
    kind = select_field(gettext_lazy("Hvad er I?"), OrganisationKind.choices, missing=gettext_lazy("Vælg, hvad I er."))
    cvr = forms.CharField(
        label=gettext_lazy("CVR-nummer"),
        help_text=gettext_lazy("Otte cifre. Har I ikke et, så lad feltet stå tomt."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("Jeres e-mail"), required=False, max_length=200, error_messages={"invalid": NO_ADDRESS}
    )
    contact_phone = PhoneField(label=gettext_lazy("Jeres telefon"), max_length=40)
    summary = PlainTextField(label=gettext_lazy("Hvem er I? Fortæl det kort."), lines=3, max_length=600)

    def __init__(self, *args: Any, organisation: Organisation | None = None, **options: Any) -> None:
        """With the organisation when it is there already: its own number is not somebody else's."""
        self.organisation = organisation
        names = ("name", "kind", "cvr", "contact_email", "contact_phone", "summary")
        if organisation:
            options["initial"] = {name: getattr(organisation, name) for name in names}
        super().__init__(*args, **{**options, "auto_id": "%s"})

    def clean_cvr(self) -> str:
        """Eight digits that fit each other, and nobody else's."""
        text = "".join(self.cleaned_data["cvr"].upper().removeprefix("DK").split())
        if not text:
            return ""
        validate_cvr(text)
        others = Organisation.objects.filter(cvr=text).exclude(pk=self.organisation.pk if self.organisation else 0)
        if found := others.first():
            raise ValidationError(
                _("%(name)s står her allerede med det nummer. Bed om at komme med i stedet.") % {"name": found.name}
            )
        return text


class InvitationForm(forms.Form):
    """Whom to ask, and what they may do."""

    use_required_attribute = False
    email = AddressField(
        label=gettext_lazy("E-mail"),
        max_length=200,
        error_messages={"required": gettext_lazy("Skriv en e-mail.")},
    )
    role = choice_field(
        gettext_lazy("Hvad må de?"),
        [
            (MembershipRole.EDITOR, gettext_lazy("Skrive og rette")),
            (MembershipRole.OWNER, gettext_lazy("Også bestemme, hvem der er med")),
        ],
        missing=gettext_lazy("Vælg, hvad de må."),
    )


class ReasonForm(forms.Form):
    """Why something is sent back."""

    use_required_attribute = False
    reason = PlainTextField(
        label=gettext_lazy("Hvad mangler?"),
        help_text=gettext_lazy("Skriv det, som du ville sige det. Det bliver sendt til dem."),
        lines=3,
        max_length=300,
        missing=gettext_lazy("Skriv, hvad der mangler."),
    )
