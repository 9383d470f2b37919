"""One activity on the desk: begun, its list of tasks, seen as everybody will see it, sent, rested, ended."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest, signed_in
from activities import drafts, following, freshness, publication
from activities.desk import unfinished
from activities.desk.missing import missing, tasks
from activities.desk.overview import dates_of, reason_of
from activities.desk.steps import STEPS
from activities.duplicates import probable_duplicates
from activities.editing import facts_of, must_wait
from activities.models import Activity, PublicationEvent
from activities.permissions import activities_for, organisations_for, publishes_at_once
from activities.publication import PublicationError
from activities.revision import revise, waiting_changes
from activities.views.activity import page_of
from activities.views.desk.notices import say, warn
from activities.views.desk.step import activity_for, warnings_of
from activities.vocabularies import CapacityStatus, PublicationStatus

Verb = Callable[..., PublicationEvent]
VERBS: dict[str, tuple[Verb, Promise]] = {
    "pause": (publication.pause, gettext_lazy("Det holder pause nu. Det står ikke på listen.")),
    "genoptag": (publication.resume, gettext_lazy("Det er i gang igen.")),
    "slut": (publication.withdraw, gettext_lazy("Det er slut. Det står ikke på listen mere.")),
    "bekraeft": (publication.confirm, gettext_lazy("Tak. Nu ved folk, at det stadig passer.")),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def desk_new(request: SignedInRequest, organisation_pk: int) -> HttpResponse:
    """From a template, from an earlier activity, or from nothing."""
    organisation = get_object_or_404(organisations_for(request.user), pk=organisation_pk)
    earlier = Activity.objects.filter(organisation=organisation).exclude(title="").order_by("title", "pk")
    if request.method != "POST":
        context = {"organisation": organisation, "templates": drafts.TEMPLATES, "earlier": earlier}
        return render(request, "desk/new.html", context)
    if (template := request.POST.get("template")) is not None:
        if template not in {"", *drafts.BY_CODE}:
            raise Http404
        activity = drafts.begin(organisation, template=template)
        return redirect("activities:desk-step", activity.pk, STEPS[0].code)
    if not (copied := request.POST.get("copy", "")).isdecimal():
        return redirect("activities:desk-new", organisation.pk)
    copy = drafts.copy_of(get_object_or_404(earlier, pk=copied), now=timezone.now())
    return redirect("activities:desk-step", copy.pk, "hvornaar")


@never_cache
@require_safe
@signed_in
def desk_activity(request: SignedInRequest, pk: int) -> HttpResponse:
    """The list of tasks, what is missing, and what one can do with it."""
    activity, now = activity_for(request, pk), timezone.now()
    facts = facts_of(activity)
    context = {
        "activity": activity,
        "facts": facts,
        "tasks": tasks(facts, now=now),
        "missing": missing(facts, now=now),
        "begun": unfinished.begun(activity, author=request.user),
        "twins": probable_duplicates(activity),
        "warnings": warnings_of(activity),
        "reason": reason_of(activity),
        "waits": must_wait(activity, request.user),
        "at_once": publishes_at_once(request.user, activity.organisation),
        "is_draft": activity.publication_status
        in {PublicationStatus.DRAFT, PublicationStatus.WITHDRAWN, PublicationStatus.EXPIRED},
        "rooms": CapacityStatus.choices,
        "coming": dates_of(activity, now=now),
        "followers": following.counted(activity),
        "is_stale": freshness.freshness(activity, now=now)
        in {freshness.Freshness.ASK_FIRST, freshness.Freshness.HIDDEN},
    }
    return render(request, "desk/activity.html", context)


@never_cache
@require_safe
@signed_in
def desk_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """The public page itself, as it would be, with what waits; nothing is written."""
    return preview(request, activity_for(request, pk))


def preview(
    request: SignedInRequest, activity: Activity, *, template: str = "desk/preview.html", **more: object
) -> HttpResponse:
    """Applies what waits in a transaction that is taken back, so that the page cannot differ from the real one."""
    now, changes = timezone.now(), waiting_changes(activity)
    if not changes:
        return _as_shown(request, activity, template, now, more)
    with transaction.atomic():
        revise(activity, changes=changes, base_version=activity.version, now=now, by=request.user)
        answer = _as_shown(request, activity, template, now, more)
        transaction.set_rollback(True)
    return answer


def _as_shown(
    request: SignedInRequest, activity: Activity, template: str, now: datetime, more: dict[str, object]
) -> HttpResponse:
    shown = Activity.objects.with_page_facts().get(pk=activity.pk)
    shown.publication_status = PublicationStatus.PUBLISHED
    freshness.mark_confirmed(shown, now=now, by_what="organiser")
    return render(request, template, {**page_of(shown, now=now), "back": "", **more})


@require_POST
@signed_in
def desk_send(request: SignedInRequest, pk: int) -> HttpResponse:
    """Shows it, or sends it to be read first."""
    activity, now = activity_for(request, pk), timezone.now()
    if lacking := missing(facts_of(activity), now=now):
        warn(request, " ".join(lacking.values()))
        return redirect("activities:desk-activity", pk)
    try:
        is_shown = drafts.send(activity, by=request.user, now=now)
    except PublicationError as error:
        warn(request, str(error))
        return redirect("activities:desk-activity", pk)
    return redirect("activities:desk-sent", pk) if not is_shown else _shown(request, activity)


def _shown(request: SignedInRequest, activity: Activity) -> HttpResponse:
    say(request, _("Nu kan alle se det."))
    return redirect("activities:desk-sent", activity.pk)


@never_cache
@require_safe
@signed_in
def desk_sent(request: SignedInRequest, pk: int) -> HttpResponse:
    """What happens now."""
    return render(request, "desk/sent.html", {"activity": activity_for(request, pk)})


@require_POST
@signed_in
def desk_verb(request: SignedInRequest, pk: int, verb: str) -> HttpResponse:
    """Rests it, takes it up again, ends it or confirms it; none of this waits for anybody."""
    if verb not in VERBS:
        raise Http404
    do, sentence = VERBS[verb]
    try:
        do(activity_for(request, pk), now=timezone.now(), by=request.user, reason=request.POST.get("reason", "")[:300])
        say(request, str(sentence))
    except PublicationError as error:
        warn(request, str(error))
    return redirect("activities:desk-activity", pk)


@require_POST
@signed_in
def desk_room(request: SignedInRequest, pk: int) -> HttpResponse:
    """Whether there is room: one tap, shown at once."""
    activity, room = activity_for(request, pk), request.POST.get("room", "")
    if room not in CapacityStatus.values:
        raise Http404
    changes = {"capacity_status": room}
    revise(activity, changes=changes, base_version=activity.version, now=timezone.now(), by=request.user)
    say(request, _("Gemt: %(room)s.") % {"room": CapacityStatus(room).label})
    return redirect("activities:desk-activity", pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def desk_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throws away what nobody has seen; what was shown is ended instead."""
    drafts_only = activities_for(request.user).filter(published_at__isnull=True)
    activity = get_object_or_404(drafts_only, pk=pk)
    if request.method != "POST":
        return render(request, "desk/delete.html", {"activity": activity})
    activity.delete()
    say(request, _("Kladden er smidt ud."))
    return redirect("activities:desk-front")
