"""The client's page: a link, a code word, the list, and a way to say something back. No session, no cookie, no name.

Opening the link shows a field for the code word and nothing else, so scanners and previews may open it as often as they like.
The code word is sent once; afterwards each form on the page carries a signed key that holds for this link and an hour.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from activities.pace import is_too_often
from casework import answers, links, strangers
from casework.handout import handout_of
from casework.links import Knock
from casework.models import AccessVerb, AnswerKind, HandoutLanguage, ListLink, Shortlist
from casework.permissions import kept_private
from casework.presentation_of_client_page import answered_cards
from casework.wording import whom_to_call

GONE, UNPROCESSABLE, TOO_MANY = 410, 422, 429
GUESSES_IN_AN_HOUR, WORDS_IN_AN_HOUR = 30, 60
MOST_LETTERS_OF_CODE = 80
# What somebody was about to say when the page had lain open too long: it is carried past the code word.
CARRIED = ("item", "answer", "reason", "words")

View = Callable[[HttpRequest, str], HttpResponse]


def for_whoever_has_the_link(view: View) -> View:
    """Kept nowhere, told to nobody. No cookie takes part, so there is no session a foreign page could act with;
    what is sent must carry the code word or the key that came after it. (Without a referrer browsers name no origin either.)
    """

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        answer = view(request, token)
        kept_private(answer, referrer="no-referrer")
        return answer

    allowed: View = csrf_exempt(never_cache(require_http_methods(["GET", "HEAD", "POST"])(guarded)))
    return allowed


@for_whoever_has_the_link
def list_page(request: HttpRequest, token: str) -> HttpResponse:
    """The code word's field, then the list, then the same list with what was answered."""
    now = timezone.now()
    link = links.link_of(token, now=now)
    if link is None:
        return _link_is_over(request, now=now)
    if request.method != "POST":
        return _door(request)
    if "key" not in request.POST:
        return _knocked(request, link, now=now)
    if not links.fits(request.POST["key"], link):
        return _door(request, says=_("Siden har stået åben længe. Skriv kodeordet igen. Dit svar går ikke tabt."))
    return _answered(request, link, now=now)


def _link_is_over(request: HttpRequest, *, now: datetime) -> HttpResponse:
    """Forged, revoked, replaced or expired: the same kind sentence, and every attempt is recorded until there are too many."""
    strangers.note_refused(request, AccessVerb.OPEN_LINK, now=now, detail="link: none")
    if is_too_often(request, "list", most=GUESSES_IN_AN_HOUR):
        return render(request, "429.html", status=TOO_MANY)
    return render(request, "casework/list_over.html", whom_to_call(), status=GONE)


def _door(request: HttpRequest, *, says: str = "", is_wrong: bool = False, status: int = 200) -> HttpResponse:
    carried = [(name, request.POST[name][:1000]) for name in CARRIED if name in request.POST]
    context = {"says": says, "is_wrong": is_wrong, "carried": carried, **whom_to_call()}
    return render(request, "casework/list_door.html", context, status=status)


def _knocked(request: HttpRequest, link: ListLink, *, now: datetime) -> HttpResponse:
    if is_too_often(request, "code word", most=WORDS_IN_AN_HOUR):
        return render(request, "429.html", status=TOO_MANY)
    knock = links.knock(link, request.POST.get("code", "")[:MOST_LETTERS_OF_CODE], now=now)
    if knock == Knock.TOO_OFTEN:
        says = _("Det blev til mange forsøg. Prøv igen om en time, eller ring til os. Så hjælper vi.")
        return _door(request, says=says, status=TOO_MANY)
    if knock == Knock.WRONG:
        says = _("Det var ikke kodeordet. Det er to ord. Prøv igen, eller ring til os.")
        return _door(request, says=says, is_wrong=True, status=UNPROCESSABLE)
    return _answered(request, link, now=now) if "answer" in request.POST else _list(request, link, now=now)


def _answered(request: HttpRequest, link: ListLink, *, now: datetime) -> HttpResponse:
    """Keeps an answer and shows the list with it."""
    number, words = request.POST.get("item", ""), request.POST.get("words")
    items = link.shortlist.items.select_related("shortlist__client")
    item = items.filter(pk=number).first() if number.isdecimal() and len(number) < 18 else None
    if item is None:
        return _list(request, link, now=now, says=_("Det står ikke på listen mere."))
    try:
        kind, reason = request.POST.get("answer", ""), request.POST.get("reason", "")
        given = answers.answer(item, kind=kind, reason=reason, words=words, now=now)
    except ValidationError as refusal:
        says = {item.pk: str(refusal.messages[0])}
        return _list(request, link, now=now, wrong=says, typed={item.pk: words or ""})
    is_glad = given.kind in {AnswerKind.YES, AnswerKind.WENT, AnswerKind.AGAIN}
    thanks = _("Tak, fordi du siger det. Det er godt at vide.") if not is_glad else _("Tak. Det er dejligt at høre.")
    return _list(request, link, now=now, thanks={item.pk: thanks})


def _list(
    request: HttpRequest,
    link: ListLink,
    *,
    now: datetime,
    says: str = "",
    thanks: dict[int, str] | None = None,
    wrong: dict[int, str] | None = None,
    typed: dict[int, str] | None = None,
) -> HttpResponse:
    shortlist = link.shortlist
    handout = handout_of(shortlist, language=_language(shortlist), now=now)
    context: dict[str, Any] = {
        "handout": handout,
        "words": handout.words,
        "cards": answered_cards(shortlist, handout, thanks=thanks or {}, wrong=wrong or {}, typed=typed or {}),
        "key": links.key_for(link),
        "invites_words": shortlist.invites_words,
        "says": says,
        "hesitating": ("maybe", "no"),
    }
    return render(request, "casework/list.html", context, status=UNPROCESSABLE if wrong else 200)


def _language(shortlist: Shortlist) -> HandoutLanguage:
    """The list's own where the page is in it (easy Danish is Danish, too), else the page's."""
    shown = translation.get_language() or "da"
    own = shortlist.handout_language
    return own if own.locale == shown else HandoutLanguage(shown)
