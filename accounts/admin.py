"""People in the administration; the secrets of third-party applications are taken out of it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from post_office.models import Attachment, Email, EmailTemplate, Log

from accounts.models import UndeliverableAddress, User

# Queued mails hold codes and links, authenticators hold keys: nobody reads those here.
for model in (
    Attachment,
    Authenticator,
    Email,
    EmailAddress,
    EmailTemplate,
    Log,
    SocialAccount,
    SocialApp,
    SocialToken,
):
    if admin.site.is_registered(model):
        admin.site.unregister(model)


def sign_in(request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
    """The administration has no door of its own: one signs in where everybody does, and strangers find nothing."""
    if request.user.is_authenticated:
        raise Http404
    next_page = request.GET.get("next", request.path)
    return redirect(f"{resolve_url('account_login')}?next={next_page}")


admin.site.login = sign_in  # type: ignore[method-assign]  # Django's own way of replacing it


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """Who may sign in, and as what."""

    list_display = ("email", "name", "role", "unit", "is_active")
    list_filter = ("role", "is_active")
    search_fields = ("email", "name")
    exclude = ("password",)
    readonly_fields = ("last_login", "joined_at")


@admin.register(UndeliverableAddress)
class UndeliverableAddressAdmin(admin.ModelAdmin[UndeliverableAddress]):
    """Addresses whose mail servers refuse our mail."""

    list_display = ("email", "refused_at", "smtp_code")
    search_fields = ("email",)
