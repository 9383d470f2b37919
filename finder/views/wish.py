"""Tell us what you miss: a form of choices, no words, no cookie, no contact."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from activities.geocoding.gazetteer import find_place
from activities.views.anonymous import is_own_origin
from finder.forms import WISH_FIELDS, WishForm, form_token
from finder.unmet import record_wish


# No cookie, so no CSRF cookie either: a signed token that runs out, and the Origin where a browser sends one.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: HttpRequest) -> HttpResponse:
    """Shows the form, filled in from what was searched for; keeps a wish and says thank you."""
    if request.method != "POST":
        form = WishForm(initial={**_asked(request), "token": form_token()})
        return render(request, "finder/wish.html", {"form": form, "is_thanks": request.GET.get("tak") == "1"})
    form = WishForm({**request.POST.dict(), **({} if is_own_origin(request) else {"token": ""})})
    if form.is_valid() and (form.is_from_a_machine or record_wish(form.cleaned_data, today=timezone.localdate())):
        return redirect(f"{request.path}?tak=1")
    if form.is_valid():
        form.add_error(None, _("Der kommer mange ønsker lige nu. Prøv igen om lidt."))
    return render(request, "finder/wish.html", {"form": _with_new_token(form), "is_thanks": False}, status=400)


def _asked(request: HttpRequest) -> dict[str, str]:
    """What stands in the address, as the form knows it; anything else is left out."""
    asked = {name: request.GET.get(name, "") for name in WISH_FIELDS}
    place = find_place(asked["place"]) if asked["place"] else None
    return {**asked, "place": place.town if place else ""}


def _with_new_token(form: WishForm) -> WishForm:
    """The same form with everything chosen kept, ready to be sent again."""
    form.data = {**form.data, "token": form_token()}
    return form
