"""One step of telling about an activity: shown, saved, kept half-written, and looked up while writing."""

from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest, signed_in
from activities.desk import unfinished
from activities.desk.problems import problems
from activities.desk.saving import BASE, TwoEditorsError, base_of, save_step
from activities.desk.steps import BY_CODE, STEPS, Step, next_step
from activities.editing import Facts, facts_of
from activities.forms.access import contradiction
from activities.forms.base import StepForm
from activities.forms.when import WhenForm
from activities.geocoding.address import Address
from activities.geocoding.gazetteer import find_postcode
from activities.geocoding.locate import locate
from activities.models import Activity
from activities.permissions import activities_for
from activities.readability import readability
from activities.views.desk.notices import say_saved
from activities.vocabularies import Precision

UNPROCESSABLE, CONFLICT = 422, 409


def activity_for(request: SignedInRequest, pk: int) -> Activity:
    """An activity whoever asks may edit; others find nothing."""
    return get_object_or_404(activities_for(request.user).select_related("organisation", "place"), pk=pk)


def step_named(code: str) -> Step:
    """A step by its word in the address."""
    if code not in BY_CODE:
        raise Http404
    return BY_CODE[code]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def desk_step(request: SignedInRequest, pk: int, code: str) -> HttpResponse:
    """One screen of questions."""
    activity, step = activity_for(request, pk), step_named(code)
    facts = facts_of(activity)
    if request.method != "POST":
        return _shown(request, step, facts)
    form = step.form(request.POST, request.FILES, facts=facts, person=request.user, now=timezone.now())
    if "_autosave" in request.POST:
        return _kept(request, activity, step)
    if "_forget" in request.POST:
        unfinished.forget(activity, step.code, author=request.user)
        return redirect("activities:desk-step", pk, code)
    if "_look" in request.POST:
        form.is_valid()
        return _page(request, step, form, facts, base=request.POST.get(BASE, ""), is_tried=True)
    return _saved(request, activity, step, form)


def _shown(request: SignedInRequest, step: Step, facts: Facts) -> HttpResponse:
    """What is there, or what this person typed and did not save."""
    now, activity = timezone.now(), facts.activity
    typed = unfinished.typed_in(activity, step.code, author=request.user)
    form = step.form(typed, facts=facts, person=request.user, now=now)
    base = typed.get(BASE, "") if typed else base_of(step, facts, person=request.user, now=now)
    return _page(request, step, form, facts, base=str(base), is_unfinished=typed is not None)


def _kept(request: SignedInRequest, activity: Activity, step: Step) -> HttpResponse:
    """Half-written words, sent by the page while somebody types."""
    unfinished.remember(activity, step.code, author=request.user, typed=request.POST, now=timezone.now())
    return HttpResponse(status=204)


def _saved(request: SignedInRequest, activity: Activity, step: Step, form: StepForm) -> HttpResponse:
    now, base = timezone.now(), request.POST.get(BASE, "")
    if not form.is_valid():
        _remember(request, activity, step, form)
        return _page(request, step, form, form.facts, base=base, is_tried=True, status=UNPROCESSABLE)
    try:
        rest = "_rest" in request.POST
        waits = save_step(activity, step, form, base=base, person=request.user, now=now, all_access=rest)
    except TwoEditorsError as two:
        _remember(request, activity, step, form)
        return _both_versions(request, activity, step, form, two)
    say_saved(request, activity, waits=waits)
    return _onwards(request, activity, step)


def _remember(request: SignedInRequest, activity: Activity, step: Step, form: StepForm) -> None:
    typed = form.data if isinstance(form.data, QueryDict) else request.POST
    unfinished.remember(activity, step.code, author=request.user, typed=typed, now=timezone.now())


def _onwards(request: SignedInRequest, activity: Activity, step: Step) -> HttpResponse:
    """A draft leads to the next question; what is shown already leads back to its list."""
    if "_close" in request.POST:
        return redirect("activities:desk-front")
    following = None if activity.published_at else next_step(step, activity.reviewed_steps)
    if following is None:
        return redirect("activities:desk-activity", activity.pk)
    return redirect("activities:desk-step", activity.pk, following.code)


def _page(
    request: SignedInRequest,
    step: Step,
    form: StepForm,
    facts: Facts,
    *,
    base: str,
    is_tried: bool = False,
    is_unfinished: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The screen itself; `is_tried` shows what is wrong."""
    context = {
        "activity": facts.activity,
        "step": step,
        "form": form,
        "errors": form.errors if is_tried else {},
        "base": base,
        "is_unfinished": is_unfinished,
        "progress": _progress(step, facts),
        "number": STEPS.index(step) + 1,
        "measured": {name: readability(str(form[name].value() or "")) for name in form.texts_to_measure},
        "problems": problems(form) if is_tried else [],
        **form.shown(is_tried=is_tried),
    }
    return render(request, f"desk/step_{step.template}.html", context, status=status)


def _progress(step: Step, facts: Facts) -> list[str]:
    """One mark per screen: done, now or open."""
    reviewed = facts.activity.reviewed_steps
    return ["now" if one is step else "done" if one.code in reviewed else "open" for one in STEPS]


def _both_versions(
    request: SignedInRequest, activity: Activity, step: Step, form: StepForm, two: TwoEditorsError
) -> HttpResponse:
    """Both versions beside each other; nothing was written, nothing is lost."""
    typed = form.data if isinstance(form.data, QueryDict) else request.POST
    kept = [
        (name, value)
        for name, values in typed.lists()
        if not name.startswith("_") and name not in {"csrfmiddlewaretoken", BASE}
        for value in values
    ]
    context = {"activity": activity, "step": step, "differences": two.differences, "base": two.base, "kept": kept}
    return render(request, "desk/both_versions.html", context, status=CONFLICT)


@require_POST
@signed_in
def desk_dates(request: SignedInRequest, pk: int) -> HttpResponse:
    """The coming dates of what is typed, while somebody types it."""
    activity = activity_for(request, pk)
    form = WhenForm(request.POST, facts=facts_of(activity), person=request.user, now=timezone.now())
    dates = form.coming_dates() if form.is_valid() else []
    return render(request, "desk/dates.html", {"dates": dates})


@require_POST
@signed_in
def desk_address(request: SignedInRequest, pk: int) -> HttpResponse:
    """Where an address is, for the map beside the fields; the address itself is not kept."""
    activity_for(request, pk)
    said = {name: request.POST.get(name, "")[:120] for name in ("street", "postcode", "town")}
    area = find_postcode(said["postcode"].strip())
    if area is None:
        return JsonResponse({"words": _("Skriv et postnummer, siden dækker."), "found": False})
    point = locate(Address(street=said["street"], postcode=area.postcode, town=said["town"] or area.town))
    if point is None:
        return JsonResponse({"words": _("Vi kan ikke finde stedet. Sæt selv prikken."), "found": False})
    is_exact = point.precision in {Precision.ADDRESS, Precision.STREET}
    words = _("Prikken står på adressen.") if is_exact else _("Prikken står midt i byen. Træk den hen til døren.")
    return JsonResponse({"found": True, "lat": point.lat, "lon": point.lon, "town": area.town, "words": words})


def warnings_of(activity: Activity) -> list[str]:
    """What two answers cannot both be."""
    return [sentence for sentence in [contradiction(activity)] if sentence]
