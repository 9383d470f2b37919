"""What a new person tells besides an e-mail address (allauth imports this before its own forms)."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User


class NameForm(forms.ModelForm[User]):
    """A name, so that colleagues in an association see who did what."""

    class Meta:
        model = User
        fields = ("name",)

    name = forms.CharField(
        label=pgettext_lazy("person", "Navn"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Skriv dit navn."),
            "max_length": _("Navnet er for langt. Brug højst %(limit_value)d tegn."),
        },
    )

    def __init__(self, *args: object, **options: object) -> None:
        """Also without a person: allauth makes one afterwards."""
        super().__init__(*args, **options)  # type: ignore[arg-type]  # passed on as they came

    def clean_name(self) -> str:
        """Without blanks around it."""
        return " ".join(self.cleaned_data["name"].split())

    def signup(self, _request: HttpRequest, user: User) -> None:
        """Gives the new person the name."""
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])
