"""Forms of signing in: allauth's, in our words."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp import forms as app_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.addresses import ADDRESS_SAYS

CODE_SAYS = {"required": _("Skriv koden fra mailen.")}
FACTOR_SAYS = {"required": _("Skriv koden.")}


def say(form: forms.BaseForm, name: str, messages: dict[str, Any], **attributes: str) -> None:
    """Gives a field our words when something is wrong, and no placeholder, which vanishes when it is needed."""
    field = form.fields[name]
    field.error_messages |= messages
    field.widget.attrs = {**field.widget.attrs, **attributes}
    field.widget.attrs.pop("placeholder", None)


class SignInForm(allauth_forms.LoginForm):  # type: ignore[misc]  # allauth ships no types
    """An e-mail address; a code is sent to it."""

    def __init__(self, *args: object, **options: object) -> None:
        """In our words."""
        super().__init__(*args, **options)
        say(self, "login", ADDRESS_SAYS)


class SignUpForm(allauth_forms.SignupForm):  # type: ignore[misc]  # allauth ships no types
    """An e-mail address and a name."""

    field_order = ("email", "name")

    def __init__(self, *args: object, **options: object) -> None:
        """In our words."""
        super().__init__(*args, **options)
        say(self, "email", ADDRESS_SAYS)


class NewAddressForm(allauth_forms.AddEmailForm):  # type: ignore[misc]  # allauth ships no types
    """Another e-mail address instead of the one there is."""

    def __init__(self, *args: object, **options: object) -> None:
        """In our words."""
        super().__init__(*args, **options)
        say(self, "email", ADDRESS_SAYS)


class SignInCodeForm(allauth_forms.ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth ships no types
    """The code from the mail, on a keyboard of digits."""

    def __init__(self, *args: object, **options: object) -> None:
        """In our words."""
        super().__init__(*args, **options)
        say(self, "code", CODE_SAYS, inputmode="numeric", autocomplete="one-time-code")


class AddressCodeForm(allauth_forms.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]  # allauth ships no types
    """The code that shows that an address is one's own."""

    def __init__(self, *args: object, **options: object) -> None:
        """In our words."""
        super().__init__(*args, **options)
        say(self, "code", CODE_SAYS, inputmode="numeric", autocomplete="one-time-code")


class SecondFactorForm(factor_forms.AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The code of the app, or one of the spare codes."""

    def __init__(self, *args: object, **options: object) -> None:
        """In our words."""
        super().__init__(*args, **options)
        say(self, "code", FACTOR_SAYS, inputmode="numeric")


class SecondFactorAgainForm(factor_forms.ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The same, before something that needs care."""

    def __init__(self, *args: object, **options: object) -> None:
        """In our words."""
        super().__init__(*args, **options)
        say(self, "code", FACTOR_SAYS, inputmode="numeric")


class ActivateAppForm(app_forms.ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    """The first code of a new app."""

    def __init__(self, *args: object, **options: object) -> None:
        """In our words."""
        super().__init__(*args, **options)
        say(self, "code", FACTOR_SAYS, inputmode="numeric")
