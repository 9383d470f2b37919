"""One client on the desk: told of on one page, then suggestions at once; changed, explained, deleted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import SignedInRequest
from activities.desk.problems import problems
from activities.vocabularies import FEATURE_GROUPS, AccessibilityFeature
from casework import audit, clients, exports
from casework.desk_news import list_summary
from casework.forms.client import OF_CHOICES, ClientForm, said_in_words, shown_values
from casework.models import AccessVerb, Client
from casework.permissions import caseworkers_only, client_for, colleagues_of, own_client_for
from casework.presentation import day_words
from casework.suggestion import COUNT
from casework.views.answers import CONFLICT, UNPROCESSABLE
from casework.views.suggestions import MORE, offers_for

BASE = "base"


@require_http_methods(["GET", "HEAD", "POST"])
@caseworkers_only(AccessVerb.CREATE)
def client_new(request: SignedInRequest) -> HttpResponse:
    """One page of choices."""
    form = ClientForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _form_page(request, form)
    if form.is_valid():
        try:
            client = clients.begin(form.changes(), by=request.user, now=timezone.now())
        except clients.ReferenceTakenError as taken:
            form.add_error("reference", str(taken))
        else:
            return redirect("casework:client", client.pk)
    _note_refused(request, AccessVerb.CREATE, form)
    return _form_page(request, form, is_tried=True)


@require_safe
@caseworkers_only(AccessVerb.READ)
def client_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was told, suggestions with their reasons, and the list."""
    client, now = client_for(request, pk, AccessVerb.READ), timezone.now()
    audit.note(AccessVerb.SUGGEST, by=request.user, now=now, client=client)
    shows_more = "flere" in request.GET
    offers = offers_for(client, now=now, count=MORE if shows_more else COUNT)
    is_own = client.owner_id == request.user.pk
    context = {
        "client": client,
        "offers": offers,
        "more_address": "" if shows_more or len(offers) < COUNT else "?flere=1#forslag",
        "is_own": is_own,
        "the_list": list_summary(client, now=now),
        "told": exports.told_of(client),
        "deleted_on": day_words(exports.deleted_on(client)),
        "colleagues": colleagues_of(request.user) if is_own else [],
        "shares": list(client.shares.select_related("colleague").order_by("colleague__name")),
    }
    return render(request, "casework/client.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@caseworkers_only(AccessVerb.CHANGE)
def client_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same page again; whoever saves second is shown both versions."""
    client = client_for(request, pk, AccessVerb.READ)
    if request.method != "POST":
        return _form_page(request, ClientForm(client=client), client=client)
    form = ClientForm(request.POST, client=client)
    if "_look" in request.POST:
        return _form_page(request, form, client=client, is_tried=True, base=request.POST.get(BASE, ""))
    if not form.is_valid():
        _note_refused(request, AccessVerb.CHANGE, form, client)
        return _form_page(request, form, client=client, is_tried=True, base=request.POST.get(BASE, ""))
    return _changed(request, client, form)


def _changed(request: SignedInRequest, client: Client, form: ClientForm) -> HttpResponse:
    base = request.POST.get(BASE, "")
    try:
        version = int(base) if base.isdecimal() and len(base) < 10 else 0
        clients.change(client, form.changes(), base=version, by=request.user, now=timezone.now())
    except clients.ChangedMeanwhileError as meanwhile:
        return _both_versions(request, meanwhile.current, form)
    except clients.ReferenceTakenError as taken:
        form.add_error("reference", str(taken))
        return _form_page(request, form, client=client, is_tried=True, base=base)
    messages.success(request, _("Gemt. Forslagene er lavet på ny."))
    return redirect("casework:client", client.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@caseworkers_only(AccessVerb.DELETE)
def client_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Asks once, and then it is gone."""
    client = own_client_for(request, pk, AccessVerb.DELETE)
    if request.method != "POST":
        return render(request, "casework/delete.html", {"client": client})
    clients.delete(client, by=request.user, now=timezone.now())
    messages.success(request, _("Slettet for altid. Kun notatet om, hvem der har set hvad, bliver stående sin tid."))
    return redirect("casework:desk")


def _form_page(
    request: SignedInRequest, form: ClientForm, *, client: Client | None = None, is_tried: bool = False, base: str = ""
) -> HttpResponse:
    wrong = problems(form) if is_tried else []
    context = {
        "form": form,
        "client": client,
        "base": base or (str(client.version) if client else ""),
        "errors": form.errors if is_tried else {},
        "problems": wrong,
        "feature_groups": FEATURE_GROUPS,
        "feature_labels": dict(AccessibilityFeature.choices),
        **chosen(form),
    }
    return render(request, "casework/form.html", context, status=UNPROCESSABLE if wrong else 200)


def chosen(form: ClientForm) -> dict[str, frozenset[str]]:
    """What is ticked in the rows that the page lays out itself."""
    return {f"ticked_{name}": frozenset(map(str, form[name].value() or ())) for name in OF_CHOICES}


def _both_versions(request: SignedInRequest, current: Client, form: ClientForm) -> HttpResponse:
    """Both versions beside each other; nothing was written, nothing is lost."""
    theirs = shown_values(current)
    lines = [
        {"label": field.label, "theirs": said_in_words(field, theirs.get(name)), "mine": said_in_words(field, form[name].value())}
        for name, field in form.fields.items()
    ]  # fmt: skip
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        if not name.startswith("_") and name not in {"csrfmiddlewaretoken", BASE}
        for value in values
    ]
    differences = [line for line in lines if line["theirs"] != line["mine"]]
    context = {"client": current, "differences": differences, "base": current.version, "kept": kept}
    return render(request, "casework/both_versions.html", context, status=CONFLICT)


def _note_refused(request: SignedInRequest, verb: AccessVerb, form: ClientForm, client: Client | None = None) -> None:
    """An attempt to write what may not be kept is recorded by its fields, never by its words."""
    fields = ", ".join(form.errors)
    audit.note_refused(
        verb, by=request.user, now=timezone.now(), client_number=client.pk if client else None, detail=fields
    )
