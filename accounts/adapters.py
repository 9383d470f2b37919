"""How allauth does things in this house: mail through our queue, our words, secrets locked, roles from the municipality."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import claims, encryption
from accounts.addresses import LONGEST_ADDRESS, AddressField
from accounts.homes import home_of
from accounts.mail import MailKind, queue_mail
from accounts.models import User

CODE_LIFETIME = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
SIGN_IN_CODE = MailKind("sign_in_code", lifetime=CODE_LIFETIME, is_urgent=True)
ADDRESS_CODE = MailKind("address_code", lifetime=CODE_LIFETIME, is_urgent=True)
UNKNOWN_ADDRESS = MailKind("unknown_address", lifetime=timedelta(hours=1), is_urgent=True)
KNOWN_ADDRESS = MailKind("known_address", lifetime=timedelta(hours=1), is_urgent=True)
SECURITY_NOTICE = MailKind("security_notice", is_urgent=True)

# allauth's names of mails, in ours.
KINDS = {
    "login_code": SIGN_IN_CODE,
    "email_confirmation": ADDRESS_CODE,
    "email_confirmation_signup": ADDRESS_CODE,
    "unknown_account": UNKNOWN_ADDRESS,
    "account_already_exists": KNOWN_ADDRESS,
}
NOTICES = {
    "email_changed": _("Din konto har fået en ny e-mail."),
    "email_deleted": _("En e-mail er fjernet fra din konto."),
    "account_connected": _("Du kan nu også logge ind gennem kommunen."),
    "totp_activated": _("Din konto har fået en app, der laver koder."),
    "totp_deactivated": _("Appen, der laver koder, er fjernet fra din konto."),
    "recovery_codes_generated": _("Din konto har fået nye reservekoder."),
    "webauthn_added": _("Din konto har fået en adgangsnøgle."),
    "webauthn_removed": _("En adgangsnøgle er fjernet fra din konto."),
}
# What is worth saying on the next page; a page that shows it anyway needs no second voice.
SPOKEN = {
    "logged_out": _("Du er logget ud."),
    "email_confirmed": _("Din e-mail er bekræftet."),
    "totp_activated": _("Appen er klar. Næste gang beder vi om en kode fra den."),
    "totp_deactivated": _("Appen er fjernet."),
    "webauthn_added": _("Adgangsnøglen er klar."),
    "webauthn_removed": _("Adgangsnøglen er fjernet."),
    "recovery_codes_generated": _("Du har fået nye reservekoder. De gamle virker ikke mere."),
}


def last_word(template: str) -> str:
    """`login_code` of `account/email/login_code` and of `account/messages/login_code.txt`."""
    return template.rsplit("/", 1)[-1].removesuffix(".txt")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Signing in and signing up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Kontoen er lukket. Skriv til os, hvis det er en fejl."),
        "email_taken": _("Den e-mail har allerede en konto. Log ind med den."),
        "incorrect_code": _("Koden er ikke rigtig. Se efter i den nyeste mail fra os."),
        "rate_limited": _("Det gik lidt stærkt. Vent et øjeblik, og prøv så igen."),
        "same_as_current": _("Det er den e-mail, du har i forvejen. Skriv den nye."),
        "too_many_login_attempts": _("Koden var forkert for mange gange. Få en ny kode."),
        "duplicate_email": _("Den e-mail har du allerede."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Puts allauth's mails into our queue, in our words, in the language of the page."""
        name = last_word(template_prefix)
        kind = KINDS.get(name, SECURITY_NOTICE)
        words = {
            "code": context.get("code", ""),
            "what": NOTICES.get(name, gettext("Måden, du logger ind på, er ændret.")),
        }
        queue_mail(
            email, kind, words, now=timezone.now(), language=translation.get_language() or settings.LANGUAGE_CODE
        )

    def send_account_already_exists_mail(self, email: str) -> None:
        """Without allauth's way to a new password: there are none."""
        self.send_mail("account/email/account_already_exists", email, {})

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Says it in our words, and only where it is worth saying."""
        words = message or SPOKEN.get(last_word(message_template or ""))
        if words:
            messages.add_message(request, level, str(words), extra_tags=extra_tags)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever has a desk for their work comes there."""
        return home_of(request.user) or str(super().get_login_redirect_url(request))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """The same for whoever comes for the first time through the municipality's sign-in."""
        return home_of(request.user) or str(super().get_signup_redirect_url(request))

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Anybody may make an account; what they publish waits for the municipality."""
        return True

    def clean_email(self, email: str) -> str:
        """Addresses are stored in lower case, and must still be addresses then: İ is none, nor is one too long to store."""
        address: str = AddressField(max_length=LONGEST_ADDRESS).clean(super().clean_email(email))
        return address


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Apps and keys."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Koden er ikke rigtig. Vent på en ny kode i appen, og prøv igen."),
        "unverified_email": _("Bekræft først din e-mail."),
        "add_email_blocked": _("Du kan ikke skifte e-mail, mens du har en app eller en nøgle."),
    }

    def encrypt(self, text: str) -> str:
        """Secrets of apps and spare codes lie locked in the database."""
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Opens them."""
        return encryption.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        """What the app calls us."""
        return str(settings.SITE_NAME)

    def build_totp_svg(self, url: str) -> str:
        """A QR code that stays sharp at any size, dark on light in every colour scheme."""
        drawn = BytesIO()
        segno.make(url, error="m").save(drawn, kind="svg", border=4, light="#fff", dark="#000", xmldecl=False)
        return drawn.getvalue().decode()

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 (allauth's signature)
        """What a key is called until somebody gives it a name."""
        return gettext("Min adgangsnøgle")


class StaffProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """The municipality's own sign-in: it says who somebody is, what they do and where."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Takes role and unit over at every sign-in; who has no role here is refused."""
        try:
            position = claims.position_of(claims.told(sociallogin.account.extra_data))
        except claims.RefusedError as refusal:
            if sociallogin.is_existing:
                claims.take(sociallogin.user)
            refused = render(request, "socialaccount/refused.html", {"reason": str(refusal)}, status=403)
            raise ImmediateHttpResponse(refused) from None
        claims.give(sociallogin.user, position)
        self.meet(request, sociallogin, position)

    def meet(self, request: HttpRequest, sociallogin: SocialLogin, position: claims.Position) -> None:
        """Finds the person who has this address already, and gives them their role of today."""
        known = User.objects.filter(email=position.email).first()
        if not sociallogin.is_existing and known is not None:
            sociallogin.connect(request, known)
        if sociallogin.is_existing:
            claims.give(sociallogin.user, position)
            sociallogin.user.save(update_fields=["role", "unit", "name"])

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Whoever came through `pre_social_login` works here."""
        return True

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_what: Any) -> None:
        """Says plainly that the other side did not answer as it should."""
        raise ImmediateHttpResponse(render(request, "socialaccount/authentication_error.html", status=400))
