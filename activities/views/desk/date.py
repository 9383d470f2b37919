"""One coming date on the desk: called off in two taps, moved, or held after all."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest, signed_in
from activities import publication
from activities.desk.problems import problems
from activities.forms.date import REASONS, CancelForm, MoveForm
from activities.models import Occurrence
from activities.permissions import activities_for
from activities.presentation.moments import capitalised, clock_words, dated_words, long_when_words
from activities.publication import PublicationError
from activities.views.desk.notices import say, warn

UNPROCESSABLE = 422
DEEDS = ("cancel", "move", "restore")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def desk_date(request: SignedInRequest, pk: int, date_pk: int) -> HttpResponse:
    """What becomes of one date; whatever is done here is shown to everybody at once and waits for nobody."""
    now = timezone.now()
    occurrence = get_object_or_404(_dates_for(request, now), activity=pk, pk=date_pk)
    deed = request.POST.get("deed", "")
    if request.method == "POST" and deed not in DEEDS:
        raise Http404
    cancel = CancelForm(request.POST if deed == "cancel" else None)
    move = MoveForm(request.POST if deed == "move" else None, occurrence=occurrence, now=now)
    form = {"cancel": cancel, "move": move}.get(deed)
    if request.method != "POST" or (form is not None and not form.is_valid()):
        return _page(request, occurrence, cancel, move, now=now)
    try:
        _do(request, deed, occurrence, cancel, move, now=now)
    except PublicationError as error:
        warn(request, str(error))
    return redirect("activities:desk-date", pk, date_pk)


def _dates_for(request: SignedInRequest, now: datetime) -> QuerySet[Occurrence]:
    mine = activities_for(request.user)
    coming = Occurrence.objects.filter(activity__in=mine).coming(now)
    return coming.select_related("activity__organisation", "schedule")


def _do(
    request: SignedInRequest, deed: str, occurrence: Occurrence, cancel: CancelForm, move: MoveForm, *, now: datetime
) -> None:
    if deed == "cancel":
        publication.cancel_occurrence(occurrence, now=now, by=request.user, reason=cancel.words)
        say(request, _("Det er aflyst. Alle kan se det nu."))
    elif deed == "move":
        said = move.cleaned_data
        publication.move_occurrence(
            occurrence,
            new_starts_at=said["starts_at"],
            new_ends_at=said["ends_at"],
            now=now,
            by=request.user,
            reason=said["why"],
        )
        say(request, _("Det er flyttet. Alle kan se det nu."))
    else:
        publication.restore_occurrence(occurrence, now=now, by=request.user)
        say(request, _("Godt. Det bliver til noget alligevel."))


def _page(
    request: SignedInRequest, occurrence: Occurrence, cancel: CancelForm, move: MoveForm, *, now: datetime
) -> HttpResponse:
    tried = next((form for form in (cancel, move) if form.is_bound), None)
    context = {
        "activity": occurrence.activity,
        "occurrence": occurrence,
        "when": long_when_words(occurrence.starts_at, now=now),
        "clock": clock_words(occurrence.starts_at, occurrence.ends_at),
        "was": capitalised(dated_words(occurrence.original_starts_at, now=now)),
        "reasons": [(code, _(words) if words else _("Uden en grund")) for code, words in REASONS.items()],
        "cancel": cancel,
        "move": move,
        "errors": tried.errors if tried else {},
        "problems": problems(tried) if tried else [],
    }
    return render(request, "desk/date.html", context, status=UNPROCESSABLE if tried else 200)
