"""One's own account: name, e-mail, what guards it, signing out everywhere, and deleting it."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import logout
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts import second_factor
from accounts.homes import home_of
from accounts.models import User
from accounts.requests import SignedInRequest, signed_in
from accounts.sign_up import NameForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def my_account(request: SignedInRequest) -> HttpResponse:
    """Everything about oneself on one page."""
    person = User.objects.get(pk=request.user.pk)
    form = NameForm(request.POST if request.method == "POST" else None, instance=person)
    if form.is_valid():
        form.save()
        messages.success(request, _("Dit navn er gemt."))
        return redirect("my_account")
    context = {"form": form, "person": request.user, "home": home_of(request.user), **guards(request.user)}
    return render(request, "accounts/my_account.html", context)


def guards(person: User) -> dict[str, object]:
    """The app and the keys that guard an account."""
    found = list(Authenticator.objects.filter(user=person).order_by("created_at"))
    return {
        "app": next((one for one in found if one.type == Authenticator.Type.TOTP), None),
        "keys": [one.wrap() for one in found if one.type == Authenticator.Type.WEBAUTHN],
        "has_spare_codes": any(one.type == Authenticator.Type.RECOVERY_CODES for one in found),
    }


@never_cache
@signed_in
def second_factor_page(request: SignedInRequest) -> HttpResponse:
    """Why a second factor is needed, and the ways to get one."""
    if second_factor.has_one(request.user):
        return redirect("my_account")
    return render(request, "accounts/second_factor.html")


@require_POST
@signed_in
def sign_out_everywhere(request: SignedInRequest) -> HttpResponseBase:
    """Ends all sessions of this person, on every device."""
    request.user.sign_out_everywhere()
    logout(request)
    messages.success(request, _("Du er logget ud på alle dine telefoner og computere."))
    return redirect("account_login")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def delete_account(request: SignedInRequest) -> HttpResponse:
    """Deletes the account for good, after a page that says what goes."""
    if request.method != "POST":
        return render(request, "accounts/delete_account.html", {"is_needed": False})
    try:
        request.user.delete()
    except (ProtectedError, RestrictedError):
        return render(request, "accounts/delete_account.html", {"is_needed": True}, status=409)
    logout(request)
    messages.success(request, _("Din konto er slettet."))
    return redirect("account_login")
