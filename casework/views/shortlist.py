"""The list of a client on the desk: every press saves all that is typed, then picks, moves, takes off or goes on."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from accounts.requests import SignedInRequest
from activities.models import Activity
from casework import audit, shortlists
from casework.clients import CaseworkError
from casework.follow_up import follow_up
from casework.forms.shortlist import ListForm, digest, first_sentence, read
from casework.handout import items_of
from casework.models import AccessVerb, Client, Recommendation, Shortlist
from casework.permissions import caseworkers_only, client_for
from casework.presentation_of_list import list_context
from casework.reasons import reasons_for
from casework.views.answers import CONFLICT, UNPROCESSABLE

MOST_AT_ONCE = 10
STEPS = {"up": -1, "down": 1}


@require_http_methods(["GET", "HEAD", "POST"])
@caseworkers_only(AccessVerb.READ)
def shortlist_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The items with their reasons, what was agreed, the answers, and what answers those."""
    now = timezone.now()
    client = client_for(request, pk, AccessVerb.READ, detail="list")
    shortlist = shortlists.current_list(client)
    if shortlist is None:
        return render(request, "casework/shortlist.html", {"client": client, "shortlist": None})
    items = items_of(shortlist)
    if request.method != "POST":
        return render(request, "casework/shortlist.html", list_context(shortlist, items, now=now))
    form = read(request.POST, items)
    if form.base != digest(shortlist, items):
        context = list_context(shortlist, items, now=now, form=form, is_stale=True)
        return render(request, "casework/shortlist.html", context, status=CONFLICT)
    save(form, shortlist, items, by=request.user, now=now)
    if form.errors:
        _note_refused(request, client, form, now=now)
        context = list_context(shortlist, items, now=now, form=form)
        return render(request, "casework/shortlist.html", context, status=UNPROCESSABLE)
    return _pressed(request, client, items, now=now)


def save(form: ListForm, shortlist: Shortlist, items: Sequence[Recommendation], *, by: User, now: datetime) -> None:
    """Saves every field that is right, and says of the others what is wrong."""
    told = reasons_for(shortlist.client, [item.activity for item in items if item.activity])
    for item in items:
        if f"reason-{item.pk}" not in form.errors:
            mine = told.get(item.activity_id or 0)
            with _told(form, f"reason-{item.pk}"):
                shortlists.say_why(item, form.reasons[item.pk], match=mine.fits if mine else "", by=by, now=now)
    if "agreed" not in form.errors:
        words = {"agreed": form.agreed, "language": form.language}
        with _told(form, "agreed"):
            shortlists.agree(shortlist, **words, invites_words=form.invites_words, by=by, now=now)
    if "follow_up_on" not in form.errors:
        with _told(form, "follow_up_on"):
            follow_up(shortlist, on=form.follow_up_on, by=by, now=now)


@contextmanager
def _told(form: ListForm, name: str) -> Iterator[None]:
    """Keeps the sentence of a refusal with its field."""
    try:
        yield
    except ValidationError as refusal:
        form.errors[name] = first_sentence(refusal)


def _note_refused(request: SignedInRequest, client: Client, form: ListForm, *, now: datetime) -> None:
    """Recorded by its fields, never by its words."""
    fields = "list: " + ", ".join(form.errors)
    audit.note_refused(AccessVerb.CHANGE, by=request.user, now=now, client_number=client.pk, detail=fields)


def _pressed(
    request: SignedInRequest, client: Client, items: Sequence[Recommendation], *, now: datetime
) -> HttpResponse:
    """What the button said: "up:7", "remove:7", "on", or only save."""
    what, _colon, number = request.POST.get("do", "").partition(":")
    item = next((one for one in items if str(one.pk) == number), None)
    if what == "on":
        return redirect("casework:hand-over", client.pk)
    if item and what in STEPS:
        shortlists.move(item, steps=STEPS[what], by=request.user, now=now)
        return redirect(f"{reverse('casework:shortlist', args=[client.pk])}#item-{item.pk}")
    if item and what == "remove":
        shortlists.remove(item, by=request.user, now=now)
        messages.success(request, _("Taget af listen: %(title)s.") % {"title": item.title})
    else:
        messages.success(request, _("Gemt."))
    return redirect("casework:shortlist", client.pk)


@require_POST
@caseworkers_only(AccessVerb.PICK)
def shortlist_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Puts one or more activities (`activity`) on the list, and goes back to the suggestions or on to the list (`see_list`)."""
    client = client_for(request, pk, AccessVerb.READ, detail="list")
    numbers = [one for one in request.POST.getlist("activity")[:MOST_AT_ONCE] if one.isdecimal() and len(one) < 12]
    seen = Activity.objects.visible().in_bulk([int(one) for one in numbers])
    found = [seen[int(one)] for one in dict.fromkeys(numbers) if int(one) in seen]
    try:
        for activity in found:
            shortlists.add(client, activity, by=request.user, now=timezone.now())
    except CaseworkError as problem:
        messages.warning(request, str(problem))
    else:
        _say_added(request, client, found)
    if "see_list" in request.POST:
        return redirect("casework:shortlist", pk)
    anchor = f"#a{found[0].pk}" if len(found) == 1 else ""
    return redirect(reverse("casework:client", args=[pk]) + anchor)


def _say_added(request: SignedInRequest, client: Client, found: Sequence[Activity]) -> None:
    shortlist = shortlists.current_list(client)
    count = shortlist.items.count() if shortlist else 0
    words = ngettext("Nu er der %(num)d på listen.", "Nu er der %(num)d på listen.", count) % {"num": count}
    if found:
        messages.success(request, words)
    else:
        messages.warning(request, _("Vælg noget, du vil lægge på listen."))


@require_POST
@caseworkers_only(AccessVerb.CHANGE)
def shortlist_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begins a new list; the older one stays with its answers."""
    client = client_for(request, pk, AccessVerb.READ, detail="list")
    shortlists.begin(client, by=request.user, now=timezone.now())
    messages.success(request, _("En ny liste er begyndt. Vælg noget til den."))
    return redirect("casework:client", pk)


@require_POST
@caseworkers_only(AccessVerb.FOLLOW_UP)
def followed_up(request: SignedInRequest, pk: int) -> HttpResponse:
    """Takes what was due off the desk."""
    client, now = client_for(request, pk, AccessVerb.READ, detail="list"), timezone.now()
    for shortlist in client.shortlists.filter(follow_up_on__isnull=False):
        follow_up(shortlist, on=None, by=request.user, now=now)
    messages.success(request, _("Fulgt op. Godt, du ringede."))
    return redirect("casework:desk") if "desk" in request.POST else redirect("casework:shortlist", pk)
