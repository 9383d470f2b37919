"""E-mail addresses: stored in lower case, and one sentence where something is none."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_ADDRESS = 254  # what the table of accounts has room for
NO_ADDRESS = _("E-mailen ser forkert ud. Skriv den sådan her: navn@eksempel.dk.")
ADDRESS_SAYS = {"required": _("Skriv din e-mail."), "invalid": NO_ADDRESS, "max_length": NO_ADDRESS}


class AddressField(forms.EmailField):
    """An e-mail address as it is stored: in lower case, and still an address then (İ is none)."""

    default_error_messages: ClassVar[dict[str, Any]] = ADDRESS_SAYS

    def to_python(self, value: Any) -> str:
        """In lower case, before anybody looks whether it is one."""
        return str(super().to_python(value)).lower()
