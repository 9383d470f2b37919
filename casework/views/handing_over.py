"""Giving a list along: a link with a code word, paper, or words to read aloud on the telephone."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.encryption import UnreadableError, decrypt, encrypt
from accounts.requests import SignedInRequest
from casework import links, shortlists
from casework.handout import Handout, handout_of
from casework.links import Key
from casework.models import AccessVerb, Client, HandoutLanguage, Shortlist
from casework.pdf import PAPERS, render_pdf
from casework.permissions import caseworkers_only, client_for
from casework.presentation_of_list import link_words
from casework.qr import qr_svg
from casework.reading_aloud import sentences_of
from casework.views.answers import attachment
from casework.wording import speaking

KEYS = "casework_keys"


@require_safe
@caseworkers_only(AccessVerb.HAND_OVER)
def hand_over_page(request: SignedInRequest, pk: int) -> HttpResponse:
    """The three ways, and how the link stands. Link and code word can be seen by who made them, until they sign out."""
    client, shortlist = _list_for(request, pk, AccessVerb.READ)
    now = timezone.now()
    link = links.open_link(shortlist, now=now)
    key = _key_of(request, shortlist) if link else None
    context: dict[str, Any] = {
        "client": client,
        "shortlist": shortlist,
        "is_ready": shortlist.items.exists(),
        "link": link_words(link, now=now),
        "key": key,
        "address": links.address_of(shortlist, key.token) if key else "",
        "languages_offered": HandoutLanguage.choices,
        "papers": [("a5", _("A5")), ("a4", _("A4, stor skrift"))],
    }
    return render(request, "casework/hand_over.html", context)


@require_POST
@caseworkers_only(AccessVerb.HAND_OVER)
def make_link(request: SignedInRequest, pk: int) -> HttpResponse:
    """A new link and code word; an older link is closed."""
    _client, shortlist = _list_for(request, pk, AccessVerb.READ)
    if not shortlist.items.exists():
        messages.warning(request, _("Listen er tom. Vælg noget til den først."))
        return redirect("casework:hand-over", pk)
    key = links.hand_over(shortlist, by=request.user, now=timezone.now())
    kept = {**request.session.get(KEYS, {}), str(shortlist.pk): encrypt(f"{key.token} {key.code_word}")}
    request.session[KEYS] = kept
    return redirect("casework:hand-over", pk)


@require_POST
@caseworkers_only(AccessVerb.REVOKE)
def close_link(request: SignedInRequest, pk: int) -> HttpResponse:
    """Closes the link at once."""
    _client, shortlist = _list_for(request, pk, AccessVerb.READ)
    links.revoke(shortlist, by=request.user, now=timezone.now())
    messages.success(request, _("Linket er lukket. Det virker ikke mere."))
    return redirect("casework:hand-over", pk)


@require_safe
@caseworkers_only(AccessVerb.HAND_OVER)
def qr_code(request: SignedInRequest, pk: int) -> HttpResponse:
    """The link as a QR code; never the code word."""
    _client, shortlist = _list_for(request, pk, AccessVerb.READ)
    key = _key_of(request, shortlist)
    if key is None:
        raise Http404
    return HttpResponse(qr_svg(links.address_of(shortlist, key.token)), content_type="image/svg+xml")


@require_safe
@caseworkers_only(AccessVerb.PRINT)
def on_paper(request: SignedInRequest, pk: int, paper: str) -> HttpResponse:
    """A PDF to print: with the QR code where this person has made a link, else without."""
    if paper not in PAPERS:
        raise Http404
    _client, shortlist = _list_for(request, pk, AccessVerb.READ)
    now, language = timezone.now(), _language_asked(request, shortlist)
    key = _key_of(request, shortlist) if links.open_link(shortlist, now=now) else None
    qr = qr_svg(links.address_of(shortlist, key.token)) if key else ""
    made = render_pdf(handout_of(shortlist, language=language, now=now), paper=paper, qr=qr, now=now)
    links.note_print(shortlist, by=request.user, now=now, detail=f"{paper} {language}")
    answer = attachment(made, name=f"din-liste-{paper}.pdf", kind="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="din-liste-{paper}.pdf"'
    return answer


@require_safe
@caseworkers_only(AccessVerb.PRINT)
def read_aloud(request: SignedInRequest, pk: int) -> HttpResponse:
    """The list in whole sentences, for the telephone."""
    client, shortlist = _list_for(request, pk, AccessVerb.READ)
    now, language = timezone.now(), _language_asked(request, shortlist)
    handout = handout_of(shortlist, language=language, now=now)
    links.note_print(shortlist, by=request.user, now=now, detail=f"aloud {language}")
    return render(request, "casework/read_aloud.html", {"client": client, **_spoken(handout)})


def _spoken(handout: Handout) -> dict[str, Any]:
    with speaking(handout.language):
        return {"paragraphs": sentences_of(handout), "spoken": handout.language.locale}


def _list_for(request: SignedInRequest, pk: int, verb: AccessVerb) -> tuple[Client, Shortlist]:
    client = client_for(request, pk, verb, detail="list")
    shortlist = shortlists.current_list(client)
    if shortlist is None:
        raise Http404
    return client, shortlist


def _key_of(request: SignedInRequest, shortlist: Shortlist) -> Key | None:
    """Link and code word from this person's own session, where they lie locked; only while they are the list's newest."""
    locked = request.session.get(KEYS, {}).get(str(shortlist.pk))
    try:
        token, _blank, code_word = decrypt(locked).partition(" ") if locked else ("", "", "")
    except UnreadableError:
        return None
    link = links.link_of(token, now=timezone.now()) if token else None
    return Key(token, code_word) if link and link.shortlist_id == shortlist.pk else None


def _language_asked(request: SignedInRequest, shortlist: Shortlist) -> HandoutLanguage:
    asked = request.GET.get("sprog", "")
    return HandoutLanguage(asked) if asked in HandoutLanguage.values else shortlist.handout_language
